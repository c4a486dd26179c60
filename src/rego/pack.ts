import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ScanError } from '../core/errors.ts';
import { facts } from '../core/facts/index.ts';
import { Model } from '../core/model.ts';
import type { PolicyFiles, PolicyProblem } from '../core/policy.ts';
import type { Compiler } from './compiler.ts';
import { readModel } from './model.ts';
import { inputSchema, type Kinds } from './schema.ts';

/** The entrypoint that answers all questions of a pack at once. */
export const ALL_QUESTIONS = 'main/decisions';

/** Gives the entrypoint that answers one question, for when the others must not be drawn into its failure. */
export function entrypointOf(question: string): string {
  return `policies/${question.replaceAll('.', '/')}/criteria`;
}

/** One model compiled: the words of its METADATA, and the rules as WASM. */
export interface Pack {
  readonly model: Model;
  readonly wasm: Uint8Array;
}

/** `files` may hold other models and tests: they are left out. `kinds` are the facts to check against. */
export interface PackRequest {
  readonly modelId: string;
  readonly files: PolicyFiles;
  readonly kinds?: Kinds;
}

/** Gives what is wrong with a model's policies and, if nothing is, the model. */
export async function checkModel(
  compiler: Compiler,
  { modelId, files, kinds = facts }: PackRequest,
): Promise<{ readonly problems: readonly PolicyProblem[]; readonly model: Model | null }> {
  const own = filesOf(modelId, files);
  const { problems, inspection } = await compiler.inspect({ files: own, schema: inputSchema(kinds) });
  if (inspection === null) return { problems, model: null };
  const read = readModel(modelId, inspection, kinds);
  if (read.model === null) return { problems: read.problems, model: null };
  return { problems: [], model: { ...read.model, digest: digestOf(compiler, own) } };
}

/**
 * Checks and compiles one model.
 * @throws {ScanError} `policy_invalid`, one line `file:row:column: code: message` for each problem.
 */
export async function buildPack(compiler: Compiler, request: PackRequest): Promise<Pack> {
  const { problems, model } = await checkModel(compiler, request);
  if (model === null) throw invalid(request.modelId, problems);
  const built = await compiler.build({
    files: filesOf(request.modelId, request.files),
    entrypoints: [ALL_QUESTIONS, ...model.questions.map((question) => entrypointOf(question.id))],
  });
  if (built.wasm === null) throw invalid(request.modelId, built.problems);
  return { model, wasm: built.wasm };
}

/** Writes `policy.wasm` and `model.json` into a folder, which is made where there is none. */
export async function savePack(pack: Pack, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, 'policy.wasm'), pack.wasm);
  await replaceFile(join(folder, 'model.json'), `${JSON.stringify(pack.model, null, 2)}\n`);
}

/**
 * Reads what savePack wrote.
 * @throws {ScanError} `no_such_path` where there is no pack, `corrupt` where it is not one.
 */
export async function loadPack(folder: string): Promise<Pack> {
  const read = (name: string) =>
    readFile(join(folder, name)).catch((cause: unknown) => {
      throw new ScanError('no_such_path', `There is no compiled model in ${folder}.`, 'Compile it again.', { cause });
    });
  const [wasm, text] = await Promise.all([read('policy.wasm'), read('model.json')]);
  try {
    // Checked once in a process: not worth compiling the check.
    return { model: Model.parse(JSON.parse(text.toString('utf8')), { jitless: true }), wasm: new Uint8Array(wasm) };
  } catch (cause) {
    throw new ScanError('corrupt', `${join(folder, 'model.json')} is no compiled model.`, 'Compile it again.', {
      cause,
    });
  }
}

/** Gives a problem as one line for people. */
export function problemLine({ file, row, column, code, message }: PolicyProblem): string {
  return `${[file, row, column].filter((part) => part !== null).join(':') || '-'}: ${code}: ${message}`;
}

function invalid(modelId: string, problems: readonly PolicyProblem[]): ScanError {
  const lines = problems.map(problemLine).join('\n');
  return new ScanError('policy_invalid', `The policies of ${modelId} do not hold:\n${lines}`, 'Mend these places.');
}

/** Gives the sources that decide a model: its own, the library and the entrypoint, without tests. */
function filesOf(modelId: string, files: PolicyFiles): PolicyFiles {
  const named = /^package\s+policies\.([A-Za-z0-9_]+)/m;
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path, text]) => !path.endsWith('_test.rego') && (named.exec(text)?.[1] ?? modelId) === modelId)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function digestOf(compiler: Compiler, files: PolicyFiles): string {
  const decides = JSON.stringify([compiler.digest, Object.entries(files)]);
  return createHash('sha256').update(decides).digest('hex');
}

/** Whoever reads meanwhile sees the old file or the new one, never a part. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}
