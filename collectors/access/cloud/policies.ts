import { entries, get, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { organisationLimits } from '../../../src/lexicon/access-paths.ts';
import { above, type Context, ownByPlace } from '../context.ts';
import { isSomebody, namesOwn } from '../evidence-of-own.ts';
import type { Grant } from '../grants.ts';
import { documentsOf, items, trustWords, within, wordsOf } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { configurationsOf } from '../terraform/folders.ts';
import { memberOf, trustees } from '../trust.ts';

/** A policy of AWS as a document of its own: statements about what may be done. Limits of an organisation are none. */
export async function readStatements(path: string, context: Context): Promise<Read> {
  if (organisationLimits.test(path)) return null;
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read;
  const [root] = read;
  const written = get(root, 'Statement');
  const statements = items(written).length > 0 ? items(written) : written?.type === 'map' ? [written] : [];
  const rules = statements.filter((one) => get(one, 'Effect') !== undefined);
  if (root === undefined || rules.length === 0) return null;
  const grants = rules.flatMap((one): readonly Grant[] => {
    const line = lineOf(one, 'Effect');
    if (get(one, 'Principal') === undefined) return [{ system: 'aws_iam', to: 'none', line }];
    const to = trustees(trustWords(root));
    return to.map((each, index) => ({ system: 'aws_iam', to: each, line, rules: index === 0 ? 1 : 0 }));
  });
  const namesAccount = [...wordsOf(written)].some((word) => namesOwn(word, context.owner));
  const isOwn = namesAccount || (await isBesideOwn(path, context)) || ownByPlace(path, context) === 'yes';
  return { grants, own: isOwn ? 'yes' : 'unknown' };
}

/** Whether a document lies in the folder of a configuration for own environments, or below it. */
export async function isBesideOwn(path: string, context: Context): Promise<boolean> {
  const configurations = await configurationsOf(context);
  for (const folder of above(path)) {
    // The top of a repository is beside everything.
    if (folder === '') return false;
    if (configurations.isOwn(folder)) return true;
  }
  return false;
}

/** A policy of Google Cloud as its tools give and take it: members by role. */
export async function readBindings(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read;
  const found = read.flatMap((document) => [
    ...bindingsIn(document).map((one) => ({ one, members: membersOf(one) })),
    ...factoryIn(document),
  ]);
  if (found.length === 0) return null;
  const grants = found.flatMap(({ one, members }): readonly Grant[] => {
    const to = [...new Set(members.map(memberOf))];
    return to.map((each, index) => ({ system: 'gcp_iam', to: each, line: one.line, rules: index === 0 ? 1 : 0 }));
  });
  const isOwn = ownByPlace(path, context) === 'yes' || found.some(({ members }) => members.some(isSomebody));
  return { grants, own: isOwn ? 'yes' : 'unknown' };
}

/** Bindings at the top of a document, or under its first keys. */
function bindingsIn(document: Yaml): readonly Yaml[] {
  const places = [document, ...entries(document).map(([, inner]) => inner)];
  return places
    .flatMap((place) => items(get(place, 'bindings')))
    .filter((one) => /(?:^|\/)roles\//.test(text(get(one, 'role')) ?? '') && membersOf(one).length > 0);
}

const role = /(?:^|\/)roles\//;
const listsOfFactories =
  /^(?:(?:group_)?iam|iam_(?:by_principals(?:_additive)?|bindings(?:_additive)?|members|additive))$/;

/** Members as files tell them of which configurations make projects: by role, by member, or by a name for both. */
function factoryIn(document: Yaml): readonly { readonly one: Yaml; readonly members: readonly string[] }[] {
  return [...within(document)].flatMap(({ node, key }) => {
    if (node.type !== 'map' || key === null || !listsOfFactories.test(key)) return [];
    return entries(node).flatMap(([name, one]) => {
      const roles = texts(one) ?? [text(get(one, 'role')) ?? ''];
      const members = role.test(name)
        ? (texts(one) ?? [])
        : roles.some((each) => role.test(each))
          ? [...(/^[\w$]{1,40}:|@/.test(name) ? [name] : []), ...membersOf(one), ...(texts(get(one, 'member')) ?? [])]
          : [];
      return members.length > 0 ? [{ one, members }] : [];
    });
  });
}

const membersOf = (binding: Yaml): readonly string[] =>
  items(get(binding, 'members')).flatMap((member) => text(member) ?? []);
