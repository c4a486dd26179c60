import type { Assessment, CriterionResult, QuestionResult } from '../../core/assessment.ts';
import type { ReportOptions } from '../../core/reporter.ts';
import { limits } from './limits.ts';

/** A criterion and its question. */
export interface Asked {
  readonly question: QuestionResult;
  readonly criterion: CriterionResult;
}

/** A criterion that is not met. */
export interface Finding extends Asked {
  /** `note` for what lies above the level that is to be reached. */
  readonly level: 'warning' | 'note';
}

/** What a log tells of the criteria of an assessment, and how much of it had to be left out. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly rules: readonly Asked[];
  readonly findingsLeft: number;
  readonly rulesLeft: number;
}

/** The id of a criterion's rule, unique in an assessment and the same in each. */
export const ruleId = ({ question, criterion }: Asked): string => `${question.id}.${criterion.id}`;

/** The criteria that are shown not to be so, warnings first, and the rules: theirs, then those of all other criteria. */
export function toldOf({ questions }: Assessment, targets: ReportOptions['targets']): Told {
  const asked = questions.flatMap((question) => question.criteria.map((criterion) => ({ question, criterion })));
  const unmet = asked
    .filter(({ criterion }) => criterion.outcome === 'unmet')
    .map((each): Finding => ({ ...each, level: levelOf(each, targets) }))
    .sort((a, b) => Number(a.level === 'note') - Number(b.level === 'note'));
  const findings = unmet.slice(0, limits.results);
  const found = new Set(findings.map(({ criterion }) => criterion));
  const ruled = [...findings, ...asked.filter(({ criterion }) => !found.has(criterion))].slice(0, limits.rules);
  return {
    findings,
    rules: ruled,
    findingsLeft: unmet.length - findings.length,
    rulesLeft: asked.length - ruled.length,
  };
}

function levelOf({ question, criterion }: Asked, targets: ReportOptions['targets']): Finding['level'] {
  if (Object.keys(targets).length === 0) return 'warning';
  const target = Object.hasOwn(targets, question.id) ? targets[question.id] : undefined;
  return target !== undefined && criterion.level <= target ? 'warning' : 'note';
}
