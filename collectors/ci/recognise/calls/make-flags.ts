import type { Tri } from '../../../../src/core/facts/base.ts';

/** Letters after which the rest of a bundle is the value of the last. */
const valued = /[CfIjloOW]/;

/** What flags of `make` say: whether a failing line fails it, and whether it runs anything at all. */
export interface MakeFlags {
  readonly fails: Tri;
  readonly runs: Tri;
}

/** Reads flags as words, those of `MAKEFLAGS` among them, whose first may lack its dash; null for one that is not told. */
export function makeFlags(words: readonly (string | null)[], isVariable = false): MakeFlags {
  let [fails, runs]: [Tri, Tri] = ['yes', 'yes'];
  for (const [index, word] of words.entries()) {
    if (word === null || /^\$/.test(word)) {
      fails = fails === 'no' ? 'no' : 'unknown';
      continue;
    }
    const isBundle = /^-[A-Za-z]/.test(word) || (isVariable && index === 0 && /^[A-Za-z]+$/.test(word));
    const letters = isBundle ? (word.replace(/^-/, '').split(valued)[0] ?? '') : '';
    if (letters.includes('i') || word === '--ignore-errors') fails = 'no';
    if (/[nqt]/.test(letters) || /^--(dry-run|just-print|recon|question|touch)$/.test(word)) runs = 'no';
  }
  return { fails, runs };
}

/** The same of the text of `MAKEFLAGS`; null where it is not told. */
export function flagsInText(text: string | null): MakeFlags {
  const written = text === null ? [null] : text.slice(0, 1000).split(/\s+/);
  return makeFlags(
    written.filter((word) => word !== ''),
    true,
  );
}
