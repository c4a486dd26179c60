import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const compiler = join(import.meta.dirname, '..', '..', 'compiler');
const pinned = /^toolchain (go[0-9.]+)$/m.exec(readFileSync(join(compiler, 'go.mod'), 'utf8'))?.[1];

function installedGo(): string | null {
  try {
    return execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', cwd: tmpdir() }).trim();
  } catch {
    return null;
  }
}

test('the pinned Go builds the committed compiler, byte for byte', { timeout: 900_000 }, ({ skip }) => {
  const installed = installedGo();
  skip(installed !== pinned, `needs ${pinned} as \`go\` in PATH; here is ${installed ?? 'none'}`);
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-rebuild-'));
  try {
    execFileSync(process.execPath, [join(compiler, 'build.ts'), folder], { stdio: 'inherit' });
    const digest = (where: string) => readFileSync(join(where, 'opa.wasm.sha256'), 'utf8');
    expect(digest(folder)).toBe(digest(compiler));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
