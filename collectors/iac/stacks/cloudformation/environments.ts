import type { RepositoryFiles } from '../../../../src/core/source.ts';
import { entries, get, text, texts } from '../../../../src/formats/nodes.ts';
import type { Sweep } from '../../../../src/formats/sweep.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import { environmentParameters } from '../../../../src/lexicon/iac-stacks.ts';
import { isConcrete } from '../concrete.ts';
import { declaredEnvironments, type Serving } from '../serving.ts';
import { documentOf, type ValuesFile } from '../values.ts';
import type { Template } from './template.ts';

/** Names of the parameters that a template asks for. */
export function parametersOf({ body }: Template): ReadonlySet<string> {
  return new Set(entries(get(body ?? undefined, 'Parameters')).map(([name]) => name));
}

/**
 * The environments that a template names itself: in a table of values for each (`Mappings`), else in the list of values
 * that its parameter may have.
 */
export function namedWithin({ body }: Template): readonly Serving[] {
  for (const [, table] of entries(get(body ?? undefined, 'Mappings'))) {
    const own = isConcrete(table) ? 'yes' : 'unknown';
    const found = declaredEnvironments(entries(table).map(([name]) => name));
    if (found.length > 0) return found.map((environment) => ({ environment, selectors: [environment.name], own }));
  }
  for (const [name, parameter] of entries(get(body ?? undefined, 'Parameters'))) {
    if (!environmentParameters.has(name.toLowerCase().replace(/[-_]/g, ''))) continue;
    const found = declaredEnvironments(texts(get(parameter, 'AllowedValues')) ?? []);
    if (found.length > 0)
      return found.map((environment) => ({ environment, selectors: [environment.name], own: 'unknown' }));
  }
  return [];
}

/** Files that give values to parameters of stacks: lists of keys and values, and settings of a pipeline's stack. */
export async function valuesFiles(source: RepositoryFiles, sweep: Sweep): Promise<readonly ValuesFile[]> {
  const found: ValuesFile[] = [];
  for (const path of sweep.marked('cloudformation_values')) {
    const body = await documentOf(source, path);
    const names = body === null ? [] : namesGiven(body);
    if (names.length > 0) found.push({ path, names });
  }
  return found;
}

function namesGiven(body: Yaml): readonly string[] {
  if (body.type === 'list') return body.items.flatMap((item) => text(get(item, 'ParameterKey')) ?? []);
  // Templates have parameters as well: theirs are maps, and there are resources beside them.
  const isTemplate = get(body, 'Resources') !== undefined || get(body, '$schema') !== undefined;
  const given = entries(get(body, 'Parameters'));
  return isTemplate || given.some(([, value]) => value.type !== 'scalar') ? [] : given.map(([name]) => name);
}
