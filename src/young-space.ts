import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 leave the room for young objects as it is at first: in this thread small, in threads that are started from now
 * on as large as they may have it. It would double it here to 60 MB while a history is read, a fifth of all memory of a
 * scan, and never give it back. Node takes this as flags alone, which nobody gives to a program that is started by its name.
 */
export function keepYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--min-semi-space-size=4');
}
