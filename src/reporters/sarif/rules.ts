import type { ReportingDescriptor } from 'sarif';
import { clipped } from '../clipped.ts';
import { actorWords, effortWords, gradeWords } from '../words.ts';
import { type Asked, ruleId } from './findings.ts';
import { limits } from './limits.ts';

/** Letters of a description that GitHub takes. */
const described = 1_000;

/** A criterion as a rule: what is asked, and what to do where it is not so. */
export function rule(asked: Asked): ReportingDescriptor {
  const { question, criterion } = asked;
  const { level, title, grade, effort, actor, remediation } = criterion;
  const help = `${remediation} This counts when it is ${gradeWords[grade]}. How much work: ${effortWords[effort]}, for ${actorWords[actor]}.`;
  return {
    id: ruleId(asked),
    shortDescription: { text: clipped(title, described) },
    fullDescription: { text: clipped(`${title}. Asked for level ${level} of: ${question.title}`, described) },
    help: { text: clipped(help, limits.letters) },
    defaultConfiguration: { level: 'warning' },
    properties: {
      ...{ question: question.id, level, grade, effort, actor },
      tags: ['maturity', question.model],
    },
  };
}

/** GitHub wants all three of whatever is described. */
function notice(id: string, text: string, help: string): ReportingDescriptor {
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text: help } };
}

/** What a log says beside its results. */
export const notices = {
  unknown: notice(
    'cannot-tell',
    'A criterion that could not be told: neither met nor unmet',
    'It counts neither for nor against a level. What was not seen is told beside it, with what would show it.',
  ),
  gap: notice(
    'not-seen',
    'Something that was not seen, and what would show it',
    'Do what the message says, and scan again.',
  ),
  error: notice(
    'policy-error',
    'A policy that could not answer',
    'The criterion counts as one that could not be told. A policy of your own can be checked with `tidemark policy check`.',
  ),
  cut: notice(
    'left-out',
    'Something that is not in this log because there is too much of it',
    'The saved assessment has all of it: `tidemark scan -o assessment.json`.',
  ),
} as const satisfies Readonly<Record<string, ReportingDescriptor>>;

/** The sorts of notices. */
export type Notice = keyof typeof notices;
