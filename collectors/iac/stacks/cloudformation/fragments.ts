import { entries, get, text } from '../../../../src/formats/nodes.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import { folderOf, isWithin } from '../paths.ts';
import type { Template } from './template.ts';

const sections = ['Parameters', 'Conditions', 'Resources'] as const;

/** What a template gives names to, and what it refers to by name. */
interface Names {
  readonly given: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/**
 * Templates that cannot be deployed as they lie: they have no resource, or refer to what only a template in a folder
 * above, or beside them, gives a name to; a program puts them together first. Paths.
 */
export function fragmentsOf(templates: readonly Template[]): ReadonlySet<string> {
  const names = new Map(templates.map(({ path, body }) => [path, namesOf(body)]));
  const isFragment = ({ path, body, resources }: Template): boolean => {
    if (body === null) return false;
    if (resources.length === 0) return true;
    const own = names.get(path);
    const missing = [...(own?.used ?? [])].filter((name) => own?.given.has(name) !== true);
    if (missing.length === 0) return false;
    return templates.some((other) => {
      const isAbove = other.path !== path && isWithin(path, folderOf(other.path));
      const given = names.get(other.path)?.given;
      // The one that takes in the others has what they are told from outside.
      return (
        isAbove && get(other.body ?? undefined, 'Parameters') !== undefined && missing.some((name) => given?.has(name))
      );
    });
  };
  return new Set(templates.filter(isFragment).map(({ path }) => path));
}

function namesOf(body: Yaml | null): Names {
  const given = new Set<string>();
  const used = new Set<string>();
  for (const section of sections) for (const [name] of entries(get(body ?? undefined, section))) given.add(name);
  const pending: (Yaml | undefined)[] = sections.map((section) => get(body ?? undefined, section));
  for (let node = pending.pop(); pending.length > 0 || node !== undefined; node = pending.pop()) {
    if (node === undefined) continue;
    const name = referredTo(node);
    if (name !== undefined && /^\w{1,255}$/.test(name)) used.add(name);
    if (node.type === 'list') pending.push(...node.items);
    else if (node.type === 'map') pending.push(...node.entries.values());
  }
  return { given, used };
}

/** The parameter, condition or resource that a node refers to by a function of its own. */
function referredTo(node: Yaml): string | undefined {
  if (node.type === 'scalar') {
    if (node.tag === '!Ref' || node.tag === '!Condition') return text(node);
    return node.tag === '!GetAtt' ? text(node)?.split('.')[0] : undefined;
  }
  if (node.type === 'list') return node.tag === '!If' || node.tag === '!GetAtt' ? text(node.items[0]) : undefined;
  if (node.entries.size !== 1) return undefined;
  const list = get(node, 'Fn::If') ?? get(node, 'Fn::GetAtt');
  return text(get(node, 'Ref')) ?? (list?.type === 'list' ? text(list.items[0]) : undefined);
}
