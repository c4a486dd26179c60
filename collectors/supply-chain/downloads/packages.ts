import { packagesOf } from '../../../src/lexicon/supply-packages.ts';
import type { Download } from './downloads.ts';
import type { Unit } from './unit.ts';

/** Archives of a distribution as they were on one day. */
const snapshot = /\bsnapshot(?:-cloudflare)?\.(?:debian\.org|ubuntu\.com)\b/;
const byArchive: ReadonlySet<string> = new Set(['apt-get', 'apt', 'aptitude']);

/** Packages that the commands of a unit take by name; the host is that of their registry, which is not told. */
export function packagesIn({ steps }: Unit): readonly Download[] {
  const isOfOneDay = steps.some(({ command }) => command.words.some(({ text }) => snapshot.test(text.slice(0, 8192))));
  return steps.flatMap(({ command: { words, reached }, line }): readonly Download[] => {
    if (reached === 'no') return [];
    const found = packagesOf(words.map(({ text, isFixed }) => (isFixed || text.includes('$') ? text : `$${text}`)));
    if (found === null) return [];
    const { tool, fixed } = found;
    const checked = fixed === 'no' && isOfOneDay && byArchive.has(tool) ? 'unknown' : fixed;
    return [{ line, tool, host: null, checked, piped: 'no' }];
  });
}
