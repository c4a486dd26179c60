import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanError } from '../core/errors.ts';
import type { PolicyFiles, PolicyProblem } from '../core/policy.ts';
import { Answer, type Inspection, type TestRun } from './answer.ts';
import type { CompilerRun, CompilerWorkerData } from './compiler-worker.ts';
import { hostWorker, type WorkerHost } from './worker-host.ts';
import { compilerFile, workerUrl } from './worker-url.ts';

type Problems = readonly PolicyProblem[];

/** Sources with the JSON Schema of `input` (`inputSchema`); without one, fields are not checked. */
interface CheckRequest {
  readonly files: PolicyFiles;
  readonly schema?: unknown;
}

/**
 * OPA's compiler. What is wrong with the sources comes back as `problems`, sorted by place; then there is no result.
 * Each method throws ScanError `policy_invalid` when the compiler itself gives up.
 */
export interface Compiler {
  /** SHA-256, hex, over the compiler module and what it lets policies use. */
  readonly digest: string;
  /** Syntax, strict mode, types against the schema, and the house rules (compiler/README.md). */
  check(request: CheckRequest): Promise<Problems>;
  /** Checks, then tells what the sources say about themselves. */
  inspect(request: CheckRequest): Promise<{ readonly problems: Problems; readonly inspection: Inspection | null }>;
  /** One WASM module with these entrypoints (`main/decisions`); the same sources give the same bytes. Checks no types. */
  build(request: {
    readonly files: PolicyFiles;
    readonly entrypoints: readonly string[];
  }): Promise<{ readonly problems: Problems; readonly wasm: Uint8Array | null }>;
  /** Every file in OPA's one style; a file that cannot be parsed is a problem and absent. */
  format(files: PolicyFiles): Promise<{ readonly problems: Problems; readonly formatted: PolicyFiles }>;
  /** Runs all `test_` rules in OPA's interpreter; `data` is the data document, such as cases by question. */
  test(request: {
    readonly files: PolicyFiles;
    readonly data?: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly problems: Problems; readonly run: TestRun | null }>;
  close(): Promise<void>;
}

/**
 * Opens the compiler that is packed with this program. Cheap: it is unpacked when first asked, in a worker of its own.
 * `deadlineMs` bounds each request (default two minutes).
 * @throws {ScanError} `no_such_path` where the files that come with the compiler are not there.
 */
export function openCompiler({ deadlineMs = 120_000 }: { readonly deadlineMs?: number } = {}): Compiler {
  const sha256 = compilerText('opa.wasm.sha256').trim();
  const capabilities: unknown = JSON.parse(compilerText('capabilities.json'));
  const workerData: CompilerWorkerData = { wasm: compilerFile('opa.wasm.br').href, sha256 };
  const host = hostWorker(workerUrl('compiler-worker'), workerData);
  const ask = (command: string, request: object) =>
    askCompiler(host, { command, capabilities, ...request }, deadlineMs);

  return {
    digest: createHash('sha256')
      .update(JSON.stringify([sha256, capabilities]))
      .digest('hex'),
    async check(request) {
      return (await ask('check', request)).problems;
    },
    async inspect(request) {
      const { problems, inspection = null } = await ask('inspect', request);
      return { problems, inspection };
    },
    async build(request) {
      const { problems, wasm } = await ask('build', request);
      return { problems, wasm: wasm === undefined ? null : new Uint8Array(Buffer.from(wasm, 'base64')) };
    },
    async format(files) {
      const { problems, formatted = {} } = await ask('fmt', { files });
      return { problems, formatted };
    },
    async test(request) {
      const { problems, tests = null } = await ask('test', request);
      return { problems, run: tests };
    },
    close: () => host.close(),
  };
}

function compilerText(name: 'opa.wasm.sha256' | 'capabilities.json'): string {
  try {
    return readFileSync(compilerFile(name), 'utf8');
  } catch (cause) {
    const mend = 'Install tidemark anew; in its own sources, run node compiler/build.ts.';
    throw new ScanError('no_such_path', `The policy compiler is not whole: ${name} is not there.`, mend, { cause });
  }
}

async function askCompiler(host: WorkerHost, request: object, deadlineMs: number): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-policy-'));
  try {
    const run: CompilerRun = { input: join(folder, 'request.json'), output: join(folder, 'answer.json') };
    await writeFile(run.input, JSON.stringify(request));
    const reply = await host.ask(run, deadlineMs);
    if (reply.kind === 'deadline') throw gaveUp(`it took longer than ${deadlineMs / 1000} s`);
    if (reply.kind === 'crashed') throw gaveUp(reply.reason);
    if (reply.value !== null) throw gaveUp(String(reply.value));
    return Answer.parse(JSON.parse(await readFile(run.output, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function gaveUp(reason: string): ScanError {
  return new ScanError(
    'policy_invalid',
    `The policy compiler gave up: ${reason}.`,
    'Compile fewer or simpler policies at once; if the built-in ones fail, install tidemark anew.',
  );
}
