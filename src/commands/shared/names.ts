import type { Config } from '../../config.ts';
import type { Goal } from '../../core/declared.ts';
import { ScanError } from '../../core/errors.ts';
import { type Mistakes, mistakes } from '../../core/mistakes.ts';
import { didYouMean } from '../../core/nearest.ts';
import { requireLevel } from '../../stages/gate.ts';
import { goalNameOf } from './goals.ts';
import { placeIn } from './placed.ts';

/** Questions that a configuration may name: those of a model, or those of a saved assessment. */
export interface Nameable {
  readonly questions: readonly { readonly id: string; readonly criteria: readonly { readonly id: string }[] }[];
}

/** The levels of some questions. */
export interface Leveled {
  readonly floor: number;
  readonly top: number;
  readonly questions: readonly { readonly id: string }[];
}

/**
 * The id that a name stands for: itself, or the only one of which it is the last part. An error begins with `where`.
 * @throws {ScanError} `unknown_name` with the nearest name, or with all ids that are as good.
 */
export function named(what: string, name: string, ids: readonly string[], where = ''): string {
  if (ids.includes(name)) return name;
  const [ending, ...others] = ids.filter((id) => id.endsWith(`.${name}`));
  if (ending === undefined) throw unknownName(what, name, ids, where);
  if (others.length === 0) return ending;
  throw new ScanError(
    'unknown_name',
    `${where}${name} could be any of ${[ending, ...others].join(', ')}`,
    'write the whole name',
  );
}

/** The error for a name that is none of the known ones; its message begins with `where`. */
export function unknownName(what: string, name: string, known: readonly string[], where = ''): ScanError {
  const mend = didYouMean(name, known, '`tidemark models` lists them');
  return new ScanError('unknown_name', `${where}no ${what} is called ${name}`, mend);
}

/**
 * The configuration with whole ids in its models, targets, waivers and attestations, once it is certain that they name
 * what there is.
 * @throws {ScanError} `unknown_name` with place and nearest name; `usage` for two targets of one question; for all of
 * them at once.
 */
export function requireNames(models: readonly Nameable[], config: Config): Config {
  const { places, scope } = config;
  const questions = models.flatMap((model) => model.questions);
  const inList = (key: string, row: number) => (field: string) => whereOf(key, row, places, field);
  const wrong = mistakes();
  const modelIds = [...new Set(questions.map(({ id }) => id.slice(0, id.indexOf('.'))))];
  const chosen = config.models.map((name, row) =>
    wrong.seek(() => named('model', name, modelIds, whereOf('models', row, places)), name),
  );
  const targets = wholeTargets(questions, config, wrong);
  const waivers = scope.waivers.map((each, row) =>
    wrong.seek(() => wholly(questions, each, inList('waivers', row)), each),
  );
  const attestations = scope.attestations.map((each, row) =>
    wrong.seek(() => wholly(questions, each, inList('attestations', row)), each),
  );
  wrong.end();
  return { ...config, models: chosen, ...targets, scope: { ...scope, waivers, attestations } };
}

/** How an error about one name of a configuration begins: its place, as exactly as it is known, and its key. */
function whereOf(key: string, name: string | number, places: Config['places'], field = ''): string {
  return `${placeIn(places, `${key}.${name}.${field}`) || placeIn(places, `${key}.${name}`)}${key}: `;
}

function wholeTargets(
  questions: Nameable['questions'],
  { targets, places }: Config,
  wrong: Mistakes,
): Pick<Config, 'targets' | 'places'> {
  const ids = questions.map(({ id }) => id);
  const known = [...ids, ...new Set(ids.flatMap(partsAbove))];
  const whole = new Map<string, Goal>();
  const placed = new Map(Object.entries(places));
  for (const [name, goal] of Object.entries(targets)) {
    const where = whereOf('targets', name, places);
    const id = wrong.seek(() => wholeName(name, known, whole, where), name);
    whole.set(id, goal);
    placed.set(`targets.${id}`, places[`targets.${name}`] ?? '');
  }
  return { targets: Object.fromEntries(whole), places: Object.fromEntries([...placed].filter(([, at]) => at !== '')) };
}

function wholeName(name: string, known: readonly string[], whole: ReadonlyMap<string, Goal>, where: string): string {
  const id = name === '*' ? name : named('question', name, known, where);
  if (whole.has(id)) throw new ScanError('usage', `${where}${id} has two`, 'leave one of them');
  return id;
}

/** Section and model of a question: `a.b` and `a` of `a.b.c`. */
function partsAbove(id: string): string[] {
  const parts = id.split('.').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

/**
 * Makes sure that every question can have the level it is to reach.
 * @throws {ScanError} `usage`
 */
export function requireLevels(
  models: readonly Leveled[],
  { targets, places }: Pick<Config, 'targets' | 'places'>,
): void {
  const wrong = mistakes();
  const told = new Set<string>();
  for (const model of models) {
    for (const { id } of model.questions) {
      const name = goalNameOf(id, targets);
      const goal = name === null ? undefined : targets[name];
      // One target of a whole section is one mistake.
      if (name === null || goal === undefined || told.has(name)) continue;
      const isIn = () => {
        requireLevel({ question: id, ...goal }, model, placeIn(places, `targets.${name}`));
        return true;
      };
      if (!wrong.seek(isIn, false)) told.add(name);
    }
  }
  wrong.end();
}

function wholly<T extends { readonly question: string; readonly criterion: string }>(
  questions: Nameable['questions'],
  said: T,
  where: (field: string) => string,
): T {
  const ids = questions.map(({ id }) => id);
  const question = named('question', said.question, ids, where('question'));
  const criteria = questions.flatMap(({ id, criteria }) => (id === question ? criteria.map((each) => each.id) : []));
  if (criteria.includes(said.criterion)) return { ...said, question };
  throw new ScanError(
    'unknown_name',
    `${where('criterion')}${question} has no criterion ${said.criterion}`,
    didYouMean(said.criterion, criteria),
  );
}
