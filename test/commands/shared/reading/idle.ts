import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { readInThread } from '../../../../src/commands/shared/reading/thread.ts';
import { doubles } from './doubles.ts';

/** Reads once, and ends without closing the thread. */
const source = memoryRepository({ files: { a: 'hello' } });
const url = new URL('./doubles-worker.ts', import.meta.url);
const [double] = readInThread(source, { collectors: doubles, url }).collectors;
const found = await double?.reads['ci.pipeline']?.(source);
process.stdout.write(`${found?.gaps.map(({ mend }) => mend).join()}\n`);
