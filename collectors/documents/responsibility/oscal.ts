import { type Own, ownBy } from '../../../src/core/facts/documents-own.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { jsonc } from '../../../src/formats/jsonc.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { operationFamilies, oscalPath } from '../../../src/lexicon/oscal.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';
import type { Gap } from '../corpus.ts';
import type { Unquoted } from '../quoted.ts';
import { isOpen } from '../words.ts';

/** More plans than one system has. */
const MOST_FILES = 50;

const itemsOf = (node: Yaml | undefined): readonly Yaml[] => (node?.type === 'list' ? node.items : []);
const holds = (node: Yaml, key: string): boolean => itemsOf(get(node, key)).length > 0;

/** The requirements of a plan, or of all components of a definition. */
function requirementsOf(root: Yaml): readonly Yaml[] {
  const plan = get(get(root, 'system-security-plan'), 'control-implementation');
  const definition = get(root, 'component-definition');
  const components = [...itemsOf(get(definition, 'components')), ...itemsOf(get(definition, 'capabilities'))];
  const sets = [
    ...itemsOf(plan === undefined ? undefined : { type: 'list', items: [plan], tag: null, line: plan.line }),
    ...components.flatMap((one) => itemsOf(get(one, 'control-implementations'))),
  ];
  return sets.flatMap((set) => itemsOf(get(set, 'implemented-requirements')));
}

/** What components do for a requirement, its statements among it. */
function shares(requirement: Yaml): readonly Yaml[] {
  const statements = itemsOf(get(requirement, 'statements'));
  return [requirement, ...statements].flatMap((one) => itemsOf(get(one, 'by-components')));
}

/** Something is taken from another system, or handed on to one. */
function isShared(share: Yaml): boolean {
  const handed = get(share, 'export');
  return (
    holds(share, 'inherited') ||
    holds(share, 'satisfied') ||
    (handed !== undefined && (holds(handed, 'provided') || holds(handed, 'responsibilities')))
  );
}

function ownPlan(root: Yaml): Own {
  const name = text(get(get(get(root, 'system-security-plan'), 'system-characteristics'), 'system-name'));
  return ownBy(name === undefined ? 'no_system' : isOpen(name) ? 'to_fill_in' : 'system_name');
}

function itemOf(path: string, commit: string | null, root: Yaml): Unquoted<'docs.responsibility'> | null {
  const requirements = requirementsOf(root);
  if (requirements.length === 0) return null;
  const told = requirements.map((requirement) => {
    const own = shares(requirement);
    const said = [requirement, ...own].map((one) => text(get(one, 'description')) ?? '');
    return {
      family: (text(get(requirement, 'control-id')) ?? '').split('-')[0]?.toLowerCase() ?? '',
      isOwned: [requirement, ...own].some((one) => holds(one, 'responsible-roles')),
      isOpen: said.every((words) => words === '' || isOpen(words)),
      isShared: own.some(isShared),
    };
  });
  const shared = told.filter((one) => one.isShared && !one.isOpen);
  const families = new Set(shared.map(({ family }) => family).filter((family) => operationFamilies.has(family)));
  const key = entries(root)[0]?.[0] ?? '';
  return {
    ref: path,
    at: { commit, path, line: lineOf(root, key) },
    form: 'oscal',
    ...ownPlan(root),
    splits: shared.length > 0 ? 'yes' : 'unknown',
    concrete: shared.length >= 3 && families.size >= 2 ? 'yes' : 'unknown',
    reachable: 'unknown',
    parts: told.length,
    ownedParts: told.filter((one) => one.isOwned).length,
    openParts: told.filter((one) => one.isOpen).length,
    reviewDue: 'none',
    reviewedAgeDays: null,
  };
}

/** What component files and plans of OSCAL tell: which controls are provided, inherited or left to somebody. */
export async function oscalDivisions(source: RepositoryFiles): Promise<{
  readonly items: readonly Unquoted<'docs.responsibility'>[];
  readonly gaps: readonly Gap[];
}> {
  const [{ target }, files] = await Promise.all([source.describe(), source.files()]);
  const items: Unquoted<'docs.responsibility'>[] = [];
  const gaps: Gap[] = [];
  const isOurs = (path: string): boolean => !isForeign(path.replace(/(^|\/)(?:docs?|documentation)(?=\/)/gi, '$1own'));
  const paths = files
    .filter(({ path, kind }) => kind === 'file' && oscalPath.test(path) && isOurs(path))
    .map(({ path }) => path);
  for (const path of paths.slice(0, MOST_FILES)) {
    const { value, trouble } = path.endsWith('.json')
      ? await parsed(source, path, jsonc)
      : await documentOf(source, path);
    if (value !== null) {
      const item = itemOf(path, target.commit, value);
      if (item !== null) items.push(item);
    } else if (trouble !== null && trouble !== 'no_such_file') {
      gaps.push({ reason: trouble, detail: `${path} could not be read`, mend: 'keep it valid and below 1 MiB' });
    }
  }
  if (paths.length > MOST_FILES) {
    const detail = `${paths.length - MOST_FILES} files of OSCAL beyond the first ${MOST_FILES} were left out`;
    gaps.push({ reason: 'too_large', detail, mend: 'scan the repository that holds them' });
  }
  return { items, gaps };
}

async function documentOf(source: RepositoryFiles, path: string) {
  const { value, trouble } = await parsed(source, path, yaml12);
  return { value: value?.[0] ?? null, trouble };
}
