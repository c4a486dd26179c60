/** Compiles models: `node compiler/packs.ts [policies] [target]`, from the project's root, writes `<target>/<model>/`. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanError } from '../src/core/errors.ts';
import { type Compiler, openCompiler } from '../src/rego/compiler.ts';
import { buildPack, savePack } from '../src/rego/pack.ts';
import { packsFolder } from '../src/rego/worker-url.ts';

const [folder = 'policies', target = fileURLToPath(packsFolder())] = process.argv.slice(2);
const slashes = (path: string) => path.replaceAll('\\', '/');
const files = Object.fromEntries(
  globSync('**/*.rego', { cwd: folder, exclude: ['**/*_test.rego'] })
    .map((path) => slashes(join(folder, path)))
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]),
);
const models = globSync('*/model.rego', { cwd: folder })
  .map((path) => dirname(path))
  .sort();

async function compileAll(): Promise<void> {
  const compiler = openCompiler();
  try {
    for (const modelId of models) await told(() => compile(compiler, modelId));
  } finally {
    await compiler.close();
  }
}

async function compile(compiler: Compiler, modelId: string): Promise<void> {
  const pack = await buildPack(compiler, { modelId, files });
  await savePack(pack, join(target, modelId));
  const criteria = pack.model.questions.flatMap((question) => question.criteria).length;
  console.log(
    `${modelId}: ${pack.model.questions.length} questions, ${criteria} criteria, ${pack.wasm.length} bytes, ${pack.model.digest.slice(0, 12)}`,
  );
}

/** What the user can mend is told in words and fails the build; the rest goes on. */
async function told(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    console.error(`${error.message} ${error.mend}`);
    process.exitCode = 1;
  }
}

await told(compileAll);
