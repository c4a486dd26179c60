import type { Word } from '../../../src/formats/shell/index.ts';
import { programs } from '../../../src/lexicon/programs/index.ts';
import { pythonModules } from '../../../src/lexicon/programs/scripting.ts';
import { judged } from './program.ts';
import { dynamic, type Recognition, unlisted } from './recognition.ts';

const modules = new Map(Object.entries(pythonModules));

/** What an interpreter of Python runs; null where the lexicon of programs decides. */
export function pythonRuns(name: string, words: readonly Word[]): Recognition | null {
  if (!/^(python|pypy)(\d(\.\d+)?)?$|^py$/.test(name)) return null;
  const at = words.findIndex(({ text }) => !/^-[A-Zabdiqsuvx]+$/.test(text) || text === '-m');
  const first = words[at];
  if (first?.text === '-m') return runModule(words[at + 1], words.slice(at + 2));
  if (first === undefined || first.text.startsWith('--')) return { type: 'known', found: [] };
  if (!first.isFixed) return dynamic(name);
  if (first.text === '-c') return unlisted(`${name} -c`);
  const known = judged('python', programs.get('python') ?? {}, words.slice(at));
  return known.type === 'known' && known.found.length > 0 ? known : unlisted(first.text);
}

function runModule(name: Word | undefined, words: readonly Word[]): Recognition {
  if (name === undefined) return unlisted('python -m');
  if (!name.isFixed) return dynamic('python -m');
  const own = modules.get(name.text);
  if (own !== undefined) return judged(name.text, own, words);
  const program = name.text.replaceAll('_', '-');
  const known = programs.get(program);
  return known === undefined ? unlisted(`python -m ${name.text}`) : judged(program, known, words);
}
