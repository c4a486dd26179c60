import type { Criterion, Model, Question } from '../core/model.ts';
import type { PolicyProblem } from '../core/policy.ts';
import type { Inspection } from './answer.ts';
import { criterionProblems, type Judged, questionProblems } from './consistency.ts';
import { type Block, CriterionWords, ModelWords, problemAt, QuestionWords, readBlock } from './metadata.ts';
import type { Kinds } from './schema.ts';

type Reading<T> = { readonly problems: readonly PolicyProblem[]; readonly value: T | null };
type Package = Inspection['packages'][number];

/** Gives the model that the METADATA of inspected sources states, or every place where it does not hold together. */
export function readModel(
  modelId: string,
  inspection: Inspection,
  kinds: Kinds,
): { readonly problems: readonly PolicyProblem[]; readonly model: Omit<Model, 'digest'> | null } {
  const own = inspection.packages.find((item) => item.package === `policies.${modelId}`);
  if (own === undefined) {
    const message = `no file states the model: ${modelId}/model.rego with package policies.${modelId}`;
    return { problems: [{ file: null, row: null, column: null, code: 'model_missing', message }], model: null };
  }
  const words = readBlock(ModelWords, own);
  if ('problems' in words) return { problems: words.problems, model: null };
  const sections = words.custom.sections.map((section) => section.id);
  const readings = inspection.packages
    .filter((item) => item.package.startsWith(`policies.${modelId}.`))
    .map((item) => readQuestion(item, sections, inspection, { ...words.custom, kinds }));
  const questions = readings.flatMap((reading) => reading.value ?? []);
  const problems = [
    ...readings.flatMap((reading) => reading.problems),
    ...emptiness(own, readings.length),
    ...sameOrders(inspection.packages, questions),
  ];
  if (problems.length > 0) return { problems, model: null };
  questions.sort(
    (a, b) => sections.indexOf(a.section) - sections.indexOf(b.section) || a.order - b.order || (a.id < b.id ? -1 : 1),
  );
  return { problems: [], model: { id: modelId, title: words.title, ...words.custom, questions } };
}

function emptiness(own: Block, questions: number): PolicyProblem[] {
  return questions > 0 ? [] : [problemAt(own, 'model_empty', 'the model has no question')];
}

/** Two questions that claim one place of a section: which comes first would be left to their names. */
function sameOrders(packages: readonly Package[], questions: readonly Question[]): PolicyProblem[] {
  return questions.flatMap(({ id, section, order }, index) => {
    const first = questions.slice(0, index).find((other) => other.section === section && other.order === order);
    const item = packages.find((each) => each.package === `policies.${id}`);
    if (first === undefined || item === undefined) return [];
    return [problemAt(item, 'order_twice', `custom.order ${order} is that of ${first.id} already: choose another`)];
  });
}

interface Frame {
  readonly floor: number;
  readonly top: number;
  readonly kinds: Kinds;
}

function readQuestion(
  item: Package,
  sections: readonly string[],
  inspection: Inspection,
  frame: Frame,
): Reading<Question> {
  const id = item.package.slice('policies.'.length);
  const [, section = '', ...rest] = id.split('.');
  if (rest.length !== 1 || !sections.includes(section)) {
    const message = `a question is policies.<model>.<section>.<question>; the sections are ${sections.join(', ')}`;
    return { problems: [problemAt(item, 'package_shape', message)], value: null };
  }
  const words = readBlock(QuestionWords, item);
  const readings = inspection.criteria
    .filter((criterion) => criterion.package === item.package)
    .map((criterion) => readCriterion(criterion, frame));
  const judged = readings.flatMap((reading) => reading.value ?? []);
  const problems = [
    ...('problems' in words ? words.problems : []),
    ...readings.flatMap((reading) => reading.problems),
    ...(readings.length === 0 ? [problemAt(item, 'question_empty', 'the question has no criterion')] : []),
    // A pair can only be judged once all criteria could be read.
    ...(judged.length === readings.length ? questionProblems(judged) : []),
  ];
  if (problems.length > 0 || 'problems' in words) return { problems, value: null };
  const criteria = judged.map(({ criterion }) => criterion);
  criteria.sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
  return { problems: [], value: { id, section, title: words.title, order: words.custom.order, criteria } };
}

function readCriterion(found: Inspection['criteria'][number], frame: Frame): Reading<Judged> {
  const words = readBlock(CriterionWords, found);
  if ('problems' in words) return { problems: words.problems, value: null };
  const { implied_by: impliedBy, counter, ...rest } = words.custom;
  const criterion: Criterion = {
    id: found.id,
    title: words.title,
    ...rest,
    impliedBy,
    reads: found.reads,
    rule: `${found.file}:${found.row}`,
  };
  const judged = { criterion, counter, block: found };
  return { problems: criterionProblems(judged, frame), value: judged };
}
