import { noConfig } from '../../src/commands/shared/configuration.ts';
import { verdictOn } from '../../src/commands/shared/verdict.ts';
import type { Assessment, Outcome } from '../../src/core/assessment.ts';
import type { Verdict } from '../../src/core/verdict.ts';

const later: Readonly<Record<Outcome, Outcome>> = {
  ...{ met: 'unmet', unmet: 'unknown', unknown: 'not_applicable', not_applicable: 'met' },
};

/** An earlier assessment of the same system in which everything was another way, and each level the highest. */
export function earlier(assessment: Assessment): Assessment {
  return {
    ...assessment,
    evidenceDigest: 'f'.repeat(64),
    questions: assessment.questions.map((question) => ({
      ...question,
      score: { ...question.score, status: 'assessed', level: 5, ceiling: 5 },
      criteria: question.criteria.map((criterion) => ({ ...criterion, outcome: later[criterion.outcome] })),
    })),
  };
}

const hostile = '\u001b[31m\u202e<script>|`@everyone` [a](http://b)';

/** What the gate says of an assessment that is held against everything there is: targets, waivers, a baseline. */
export function verdictOf(assessment: Assessment): Verdict {
  const waivers = assessment.questions.flatMap(({ id: question, criteria }) =>
    criteria.slice(0, 1).map(({ id: criterion }) => {
      return { question, criterion, owner: hostile, reason: hostile, expires: '2099-12-31', by: hostile };
    }),
  );
  const config = { ...noConfig, by: hostile, scope: { ...noConfig.scope, waivers } };
  return verdictOn(assessment, { min: 5 }, config, earlier(assessment));
}
