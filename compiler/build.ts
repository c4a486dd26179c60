/**
 * Builds the compiler: `node compiler/build.ts [folder]` writes `opa.wasm.br` and `opa.wasm.sha256` into the folder
 * (default: this one). The digest is of the module before compression: the same Go gives the same bytes anywhere.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const here = import.meta.dirname;
const folder = process.argv[2] ?? here;
const toolchain = /^toolchain (go[0-9.]+)$/m.exec(readFileSync(join(here, 'go.mod'), 'utf8'))?.[1];
if (toolchain === undefined) throw new Error('compiler/go.mod names no toolchain');

const work = mkdtempSync(join(tmpdir(), 'tidemark-compiler-'));
try {
  const output = join(work, 'opa.wasm');
  execFileSync('go', ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', output, '.'], {
    cwd: here,
    stdio: 'inherit',
    // Whatever the machine's own settings are, they must not change the bytes.
    env: {
      ...process.env,
      GOTOOLCHAIN: toolchain,
      GOOS: 'wasip1',
      GOARCH: 'wasm',
      CGO_ENABLED: '0',
      GOFLAGS: '-mod=readonly',
      GOEXPERIMENT: '',
      GOWASM: '',
      GOWORK: 'off',
    },
  });
  const wasm = readFileSync(output);
  const digest = createHash('sha256').update(wasm).digest('hex');
  const packed = brotliCompressSync(wasm, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  });
  writeFileSync(join(folder, 'opa.wasm.br'), packed);
  writeFileSync(join(folder, 'opa.wasm.sha256'), `${digest}\n`);
  console.log(`${digest} ${toolchain}: ${wasm.length} bytes, ${packed.length} packed`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
