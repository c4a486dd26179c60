import { environmentOf } from '../../src/lexicon/environments.ts';

/** Longest name that is looked at. */
const longest = 500;

/** Whether the name of an environment, with expressions in it, tells by its fixed part that it is one for a change alone. */
export function isPreviewName(written: string): boolean {
  if (written.length > longest) return false;
  const fixed = written.replaceAll(/\$\{\{[^}]{0,200}\}\}|\$\{?\w{1,100}\}?/g, ' ').trim();
  const [first = ''] = fixed.split(/[\s/]+/).filter((part) => /\w/.test(part));
  const isWhole = fixed === written.trim();
  const name = isWhole ? (written.includes('/') ? first : written.trim()) : first.replace(/[^A-Za-z0-9]+$/, '');
  return environmentOf(name)?.isPreview === true || /^(?:pr|mr|preview|review|ephemeral)$/i.test(name);
}
