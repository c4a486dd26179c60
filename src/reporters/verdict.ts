import type { Assessment } from '../core/assessment.ts';
import { oncePer } from '../core/once.ts';
import { plainText, plural } from '../core/text.ts';
import type { Change, GateResult, GateVerdict, Interval, Since, Verdict, WaiverUse } from '../core/verdict.ts';
import { minuteWords } from './words.ts';

/** How a verdict is told: by ids, or by titles for people who do not know them. */
export interface Names {
  question(id: string): string;
  /** With the title that it had, where that is known. */
  criterion(question: string, id: string, title?: string): string;
}

/** What became of criteria, and of which. */
interface ToldChange {
  readonly words: string;
  readonly criteria: readonly string[];
}

/** A verdict in sentences, the same in every format; nothing of it is escaped. */
export interface ToldVerdict {
  readonly head: string;
  /** Each target, and whether it is reached by what is proven alone. */
  readonly goals: readonly { readonly words: string; readonly isPlain: boolean }[];
  readonly waivers: readonly string[];
  /** Against which baseline, the levels that did not hold, and the criteria that changed; null without a baseline. */
  readonly since: {
    readonly head: string;
    readonly lost: readonly string[];
    readonly changes: readonly ToldChange[];
    readonly same: string;
  } | null;
}

/** Ids alone, for those who look them up. */
export const byId: Names = {
  question: (id) => id,
  criterion: (question, id, title) => `${question}.${id}${title === undefined ? '' : ` (${title})`}`,
};

/** Titles as the assessment has them. */
export function byTitle({ questions }: Assessment): Names {
  const title = (id: string) => titlesOf(questions).get(id);
  return {
    // A title is a question, which ends in a sign of its own.
    question: (id) => (title(id) === undefined ? id : `“${title(id)}”`),
    criterion: (question, id, known) => `${known ?? title(`${question}.${id}`) ?? id} (${title(question) ?? question})`,
  };
}

const titlesOf = oncePer(
  (questions: Assessment['questions']) =>
    new Map(
      questions.flatMap(({ id, title, criteria }): [string, string][] => [
        [id, title],
        ...criteria.map((each): [string, string] => [`${id}.${each.id}`, each.title]),
      ]),
    ),
);

/** Whether anything was held against targets or a baseline. */
export const isGate = ({ verdicts, since }: Verdict): boolean => verdicts.length > 0 || since !== null;

const outcomes: Readonly<Record<GateResult['exitCode'], string>> = { 0: 'passed', 1: 'failed', 3: 'cannot tell' };

const goalStates: Readonly<Record<GateVerdict['verdict'], string>> = {
  passed: 'reached',
  attested: 'reached by attestation',
  waived: 'reached by waiver only',
  below: 'not reached',
  unknown: 'cannot tell',
  not_applicable: 'nothing to judge',
};

const changeWords: Readonly<Record<Exclude<Change, 'unchanged'>, string>> = {
  new: 'newly not so',
  fixed: 'fixed',
  now_unknown: 'cannot be told any more',
  now_known: 'can be told now',
  other: 'changed',
  added: 'not asked before',
  removed: 'not asked any more',
};

/** The verdict in sentences. `system` names the one of several that was judged; null for the only one. */
export function toldVerdict(verdict: Verdict, names: Names, system: string | null = null): ToldVerdict {
  const { exitCode, verdicts, waivers, since, by } = verdict;
  const whose = system === null ? '' : ` for ${system}`;
  const said = isGate(verdict) ? `Gate${whose}: ${outcomes[exitCode]}` : `Waivers${whose}, but no targets`;
  return {
    head: plainText(`${said}${by === null ? '' : ` (configuration: ${by})`}`),
    goals: verdicts.map((goal) => ({
      words: plainText(`${goalStates[goal.verdict]}: ${names.question(goal.question)}, ${wanted(goal)}`),
      isPlain: goal.verdict === 'passed' || goal.verdict === 'not_applicable',
    })),
    waivers: waivers.map((use) => plainText(waiverWords(use, names))),
    since: since === null ? null : toldSince(since, names),
  };
}

