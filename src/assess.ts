import type { Assessment, Citation, QuestionResult } from './core/assessment.ts';
import { ASSESSMENT_FORMAT } from './core/assessment.ts';
import { canonicalText, digestOf } from './core/canonical.ts';
import type { Collection, Evidence, Scope } from './core/evidence.ts';
import { isAside, kinds, summaryOf } from './core/facts/index.ts';
import type { Model, Question } from './core/model.ts';
import type { PolicyInput, PolicyRuntime } from './core/policy.ts';
import { evaluate } from './stages/evaluate.ts';
import { rank } from './stages/rank.ts';
import { relate } from './stages/relate/index.ts';
import { attest } from './stages/score/attest.ts';
import { score } from './stages/score/index.ts';
import { settle } from './stages/settle/index.ts';
import { version } from './version.ts';

/** Questions as a reader meets them: by section, then as their authors ordered them. */
function inOrder(model: Model): Question[] {
  const section = ({ section: id }: Question): number => model.sections.findIndex((other) => other.id === id);
  return model.questions.toSorted((a, b) => section(a) - section(b) || a.order - b.order || (a.id < b.id ? -1 : 1));
}

async function answer(runtime: PolicyRuntime, input: PolicyInput, { attestations }: Scope): Promise<QuestionResult[]> {
  const decisions = await evaluate(runtime, input);
  const today = input.now.slice(0, 10);
  return inOrder(runtime.model).map((question) => {
    const scored = score(question, decisions.get(question.id) ?? new Map(), runtime.model);
    return attest(scored, attestations, runtime.model, today);
  });
}

/** The facts that some result cites, sorted by id. */
function citations(questions: readonly QuestionResult[], evidence: Evidence): Citation[] {
  const cited = new Set(questions.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.evidence)));
  return kinds
    .flatMap((kind) => evidence[kind].items.map((fact) => ({ kind, fact })))
    .filter(({ fact }) => cited.has(fact.id))
    .map(({ kind, fact }) => ({
      ...{ id: fact.id, kind, source: fact.source, at: fact.at },
      summary: summaryOf(kind, fact),
      aside: isAside(kind, fact),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What was not seen of the kinds that some question reads: each gap once, with all the kinds it hides. */
function gaps(models: readonly Model[], evidence: Evidence): Assessment['gaps'] {
  const read = new Set(
    models.flatMap(({ questions }) => questions.flatMap(({ criteria }) => criteria.flatMap((c) => c.reads))),
  );
  const found = new Map<string, Assessment['gaps'][number]>();
  for (const kind of kinds.filter((kind) => read.has(kind))) {
    for (const gap of evidence[kind].gaps) {
      const key = JSON.stringify([gap.source, gap.reason, gap.detail, gap.mend]);
      const entry = found.get(key) ?? { kinds: [], gap };
      entry.kinds.push(kind);
      found.set(key, entry);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/**
 * What the models' policies conclude from a collection: a pure function of the two, so that judging a saved collection
 * equals scanning, byte for byte.
 */
export async function assess(collection: Collection, runtimes: readonly PolicyRuntime[]): Promise<Assessment> {
  const evidence = relate(settle(collection));
  const input = { now: collection.now, evidence };
  const questions = rank(
    (await Promise.all(runtimes.map((runtime) => answer(runtime, input, collection.scope)))).flat(),
  );
  const models = runtimes.map(({ model }) => model);
  return {
    format: ASSESSMENT_FORMAT,
    tool: { name: 'tidemark', version },
    now: collection.now,
    targets: collection.targets,
    scope: collection.scope,
    evidenceDigest: digestOf(canonicalText(collection)),
    models: models.map(({ id, title, floor, top, digest }) => ({ id, title, floor, top, digest })),
    questions,
    citations: citations(questions, evidence),
    gaps: gaps(models, evidence),
  };
}
