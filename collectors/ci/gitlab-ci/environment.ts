import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Job } from '../model.ts';
import { shortName } from './reading.ts';
import { expanded, type Variables } from './variables.ts';

/** Most copies of a job by `parallel:matrix` that are told apart. */
const mostCopies = 20;

/** A copy of a job, as GitLab names it, and the environment it is bound to. */
export interface Copy {
  readonly suffix: string;
  readonly environment: Job['environment'];
}

/**
 * The environment of a job: one copy of it, or one for each environment that its matrix makes.
 * https://docs.gitlab.com/ci/yaml/#environment
 */
export function copiesOf(job: Yaml, variables: Variables): readonly Copy[] {
  const environment = get(job, 'environment');
  const action = text(get(environment, 'action')) ?? 'start';
  // With any other action nothing is deployed there: it is taken down, looked at or made ready.
  if (isEmpty(environment) || action !== 'start') return [{ suffix: '', environment: null }];
  const written = text(environment) ?? text(get(environment, 'name'));
  if (written === undefined) return [{ suffix: '', environment: { name: null } }];
  const name = (values: Variables): string | null => {
    const found = expanded(written, values);
    return found === null || found === '' ? null : shortName(found);
  };
  const rows = rowsOf(get(get(job, 'parallel'), 'matrix')) ?? [];
  const copies = rows.map((row) => ({
    suffix: `: [${shortName([...row.values()].join(', '))}]`,
    environment: { name: name(new Map([...variables, ...row])) },
  }));
  const isOne = new Set(copies.map((copy) => copy.environment.name)).size <= 1;
  if (copies.length > 0 && !isOne) return copies;
  const [first] = copies;
  const isOpen = get(get(job, 'parallel'), 'matrix') !== undefined && rows.length === 0;
  const alone = first?.environment ?? { name: name(isOpen ? withoutMatrix(job, variables) : variables) };
  return [{ suffix: '', environment: alone }];
}

/** Every row of a matrix with the values of its variables; undefined for too many, or for what cannot be read. */
function rowsOf(matrix: Yaml | undefined): readonly ReadonlyMap<string, string>[] | undefined {
  if (matrix?.type !== 'list') return undefined;
  const rows: ReadonlyMap<string, string>[] = [];
  for (const item of matrix.items) {
    let partial: ReadonlyMap<string, string>[] = [new Map()];
    for (const [name, value] of entries(item)) {
      const values = texts(value);
      if (values === undefined || values.length * partial.length > mostCopies) return undefined;
      partial = partial.flatMap((row) => values.map((one) => new Map([...row, [name, one]])));
    }
    rows.push(...partial.filter((row) => row.size > 0));
    if (rows.length > mostCopies) return undefined;
  }
  return rows;
}

/** Variables that a matrix sets are not those of the job. */
function withoutMatrix(job: Yaml, variables: Variables): Variables {
  const matrix = get(get(job, 'parallel'), 'matrix');
  const names = matrix?.type === 'list' ? matrix.items.flatMap((item) => entries(item).map(([name]) => name)) : [];
  return new Map([...variables, ...names.map((name) => [name, null] as const)]);
}
