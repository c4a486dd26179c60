import { ScanError } from '../../core/errors.ts';
import type { Criterion, Model, Question } from '../../core/model.ts';
import { hanging, wrap } from '../../reporters/layout.ts';
import { actorWords, effortWords, gradeWords, kindWords } from '../../reporters/words.ts';
import { unknownName } from './names.ts';

/** What a name may stand for: a model, a section, a question or one criterion. */
export interface Explained {
  readonly question: Question;
  readonly criteria: readonly Criterion[];
}

/**
 * The questions under a name (all without one), each with all criteria or with the one that was named. A question may
 * be named by its last part.
 * @throws {ScanError} `unknown_name` with the nearest name.
 */
export function explained(models: readonly Model[], name: string | undefined): Explained[] {
  const questions = models.flatMap((model) => model.questions);
  const whole = questions.map((question) => ({ question, criteria: question.criteria }));
  if (name === undefined) return whole;
  const under = whole.filter(({ question }) => question.id === name || question.id.startsWith(`${name}.`));
  if (under.length > 0) return under;
  const ending = whole.filter(({ question }) => question.id.endsWith(`.${name}`));
  if (ending.length === 1) return ending;
  const single = whole.flatMap(({ question, criteria }) =>
    criteria
      .filter(({ id }) => `${question.id}.${id}` === name || `${question.id}.${id}`.endsWith(`.${name}`))
      .map((criterion) => ({ question, criteria: [criterion] })),
  );
  if (single.length === 1) return single;
  if (kindWords(name) !== name) throw kindNamed(questions, name);
  const known = questions.flatMap(({ id, criteria }) => [id, ...criteria.map((each) => `${id}.${each.id}`)]);
  throw unknownName('question or criterion', name, known);
}

/** A kind of fact has a dot in its name like a question, and is met beside questions in saved documents. */
function kindNamed(questions: readonly Question[], kind: string): ScanError {
  const readers = questions.filter(({ criteria }) => criteria.some(({ reads }) => reads.includes(kind)));
  return new ScanError(
    'unknown_name',
    `${kind} is a kind of fact (${kindWords(kind)}), and neither a question nor a criterion`,
    readers.length === 0
      ? 'no question reads it; `tidemark models` lists the questions'
      : `name a question that reads it: ${readers.map(({ id }) => id).join(', ')}`,
  );
}

/** The explanation for people: level by level what is asked, what it is read from, and how to get there. */
export function explanationText(all: readonly Explained[], width: number): string {
  return `${all.map((each) => questionLines(each, width).join('\n')).join('\n\n')}\n`;
}

function questionLines({ question, criteria }: Explained, width: number): string[] {
  const inOrder = criteria.toSorted((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
  return [
    ...wrap(question.title, width),
    question.id,
    ...(criteria.length > 1 ? wrap('A level is reached when all that it asks, and all below it, holds.', width) : []),
    ...inOrder.flatMap((criterion) => ['', ...criterionLines(criterion, question, width)]),
  ];
}

function criterionLines(criterion: Criterion, question: Question, width: number): string[] {
  const { id, level, title, grade, remediation, effort, actor, impliedBy, reads } = criterion;
  const part = (label: string, text: string) => hanging(`    ${`${label}:`.padEnd(15)}`, text, width);
  return [
    ...hanging(`  Level ${level}  `, title, width),
    ...part('name', id),
    ...part('counts when', `it is ${gradeWords[grade]}`),
    ...part('read from', reads.length === 0 ? 'nothing that tidemark can see' : reads.map(kindWords).join('; ')),
    ...(impliedBy.length === 0 ? [] : part('also shown by', impliedBy.map((by) => stronger(by, question)).join('; '))),
    ...part('to get there', `${remediation} (${effortWords[effort]}, for ${actorWords[actor]})`),
  ];
}

/** A criterion that shows this one too, by what it says: its name means nothing to a reader. */
function stronger(id: string, { criteria }: Question): string {
  const found = criteria.find((criterion) => criterion.id === id);
  return found === undefined ? id : `level ${found.level}, ${found.title}`;
}
