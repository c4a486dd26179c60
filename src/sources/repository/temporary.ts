import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A private directory of ours; `dispose` removes it and may be called twice. */
export interface Temporary {
  readonly path: string;
  dispose(): void;
}

const live = new Set<string>();
let isHooked = false;

function remove(path: string): void {
  if (live.delete(path)) rmSync(path, { recursive: true, force: true });
}

/** Makes a directory that only this user can enter. What was not disposed of is removed when the process exits. */
export function makeTemporary(): Temporary {
  if (!isHooked) {
    isHooked = true;
    process.once('exit', () => {
      for (const path of live) remove(path);
    });
  }
  const path = mkdtempSync(join(tmpdir(), 'tidemark-'));
  live.add(path);
  return { path, dispose: () => remove(path) };
}
