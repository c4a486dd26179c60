import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync } from 'node:fs';
import { WASI } from 'node:wasi';
import { parentPort, workerData } from 'node:worker_threads';
import { createBrotliDecompress } from 'node:zlib';
import { textOf } from './thrown.ts';
import { type WasmModule, webAssembly } from './webassembly.ts';

/** Where the packed compiler lies and the SHA-256 of its bytes unpacked. */
export interface CompilerWorkerData {
  readonly wasm: string;
  readonly sha256: string;
}

/** One run: files to be standard input and standard output. */
export interface CompilerRun {
  readonly input: string;
  readonly output: string;
}

const { wasm, sha256 } = workerData as CompilerWorkerData;
let compiled: Promise<WasmModule> | null = null;

async function load(): Promise<WasmModule> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  const unpacked = createReadStream(new URL(wasm)).pipe(createBrotliDecompress({ chunkSize: 1 << 20 }));
  for await (const part of unpacked as AsyncIterable<Buffer>) {
    hash.update(part);
    parts.push(part);
  }
  if (hash.digest('hex') !== sha256) throw new Error('the compiler module is not the one its SHA-256 names');
  return webAssembly.compile(Buffer.concat(parts));
}

/** Runs the compiler once on a fresh instance; null when it ended as it should. */
async function run({ input, output }: CompilerRun): Promise<string | null> {
  compiled ??= load();
  const module = await compiled;
  const stdin = openSync(input, 'r');
  const stdout = openSync(output, 'w');
  // What it may say on standard error is a stack, for no user to read.
  const stderr = openSync(`${output}.stderr`, 'w');
  try {
    const wasi = new WASI({ version: 'preview1', args: ['compiler'], env: {}, stdin, stdout, stderr });
    const instance = await webAssembly.instantiate(module, wasi.getImportObject());
    const code = wasi.start(instance);
    return code === 0 ? null : `the compiler ended with code ${code}`;
  } finally {
    for (const descriptor of [stdin, stdout, stderr]) closeSync(descriptor);
  }
}

parentPort?.on('message', (message: CompilerRun) => {
  run(message).then(
    (failure) => parentPort?.postMessage(failure),
    (thrown: unknown) => parentPort?.postMessage(textOf(thrown)),
  );
});
