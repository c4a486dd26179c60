import type { Assessment } from '../../src/core/assessment.ts';
import { saved } from '../contract/reporter.ts';

const by = 'tidemark.yaml, sha256 0123456789ab';
const question = 'example.governance.policies';
const accepted = { question, owner: 'platform team', reason: 'until the move is done', by };

/**
 * The mixed assessment with waivers (one in force on its last day, one expired, one that covers nothing) and with
 * statements about criteria that cannot be told.
 */
export function declaredAssessment(): Assessment {
  const mixed = saved('mixed');
  return {
    ...mixed,
    scope: {
      ...mixed.scope,
      waivers: [
        { ...accepted, criterion: 'l2_written', expires: '2026-06-01' },
        { ...accepted, criterion: 'l3_process', expires: '2026-05-31' },
        { ...accepted, criterion: 'l4_technology', expires: '2027-01-01' },
      ],
      attestations: [
        {
          ...{ question, criterion: 'l4_always', answer: 'yes', statement: 'it did so in all of May', by },
          ...{ owner: 'head of platform', made: '2026-05-01', expires: '2026-12-31' },
        },
      ],
    },
    questions: mixed.questions.map((each) => ({
      ...each,
      criteria: each.criteria.map((criterion) =>
        each.id === question && criterion.id === 'l4_always' ? { ...criterion, attested: 'yes' as const } : criterion,
      ),
    })),
  };
}
