import type { LexiconAdditions } from '../../../src/core/source.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { type Recognition, recogniseCommand } from '../recognise/index.ts';

/** The same commands stand in many jobs, and are asked about in several ways: so many short ones are kept. */
const mostKept = 3_000;
const longestKept = 1_000;
const kept = new WeakMap<LexiconAdditions, Map<string, Recognition>>();

/** What a command means. Where only a run knows the folder of a program, its name hints at it and no more. */
export function recognised(words: readonly Word[], additions: LexiconAdditions): Recognition {
  const key = words
    .map(({ text, isFixed, isMany }) => `${isFixed ? 'fixed' : isMany === true ? 'many' : 'open'} ${text}`)
    .join('\0');
  if (key.length > longestKept) return fresh(words, additions);
  const own = kept.get(additions) ?? new Map<string, Recognition>();
  kept.set(additions, own);
  const before = own.get(key);
  if (before !== undefined) return before;
  if (own.size >= mostKept) own.clear();
  const made = fresh(words, additions);
  own.set(key, made);
  return made;
}

function fresh(words: readonly Word[], additions: LexiconAdditions): Recognition {
  const [name, ...rest] = words;
  const recognition = recogniseCommand(words, additions);
  const base = name?.isFixed === false ? /\/([\w.+-]{1,99})$/.exec(name.text)?.[1] : undefined;
  if (recognition.type !== 'unknown' || base === undefined) return recognition;
  const byName = recogniseCommand([{ text: base, isFixed: true }, ...rest], additions);
  if (byName.type !== 'known' || byName.found.length === 0) return recognition;
  return { ...byName, found: byName.found.map((one) => ({ ...one, confidence: 'name', fails: 'unknown' })) };
}
