import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Job } from '../model.ts';
import { isPreviewName } from '../preview.ts';
import { shortName } from './reading.ts';
import { expanded, type Variables } from './variables.ts';

/** Most copies of a job by `parallel:matrix` that are told apart. */
const mostCopies = 20;

/** A copy of a job, as GitLab names it, and the environment it is bound to. */
export interface Copy {
  readonly suffix: string;
  readonly environment: Job['environment'];
  /** Rows of the matrix that it stands for; none where there is no matrix, null where that is not told. */
  readonly rows: readonly ReadonlyMap<string, string>[] | null;
}

/**
 * The environment of a job: one copy of it, or one for each environment that its matrix makes.
 * https://docs.gitlab.com/ci/yaml/#environment
 */
export function copiesOf(job: Yaml, variables: Variables): readonly Copy[] {
  const environment = get(job, 'environment');
  const action = text(get(environment, 'action')) ?? 'start';
  // With any other action nothing is deployed there: it is taken down, looked at or made ready.
  const matrix = get(get(job, 'parallel'), 'matrix');
  const known = rowsOf(matrix);
  const all = matrix === undefined ? [] : (known ?? null);
  if (isEmpty(environment) || action !== 'start') return [{ suffix: '', environment: null, rows: all }];
  const written = text(environment) ?? text(get(environment, 'name'));
  if (written === undefined) return [{ suffix: '', environment: { name: null }, rows: all }];
  const bound = (values: Variables): NonNullable<Job['environment']> => {
    const found = expanded(written, values);
    const name = found === null || found === '' ? null : shortName(found);
    return isPreviewName(found ?? written) ? { name, isPreview: true } : { name };
  };
  const rows = known ?? [];
  const copies = rows.map((row) => ({
    suffix: `: [${shortName([...row.values()].join(', '))}]`,
    environment: bound(new Map([...variables, ...row])),
    rows: [row],
  }));
  const isOne = new Set(copies.map((copy) => copy.environment.name)).size <= 1;
  if (copies.length > 0 && !isOne) return copies;
  const [first] = copies;
  const isOpen = matrix !== undefined && rows.length === 0;
  const alone = first?.environment ?? bound(isOpen ? withoutMatrix(job, variables) : variables);
  return [{ suffix: '', environment: alone, rows: all }];
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
export function withoutMatrix(job: Yaml, variables: Variables): Variables {
  const matrix = get(get(job, 'parallel'), 'matrix');
  const names = matrix?.type === 'list' ? matrix.items.flatMap((item) => entries(item).map(([name]) => name)) : [];
  return new Map([...variables, ...names.map((name) => [name, null] as const)]);
}
