import { withoutSecrets } from './secrets.ts';

const replacement = '\uFFFD';

/** Tabs, line feeds and their like, Unicode's line and paragraph separators among them. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** C0, DEL, C1, and the controls that turn the direction of text (U+061C, U+200E/F, U+202A–E, U+2066–9). */
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Outside text made fit to store and to show: well-formed Unicode on one line. Line breaks and tabs become a space,
 * other control characters and the bidirectional ones U+FFFD, so that a reader sees that something stood there. What looks
 * like a credential is taken out: names of files, branches and jobs are written by anybody.
 */
export function plainText(text: string): string {
  return withoutSecrets(text.toWellFormed().replace(breaks, ' ').replace(controls, replacement));
}

/** The first letters of an outside text, made plain. */
export function shortText(text: string, letters: number): string {
  return plainText(text.slice(0, 20 * letters))
    .slice(0, letters)
    .toWellFormed();
}

/** A count and what is counted: `1 person`, `3 people`; without a form for many, an `s` is added. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Whether a decoder may have lost letters of this text, so that two different names can look the same. */
export function isLossy(text: string): boolean {
  return text.includes(replacement) || !text.isWellFormed();
}

/** A copy of a plain value (no cycles) in which every string and key is `plainText`. */
export function plain(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plainText(key), plain(inner)]));
}
