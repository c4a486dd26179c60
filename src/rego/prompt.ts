import { Script } from 'node:vm';

/** A script is handed its work by a global only; this one is there for no longer than the call. */
const name = 'tidemark: work under watch';
const script = new Script(`globalThis[Symbol.for(${JSON.stringify(name)})]()`);
const scope = globalThis as unknown as Record<symbol, unknown>;

/**
 * What the work gives, done here and now; null when it throws, or takes longer than `limitMs` and so is broken off.
 * V8's own watch-dog ends it, in WASM too. Nothing else runs meanwhile, not even what listens to signals: meant for
 * work of some milliseconds.
 */
export function promptly<T>(work: () => T, limitMs: number): { readonly value: T } | null {
  const handle = Symbol.for(name);
  let done: { readonly value: T } | null = null;
  scope[handle] = () => {
    done = { value: work() };
  };
  try {
    script.runInThisContext({ timeout: limitMs });
    return done;
  } catch {
    return null;
  } finally {
    delete scope[handle];
  }
}
