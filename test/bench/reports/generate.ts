import type { Assessment, Citation, CriterionResult, Outcome, QuestionResult } from '../../../src/core/assessment.ts';
import { openScope } from '../../../src/core/evidence.ts';

/** How much an assessment is to hold; the evidence is dealt out to the criteria in turns. */
export interface Extent {
  readonly questions: number;
  readonly criteria: number;
  readonly evidence: number;
}

const commit = '7ecf5c20a1b2c3d4e5f60718293a4b5c6d7e8f90';
const outcomes: readonly Outcome[] = ['met', 'met', 'unmet', 'unknown', 'not_applicable'];

/** An assessment of this extent, the same for the same extent: every outcome at every level, some criteria waived. */
export function generateAssessment({ questions, criteria, evidence }: Extent): Assessment {
  const own = Array.from({ length: questions }, (_, nth) => question(nth, Math.ceil(criteria / questions)));
  const all = own.flatMap((each) => each.criteria).slice(0, criteria);
  const kept = new Set(all);
  const citations = Array.from({ length: evidence }, (_, nth) => citation(nth));
  for (const [nth, { id }] of citations.entries()) all[nth % all.length]?.evidence.push(id);
  const waived = own.flatMap(({ id, criteria: [first] }) => (first === undefined ? [] : [{ id, criterion: first.id }]));
  return {
    format: 'tidemark.assessment/1',
    tool: { name: 'tidemark', version: '0.1.0' },
    now: '2026-06-01T09:30:00.000Z',
    targets: [
      {
        ...{ id: 'repository', class: 'repository', name: 'shop', web: 'https://github.com/acme/shop', commit },
        ...{ branch: 'main', trunk: 'main', related: [] },
      },
    ],
    scope: {
      ...openScope,
      waivers: waived.map(({ id, criterion }) => ({
        ...{ question: id, criterion, owner: 'platform', reason: 'until the move is done', expires: '2026-12-31' },
        by: 'tidemark.yaml',
      })),
    },
    evidenceDigest: '1'.repeat(64),
    models: [{ id: 'example', title: 'An Example Maturity Model', floor: 1, top: 5, digest: '0'.repeat(64) }],
    questions: own.map((each) => ({ ...each, criteria: each.criteria.filter((criterion) => kept.has(criterion)) })),
    citations,
    gaps: Array.from({ length: 100 }, (_, nth) => ({
      kinds: ['git.branch', 'ci.pipeline'],
      gap: {
        ...{ source: 'repository', reason: 'unresolved_include', detail: `ci/part-${nth}.yml is kept elsewhere` },
        mend: `supply it: \`--related-repository acme/part-${nth}=../part-${nth}\``,
      },
    })),
  };
}

function question(nth: number, criteria: number): QuestionResult {
  const id = `example.governance.question_${nth}`;
  const list = Array.from({ length: criteria }, (_, each) => criterion(each));
  return {
    ...{ id, model: 'example', section: 'governance', title: `How is practice ${nth} done?` },
    score: {
      ...{ status: 'assessed', level: 2, ceiling: 4, coverage: 0.5, attestedLevel: null },
      cells: [1, 2, 3, 4, 5].map((level) => ({ level, state: level < 3 ? 'proven' : level < 5 ? 'mixed' : 'refuted' })),
    },
    criteria: list,
    next: list.filter(({ level, outcome }) => level === 3 && outcome === 'unmet').map((each) => each.id),
  };
}

function criterion(nth: number): CriterionResult {
  const outcome = outcomes[nth % outcomes.length] ?? 'unknown';
  const level = 2 + (nth % 4);
  return {
    ...{
      id: `l${level}_step_${nth}`,
      level,
      title: `Step ${nth} is taken, and everybody knows why`,
      grade: 'executed',
    },
    ...{ outcome, own: outcome, impliedBy: null, evidence: [], missing: outcome === 'unknown' ? ['git.branch'] : [] },
    ...{ error: null, attested: null, remediation: `Take step ${nth} on every change.`, effort: 'M', actor: 'team' },
  };
}

function citation(nth: number): Citation {
  return {
    ...{ id: `ci.pipeline:repository:${nth}`, kind: 'ci.pipeline', source: 'repository', aside: false },
    summary: `pipeline ${nth} deploys to production without a check in front of it`,
    at: { commit, path: `services/part-${nth % 500}/.github/workflows/deploy.yml`, line: 1 + (nth % 400) },
  };
}
