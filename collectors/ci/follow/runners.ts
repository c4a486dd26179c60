import type { Word } from '../../../src/formats/shell/index.ts';

/** Programs that run scripts of `package.json` by name, one after or beside the other. */
const byName = new Set(['run-s', 'run-p', 'npm-run-all', 'npm-run-all2']);
const harmless = new Set([
  '-s',
  '-p',
  '-l',
  '-n',
  '--serial',
  '--sequential',
  '--parallel',
  '--silent',
  '--print-label',
]);
const harmlessBeside = new Set(['-k', '--kill-others', '--kill-others-on-fail', '--raw', '-r']);

/**
 * The commands that `npm-run-all` and `concurrently` run, as texts of shell; null for other programs, and where patterns
 * or other flags decide.
 */
export function textsOfRunner(words: readonly Word[]): readonly string[] | null {
  const [name, ...rest] = words;
  const isBeside = name?.text === 'concurrently';
  if (name === undefined || !(isBeside || byName.has(name.text))) return null;
  const allowed = isBeside ? harmlessBeside : harmless;
  const args = rest.filter(({ text }) => !allowed.has(text));
  const isPlain = ({ text, isFixed }: Word) =>
    isFixed && !text.startsWith('-') && (isBeside || /^[\w:.-]+$/.test(text));
  if (args.length === 0 || !args.every(isPlain)) return null;
  if (!isBeside) return args.map(({ text }) => `npm run ${text}`);
  const isPattern = args.some(({ text }) => /^npm:.*\*/.test(text));
  return isPattern ? null : args.map(({ text }) => text.replace(/^npm:/, 'npm run '));
}
