import type { Collector, Findings } from '../../../../src/core/collector.ts';
import { Unreadable } from '../../../../src/core/errors.ts';
import type { RepositoryFiles } from '../../../../src/core/source.ts';

type Gap = Findings<'ci.pipeline'>['gaps'][number];

const told = (path: string, reason: Gap['reason'], mend: string): Gap => ({ reason, detail: path, mend });

/** Does what the file says: `loop` never ends, `bloat` fills the heap, `bug` throws; anything else is told as it is. */
function obey(path: string, text: string): Gap {
  if (text === 'loop') for (;;);
  if (text === 'bloat') for (const kept: string[][] = []; ; ) kept.push(Array.from({ length: 10_000 }, () => path));
  if (text === 'bug') throw new TypeError(`a bug over ${path}`);
  if (text === 'deny') throw new Unreadable('denied', `${path} was denied`, 'let it be read');
  return told(path, 'stale', text);
}

async function obeyFile(source: RepositoryFiles, path: string): Promise<Gap> {
  try {
    const bytes = await source.read(path);
    source.workingOn?.(path);
    return obey(path, bytes === null ? 'nothing' : new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof Unreadable) || error.reason === 'denied') throw error;
    return told(path, error.reason, error.message);
  }
}

/** A gap for each file of a source; for those of the related repository `acme/templates` as well, where there is one. */
async function obeyAll(source: RepositoryFiles): Promise<{ items: []; gaps: Gap[] }> {
  const other = source.related('acme/templates');
  const gaps = await Promise.all(
    [source, ...(other === null ? [] : [other])].map(async (from) => {
      const files = await from.files();
      return Promise.all(files.map(({ path }) => obeyFile(from, path)));
    }),
  );
  return { items: [], gaps: gaps.flat() };
}

async function describeItself(source: RepositoryFiles): Promise<{ items: []; gaps: Gap[] }> {
  const { target } = await source.describe();
  const { mergeMethods, lexicon } = source.declared;
  const text = JSON.stringify([
    source.id,
    source.now,
    mergeMethods,
    lexicon,
    target.name,
    (await source.files()).length,
  ]);
  return { items: [], gaps: [told('itself', 'stale', text)] };
}

/** Collectors that do what the files say. */
export const doubles: readonly Collector<RepositoryFiles>[] = [
  { id: 'obedient', class: 'repository', reads: { 'ci.pipeline': obeyAll, 'ci.capability': describeItself } },
];
