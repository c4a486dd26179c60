import { z } from 'zod';
import { Decision, type Decisions } from '../core/assessment.ts';
import type { Evidence } from '../core/evidence.ts';
import { issueWords } from '../core/issue-words.ts';
import type { PolicyInput, PolicyRuntime, RawAnswers } from '../core/policy.ts';

type Decided = Decision & { error: string | null };

const failed = (error: string): Decided => ({
  outcome: 'unknown',
  evidence: [],
  missing: [],
  error: error.toWellFormed(),
});

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** Ids of all facts that a result may cite. */
function idsIn(evidence: Evidence): ReadonlySet<string> {
  return new Set(Object.values(evidence).flatMap((slot) => slot.items.map(({ id }) => id)));
}

/** One answer of a policy, checked: what cannot be trusted is unknown and says why. */
function checked(answer: unknown, ids: ReadonlySet<string>, evidence: Evidence): Decided {
  const decision = Decision.safeParse(answer, { error: issueWords });
  if (!decision.success) {
    const [issue] = decision.error.issues;
    const where = issue === undefined ? '' : z.core.toDotPath(issue.path);
    return failed(`the rule's answer is malformed${where && ` at ${where}`}: it ${issue?.message ?? 'is no decision'}`);
  }
  const stray = decision.data.evidence.find((id) => !ids.has(id));
  if (stray !== undefined) return failed(`the rule cites a fact that is not in the evidence: ${stray}`);
  const noKind = decision.data.missing.find((kind) => !Object.hasOwn(evidence, kind));
  if (noKind !== undefined) return failed(`the rule misses a kind of fact that does not exist: ${noKind}`);
  const { outcome, evidence: cited, missing } = decision.data;
  return { outcome, evidence: sorted(cited), missing: sorted(missing), error: null };
}

function decide(raw: RawAnswers | undefined, criterion: string, ids: ReadonlySet<string>, evidence: Evidence): Decided {
  if (raw === undefined) return failed('the policy did not answer this question');
  if (raw.error !== null) return failed(raw.error);
  if (!Object.hasOwn(raw.answers, criterion)) return failed('the rule gave no answer');
  return checked(raw.answers[criterion], ids, evidence);
}

/**
 * What a model's policies say of each of its criteria. All criteria of all questions of the model are in the answer;
 * a silent, malformed or failed one is unknown with its reason in `error`. Answers to criteria that the model does not
 * have are left out. Evidence and missing kinds are sorted, each once.
 */
export async function evaluate(runtime: PolicyRuntime, input: PolicyInput): Promise<Decisions> {
  const answers = await runtime.decide(input);
  const ids = idsIn(input.evidence);
  return new Map(
    runtime.model.questions.map((question) => {
      const raw = answers.get(question.id);
      return [
        question.id,
        new Map(question.criteria.map(({ id }) => [id, decide(raw, id, ids, input.evidence)])),
      ] as const;
    }),
  );
}
