/** Puts policies into OPA's one style, in place: `node compiler/fmt.ts [policies]`, from the project's root. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCompiler } from '../src/rego/compiler.ts';

const [folder = 'policies'] = process.argv.slice(2);
const files = Object.fromEntries(
  globSync('**/*.rego', { cwd: folder }).map((path) => [join(folder, path), readFileSync(join(folder, path), 'utf8')]),
);
const compiler = openCompiler();
try {
  const { problems, formatted } = await compiler.format(files);
  for (const { file, row, column, message } of problems) console.error(`${file}:${row}:${column}: ${message}`);
  if (problems.length > 0) process.exitCode = 1;
  for (const [path, text] of Object.entries(formatted)) {
    if (text === files[path]) continue;
    writeFileSync(path, text);
    console.log(`formatted ${path}`);
  }
} finally {
  await compiler.close();
}