function wanted({ target, attestedLevel, waived, verdict, ...own }: GateVerdict): string {
  if (verdict === 'not_applicable') return `target ${target}`;
  const attested = attestedLevel === null ? '' : `; ${attestedLevel} with what is attested`;
  return `target ${target}: ${intervalWords(own)}${attested}${waived === null ? '' : `; with what is waived ${intervalWords(waived)}`}`;
}

function intervalWords({ level, ceiling }: Pick<Interval, 'level' | 'ceiling'>): string {
  const proven = level === null ? 'no level proven' : `level ${level}`;
  return ceiling === null || ceiling === level ? proven : `${proven}, possibly up to ${ceiling}`;
}

function waiverWords(use: WaiverUse, names: Names): string {
  const broad = use.broad.map((each) =>
    each === 'long' ? '; it runs for more than a year' : '; waivers cover more than half of this question',
  );
  return `${stateWords(use, names)}${broad.join('')}`;
}

function stateWords({ question, criterion, owner, reason, state, expires }: WaiverUse, names: Names): string {
  const what = names.criterion(question, criterion);
  const who = `${owner}: ${reason}`;
  if (state === 'used') return `waived until ${expires}, in this gate only: ${what} (${who})`;
  if (state === 'expired') return `waiver expired on ${expires}, without effect: ${what} (${who})`;
  if (state === 'not_asked') return `waiver without effect, its question was not asked: ${what}`;
  return `waiver not needed, the criterion is not unmet: ${what}`;
}

const otherName = 'cannot tell whether the baseline is of this system: it has another name or address';

function toldSince(since: Since, names: Names): NonNullable<ToldVerdict['since']> {
  const { questions, criteria } = since;
  const kinds = Object.keys(changeWords) as (keyof typeof changeWords)[];
  const same = criteria.filter(({ change }) => change === 'unchanged').length;
  return {
    head: plainText(`Since ${baselineWords(since)}: ${reasonWords(since)}`),
    lost: [
      ...(since.same === 'yes' ? [] : [otherName]),
      ...questions.filter(({ verdict }) => verdict !== 'held').map((each) => plainText(lostWords(each, names))),
    ],
    changes: kinds
      .map((kind) => ({
        words: changeWords[kind],
        criteria: criteria
          .filter(({ change }) => change === kind)
          .map(({ question, criterion, title }) => plainText(names.criterion(question, criterion, title))),
      }))
      .filter((each) => each.criteria.length > 0),
    same: `${plural(same, 'criterion', 'criteria')} unchanged`,
  };
}

function baselineWords({ now, systems }: Since): string {
  const which = systems.map(({ name, commit }) => `${name}${commit === null ? '' : ` at ${commit.slice(0, 7)}`}`);
  return `the baseline of ${minuteWords(now)} (${which.join(', ')})`;
}

function reasonWords({ because: { evidence, rules, tool }, version }: Since): string {
  const reasons = [
    ...(evidence ? ['the evidence is another'] : []),
    ...(rules.length === 0 ? [] : [`the rules of ${rules.join(', ')} are others`]),
    ...(tool ? [`tidemark was ${version}`] : []),
  ];
  return reasons.length === 0 ? 'the same evidence and the same rules' : reasons.join('; ');
}

function lostWords({ question, before, after, verdict }: Since['questions'][number], names: Names): string {
  const was = `${names.question(question)}, level ${before?.level} before`;
  if (after === null) return `cannot tell: ${was}, not asked now`;
  const isOut = after.ceiling !== null && before?.level != null && after.ceiling < before.level;
  const now = isOut ? `now at most ${after.ceiling}` : 'not proven any more';
  return `${{ fell: 'fallen', waived: 'held by waiver only', unknown: 'cannot tell', held: '' }[verdict]}: ${was}, ${now}`;
}

/** As the beginning of a line that stands alone. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Of how many targets there is nothing more to say, where a table shows them all; null for none. */
export function heldWords(goals: ToldVerdict['goals']): string | null {
  const held = goals.filter(({ isPlain }) => isPlain).length;
  if (held === 0) return null;
  return held === 1 ? '1 target holds' : `${held} targets hold`;
}
