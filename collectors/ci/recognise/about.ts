import type { Word } from '../../../src/formats/shell/index.ts';

/**
 * Whether the arguments only ask a program for its version or its help. `perhaps`: among others, `--version` may mean
 * something else.
 */
export function isAboutItself(words: readonly Word[], valued: readonly string[] = []): 'always' | 'perhaps' | 'never' {
  const has = (...flags: readonly string[]): boolean =>
    words.some(({ text }) => flags.includes(text) && !valued.includes(text));
  const isAlone = words.length > 0 && words.every(({ text }) => text.startsWith('-'));
  if (has('--help', '-help', '-h')) return 'always';
  if (isAlone && has('--version', '-version')) return 'always';
  return has('--version') ? 'perhaps' : 'never';
}
