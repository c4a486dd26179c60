import { plainText, plural } from '../../core/text.ts';
import { hanging } from '../../reporters/layout.ts';
import { minuteWords } from '../../reporters/words.ts';
import type { Change, QuestionChange } from '../../stages/compare.ts';
import type { Verdict } from './verdict.ts';

type Since = NonNullable<Verdict['since']>;

/** Of each sort of change; more are counted only. */
const mostShown = 20;

const changeWords: Readonly<Record<Exclude<Change, 'unchanged'>, string>> = {
  new: 'newly not so',
  fixed: 'fixed',
  now_unknown: 'cannot be told any more',
  now_known: 'can be told now',
  other: 'changed',
  added: 'not asked before',
  removed: 'not asked any more',
};

/** What changed since an earlier assessment, and what may be the reason; at least two lines. */
export function sinceLines(since: Since, width: number): string[] {
  const { questions, criteria } = since;
  const lost = questions.filter(({ verdict }) => verdict !== 'held');
  const kinds = Object.keys(changeWords) as (keyof typeof changeWords)[];
  const same = criteria.filter(({ change }) => change === 'unchanged').length;
  return [
    ...hanging('', `Since ${baselineWords(since)}: ${reasonWords(since)}`, width),
    ...lost.flatMap((each) => hanging('  ', lostWords(each), width)),
    ...kinds.flatMap((kind) => {
      const some = criteria.filter(({ change }) => change === kind);
      const shown = some.slice(0, mostShown).map(({ question, criterion, title }) => {
        return plainText(`${changeWords[kind]}: ${question}.${criterion} (${title})`);
      });
      const more = some.length > mostShown ? [`and ${some.length - mostShown} more`] : [];
      return [...shown, ...more].flatMap((line) => hanging('  ', line, width));
    }),
    ...hanging('  ', `${plural(same, 'criterion', 'criteria')} unchanged`, width),
  ];
}

function baselineWords({ now, systems }: Since): string {
  const which = systems.map(({ name, commit }) => `${name}${commit === null ? '' : ` at ${commit.slice(0, 7)}`}`);
  return plainText(`the baseline of ${minuteWords(now)} (${which.join(', ')})`);
}

function reasonWords({ because: { evidence, rules, tool }, version }: Since): string {
  const reasons = [
    ...(evidence ? ['the evidence is another'] : []),
    ...(rules.length === 0 ? [] : [`the rules of ${rules.join(', ')} are others`]),
    ...(tool ? [`tidemark was ${version}`] : []),
  ];
  return reasons.length === 0 ? 'the same evidence and the same rules' : plainText(reasons.join('; '));
}

function lostWords({ question, before, after, verdict }: QuestionChange): string {
  const was = plainText(`${question}, level ${before?.level} before`);
  if (verdict === 'fell') return `fallen: ${was}, now at most ${after?.ceiling}`;
  return after === null ? `cannot tell: ${was}, not asked now` : `cannot tell: ${was}, not proven any more`;
}
