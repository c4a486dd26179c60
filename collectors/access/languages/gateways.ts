import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Context, ownByPlace } from '../context.ts';
import { isRealAddress } from '../evidence-of-own.ts';
import type { Grant, Grantee } from '../grants.ts';
import { documentsOf, items, wordsOf } from '../nodes.ts';
import type { Read } from '../reader.ts';

/** Lists of a network's policy in which each item lets somebody reach something. */
const lists = ['acls', 'grants', 'ssh'];
/** Kinds of resources of Teleport by which people come in; a role grants nothing before somebody has it. */
const kinds: ReadonlyMap<string, Grantee> = new Map([
  ['role', 'none'],
  ['user', 'open'],
  ['access_list', 'people'],
  ['github', 'people'],
  ['oidc', 'people'],
  ['saml', 'people'],
  ['login_rule', 'none'],
]);

/** Who reaches what through a network or a gateway for people: policies of Tailscale, resources of Teleport. */
export async function readGateway(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  // What looks alike and is none of them is told of by whoever reads its form.
  if (typeof read === 'string') return read === 'malformed' ? null : read;
  const grants = read.flatMap((document) => [...ofNetwork(document), ...ofTeleport(document)]);
  if (grants.length === 0) return null;
  const isSomebody = read.some((document) => [...wordsOf(document)].some(isRealAddress));
  return { grants, own: isSomebody || ownByPlace(path, context) === 'yes' ? 'yes' : 'unknown' };
}

function ofNetwork(document: Yaml): readonly Grant[] {
  return lists.flatMap((key) =>
    items(get(document, key)).flatMap((rule): readonly Grant[] => {
      const [source] = ['src', 'users', 'Users'].flatMap((one) => items(get(rule, one)));
      const isRule = source !== undefined && ['dst', 'ports', 'Ports'].some((one) => get(rule, one) !== undefined);
      return isRule ? [{ system: 'other', to: granteeOf(items(get(rule, 'src'))), line: rule.line }] : [];
    }),
  );
}

/** Groups and addresses are people; machines are told by their tags. */
function granteeOf(sources: readonly Yaml[]): Grantee {
  const names = sources.map((one) => text(one) ?? '');
  if (names.some((name) => /^(?:group:|autogroup:(?:member|admin|owner))|@/.test(name))) return 'people';
  return names.length > 0 && names.every((name) => name.startsWith('tag:')) ? 'programs' : 'open';
}

function ofTeleport(document: Yaml): readonly Grant[] {
  const to = kinds.get(text(get(document, 'kind')) ?? '');
  const isResource =
    /^v\d$/.test(text(get(document, 'version')) ?? '') &&
    get(document, 'apiVersion') === undefined &&
    entries(get(document, 'spec')).length > 0;
  return to !== undefined && isResource ? [{ system: 'other', to, line: lineOf(document, 'kind') }] : [];
}
