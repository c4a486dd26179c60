import type { Capability } from '../../../src/core/facts/ci.ts';
import { any } from '../../../src/core/tri.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { programs } from '../../../src/lexicon/programs/index.ts';
import type { Program } from '../../../src/lexicon/programs/program.ts';
import { rehearsals, usuallySilent, usuallyWeak } from '../../../src/lexicon/programs/usual.ts';
import { isAboutItself } from './about.ts';
import { aimOf } from './aim.ts';
import { type Hit, hitsOf, saysAnywhere, saysLater } from './entries.ts';
import { failsBy } from './fails.ts';
import { plainWords, said } from './flags.ts';
import { dynamic, nothing, type Recognised, type Recognition, unlisted } from './recognition.ts';

/** What a program of the lexicon does with its arguments; null when no list holds it. */
export function programDoes(name: string, words: readonly Word[]): Recognition | null {
  const program = programs.get(name);
  return program === undefined ? null : judged(name, program, words);
}

/** The same of an entry of another list than that of programs. */
export function judged(name: string, program: Program, words: readonly Word[]): Recognition {
  const recognition = judgedAlone(name, program, words);
  const aim = recognition.type === 'known' ? aimOf(name, words) : null;
  return recognition.type !== 'known' || aim === null ? recognition : { ...recognition, aim };
}

function judgedAlone(name: string, program: Program, words: readonly Word[]): Recognition {
  if (isQuiet(program)) return nothing;
  const about = isAboutItself(words, program.valued);
  if (about === 'always') return nothing;
  const plain = plainWords(words, program.valued);
  if (saysAnywhere(program.opens ?? [], words, plain)) return unlisted(label(name, plain));
  if (isSaid([...usuallySilent, ...(program.silent ?? [])], words)) return nothing;
  const { hits, isOpen } = hitsOf(program, words);
  if (isOpen) return dynamic(label(name, plain));
  const does = hits.filter(({ capability }) => capability !== null);
  if (does.length === 0) return hits.length > 0 ? idleOf(name, program, plain) : withoutEntry(name, program, plain);
  const rehearsal = any(...rehearsals.map((flag) => said(flag, words)));
  if (rehearsal === 'unknown') return dynamic(label(name, plain));
  const isWeak = about === 'perhaps' || isSaid([...usuallyWeak, ...(program.weak ?? [])], words);
  const found = foundBy(does, program, name, words, isWeak);
  return { type: 'known', found: rehearsal === 'yes' ? rehearsed(found) : found };
}

function foundBy(hits: readonly Hit[], program: Program, name: string, words: readonly Word[], isWeak: boolean) {
  const found = new Map<Capability, Recognised>();
  for (const hit of hits) {
    const { capability } = hit;
    if (capability === null || (found.has(capability) && hit.sort !== 'does')) continue;
    const fails = isWeak || hit.sort === 'besides' ? 'unknown' : failsBy(program, hit, words);
    const confidence = hit.sort === 'hints' ? 'name' : 'exact';
    const before = found.get(capability);
    found.set(capability, {
      capability,
      tool: program.tool ?? name,
      confidence,
      fails: before === undefined ? fails : any(before.fails, fails),
    });
  }
  return [...found.values()];
}

/** What was only rehearsed: an apply becomes a plan of some sort, what would go out does not, and the rest may not happen. */
function rehearsed(found: readonly Recognised[]): readonly Recognised[] {
  const outward: readonly Capability[] = ['publish', 'deploy', 'promote', 'live_edit', 'notify', 'sign', 'provenance'];
  return found
    .filter(({ capability }) => !outward.includes(capability))
    .map((one) => ({ ...one, capability: one.capability === 'apply' ? 'plan' : one.capability, fails: 'unknown' }));
}

/** In any order, one goal that is not known may do anything beside those that are. */
function idleOf(name: string, program: Program, plain: readonly Word[]): Recognition {
  if (program.order === undefined) return nothing;
  const idle = program.idle === 'rest' || program.idle === undefined ? [] : program.idle;
  const isIdle = ({ text, isFixed }: Word): boolean =>
    isFixed && idle.some((entry) => text === entry || (program.order === 'tasks' && text.endsWith(`:${entry}`)));
  return plain.every(isIdle) ? nothing : unlisted(label(name, plain));
}

/** No entry fits. */
function withoutEntry(name: string, program: Program, plain: readonly Word[]): Recognition {
  const [first] = plain;
  // `gradle` alone runs what its build file names; most others answer with their usage.
  if (first === undefined) return program.order === undefined ? nothing : unlisted(name);
  if (!first.isFixed) return dynamic(label(name, plain));
  // A word of its own may stand before the sub-command as the value of a flag: `kubectl --cache-dir x diff`.
  if (program.idle === 'rest' && !saysLater(program, plain)) return nothing;
  return unlisted(label(name, plain));
}

/** Whether a program does nothing that counts, whatever it is told. */
function isQuiet({ does, hints, besides, opens, idle }: Program): boolean {
  return idle === 'rest' && does === undefined && hints === undefined && besides === undefined && opens === undefined;
}

function isSaid(flags: readonly string[], words: readonly Word[]): boolean {
  return flags.some((flag) => said(flag, words) !== 'no');
}

function label(name: string, plain: readonly Word[]): string {
  const [first] = plain;
  return first?.isFixed === true && /^[A-Za-z][\w:.-]{0,39}$/.test(first.text) ? `${name} ${first.text}` : name;
}
