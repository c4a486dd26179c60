import { get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Context, ownByPlace } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import type { Grant, Grantee } from '../grants.ts';
import { at, documentsOf, items, within } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { objectsOf } from './objects.ts';
import { reconciledIn } from './reconciled.ts';

/** Rules of Argo CD: `policy.csv` in its settings or in values for its chart, and roles of its projects. */
export async function readArgo(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  // A chart's template is told of by the other readers, where it grants something.
  if (read === 'malformed') return null;
  if (read === 'unseen') return 'unseen';
  const found = [...read.flatMap(policiesIn), ...objectsOf(read).flatMap(rolesOf)];
  if (found.length === 0) return null;
  const { isTaken, leftOutBy } = await reconciledIn(context);
  const isKnown = isTaken(path) || ownByPlace(path, context) === 'yes';
  const namesSomebody = found.some(({ isNamed }) => isNamed);
  return {
    grants: found.map(({ grant }) => grant),
    leftOutBy: leftOutBy(path),
    own: !context.isInChart(path) && (isKnown || namesSomebody) ? 'yes' : 'unknown',
  };
}

/** A grant, and whether it names somebody. */
interface Found {
  readonly grant: Grant;
  readonly isNamed: boolean;
}

const found = (to: Grantee, line: number, isNamed: boolean): Found => ({
  grant: { system: 'argo_cd', to, line },
  isNamed,
});

function policiesIn(document: Yaml): readonly Found[] {
  const all: Found[] = [];
  for (const { node, key } of within(document)) {
    if (key === 'policy.csv' && node.type === 'scalar') all.push(...policyLines(text(node) ?? '', node.textLine));
  }
  return all;
}

/** Lines of a policy of Casbin: `p, subject, …` for a rule, `g, member, role` for a membership. */
export function policyLines(policy: string, from: number): readonly Found[] {
  return policy.split('\n').flatMap((raw, index): readonly Found[] => {
    const [form = '', subject = ''] = raw
      .slice(0, 1000)
      .split(',')
      .map((part) => part.trim().replace(/^"|"$/g, ''));
    if (form !== 'p' && form !== 'g') return [];
    if (subject.startsWith('role:') || subject.startsWith('proj:')) return [found('none', from + index, false)];
    return [found('people', from + index, isFilledIn(subject))];
  });
}

/** Roles of a project: groups are people, tokens are for programs. */
function rolesOf(object: Yaml): readonly Found[] {
  if (text(get(object, 'kind')) !== 'AppProject') return [];
  return items(at(object, 'spec', 'roles')).flatMap((role) => {
    const line = lineOf(role, 'name');
    const groups = items(get(role, 'groups')).flatMap((group) => text(group) ?? []);
    const all: Found[] = groups.length > 0 ? [found('people', line, groups.some(isFilledIn))] : [];
    if (items(get(role, 'jwtTokens')).length > 0) all.push(found('programs', line, false));
    return all.length > 0 ? all : [found('none', line, false)];
  });
}
