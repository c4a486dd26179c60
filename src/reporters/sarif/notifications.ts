import type { Notification } from 'sarif';
import type { Assessment } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { unseenWords, verdictWords } from '../words.ts';
import { type Asked, ruleId, type Told } from './findings.ts';
import { limits } from './limits.ts';
import { message } from './message.ts';
import { type Notice, notices } from './rules.ts';

/** What is no result: what could not be told, what was not seen, which policies failed, and what had to be left out. */
export function notifications(assessment: Assessment, told: Told): Notification[] {
  const index = new Map(told.rules.map((each, at) => [ruleId(each), at]));
  const asked = assessment.questions.flatMap((question) =>
    question.criteria.map((criterion) => ({ question, criterion })),
  );
  const about = (each: Asked): Partial<Notification> => {
    const [id, at] = [ruleId(each), index.get(ruleId(each))];
    return at === undefined ? {} : { associatedRule: { id, index: at } };
  };
  const failed = asked.flatMap((each): Notification[] => {
    const { error, title } = each.criterion;
    return error === null
      ? []
      : [{ ...notice('error', `${title}. The policy could not answer: ${error}`), ...about(each) }];
  });
  const unknown = asked
    .filter(({ criterion }) => criterion.outcome === 'unknown' && criterion.error === null)
    .map((each): Notification => ({ ...notice('unknown', unknownText(each)), ...about(each) }));
  const gaps = assessment.gaps.map(
    ({ kinds, gap: { source, reason, detail, mend } }): Notification => ({
      ...notice('gap', `${detail}. What would show it: ${mend}`),
      properties: { source, reason, kinds: kinds.slice(0, limits.related) },
    }),
  );
  return [
    ...leftOut(told),
    ...first(failed, 'policy error', 'policy errors'),
    ...first(unknown, 'criterion that could not be told', 'criteria that could not be told'),
    ...first(gaps, 'gap', 'gaps'),
  ];
}

const first = (all: readonly Notification[], one: string, many: string): Notification[] => [
  ...all.slice(0, limits.notifications),
  ...cut(all.length - limits.notifications, one, many),
];

const levels: Readonly<Record<Notice, 'error' | 'warning' | 'note'>> = {
  ...{ unknown: 'note', gap: 'note', error: 'error', cut: 'warning' },
};

const notice = (sort: Notice, text: string): Notification => ({
  descriptor: { id: notices[sort].id },
  level: levels[sort],
  message: message(text),
});

function unknownText({ criterion: { title, missing, attested } }: Asked): string {
  const why = missing.length === 0 ? '' : `. ${unseenWords(missing)}`;
  const said = attested === null ? '' : `. It is attested that it is ${attested === 'yes' ? '' : 'not '}so`;
  return `${verdictWords.unknown}${title}${why}${said}`;
}

function leftOut({ findingsLeft, rulesLeft }: Told): Notification[] {
  return [
    ...cut(findingsLeft, 'criterion that is not met', 'criteria that are not met'),
    ...cut(rulesLeft, 'rule', 'rules'),
  ];
}

function cut(count: number, one: string, many: string): Notification[] {
  return count <= 0
    ? []
    : [notice('cut', `This log is cut: ${plural(count, one, many)} left out. The saved assessment has all`)];
}
