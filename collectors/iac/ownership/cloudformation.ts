import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { any } from '../../../src/core/tri.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { isOwnerKey, namesOwner, stackTypeCanCarry } from '../../../src/lexicon/iac-owners.ts';
import { type Resource, type Template, templatesOf } from '../stacks/cloudformation/template.ts';
import { folderOf } from '../stacks/paths.ts';
import type { Contact, Ownership, Tagged } from './model.ts';

/** Tags of what templates of CloudFormation and SAM declare, and contacts for security. */
export async function readStackOwnership(source: RepositoryFiles, sweep: Sweep): Promise<Ownership> {
  const { templates } = await templatesOf(source, sweep);
  const carriers = new Set(templates.flatMap(({ resources }) => resources.filter(hasTags).map(({ type }) => type)));
  return {
    tagged: templates.flatMap((template) => taggedIn(template, carriers, sweep.commit)),
    contacts: templates.flatMap((template) => contactsIn(template, sweep.commit)),
  };
}

const tagsOf = (node: Yaml | undefined): Yaml | undefined => get(node, 'Tags') ?? get(node, 'HostedZoneTags');
const hasTags = ({ properties }: Resource): boolean => tagsOf(properties) !== undefined;

function taggedIn(template: Template, carriers: ReadonlySet<string>, commit: string | null): readonly Tagged[] {
  const { path, tool, body, resources } = template;
  const shared = get(body ?? undefined, 'Globals');
  return resources.flatMap(({ type, line, properties }): readonly Tagged[] => {
    const can = carriers.has(type) ? 'yes' : stackTypeCanCarry(type);
    if (can === 'no') return [];
    // What SAM sets for all functions and their like.
    const [, section = ''] = /^AWS::Serverless::(\w{1,50})$/.exec(type) ?? [];
    const own = [tagsOf(properties), get(get(shared, section), 'Tags')].map((tags) => ownerIn(tags, template));
    // Whoever deploys a stack can put tags on all of it.
    const owner = any(...own, 'unknown');
    return [{ tool, folder: folderOf(path), at: { commit, path, line }, owner, canCarry: can }];
  });
}

/** Tags are a list of keys with values, or a map. */
function ownerIn(tags: Yaml | undefined, template: Template): Tri {
  if (tags === undefined) return 'no';
  const pairs: readonly (readonly [string | undefined, Yaml | undefined])[] =
    tags.type === 'list' ? tags.items.map((item) => [text(get(item, 'Key')), get(item, 'Value')]) : entries(tags);
  return any(
    ...pairs.map(([key, value]): Tri => (key !== undefined && isOwnerKey(key) ? named(value, template) : 'no')),
  );
}

/** A function's outcome stands for a name, save for a parameter that is nobody by default. */
function named(value: Yaml | undefined, { body }: Template): Tri {
  if (value === undefined) return 'no';
  const parameter = value.type === 'scalar' && value.tag === '!Ref' ? text(value) : text(get(value, 'Ref'));
  if (parameter !== undefined) {
    const byDefault = text(get(get(get(body ?? undefined, 'Parameters'), parameter), 'Default'));
    return byDefault === undefined || namesOwner(byDefault) ? 'yes' : 'unknown';
  }
  if (value.type !== 'scalar' || value.tag !== null) return 'unknown';
  const plain = text(value);
  return plain !== undefined && namesOwner(plain) ? 'yes' : 'no';
}

/** Of contacts there is no type of AWS's own: those that a house made for it, by what they are told. */
function contactsIn({ path, tool, resources }: Template, commit: string | null): readonly Contact[] {
  return resources.flatMap(({ type, line, properties }): readonly Contact[] => {
    const isContact = /(?:^|:)\w{0,60}AlternateContact$/.test(type);
    const sort = text(get(properties, 'AlternateContactType')) ?? text(get(properties, 'ContactType'));
    const address = get(properties, 'EmailAddress') ?? get(properties, 'Email');
    const isBlank = address?.type === 'scalar' && address.tag === null && !namesOwner(text(address) ?? '');
    if (!isContact || sort !== 'SECURITY' || address === undefined || isBlank) return [];
    return [
      { tool, folder: folderOf(path), at: { commit, path, line }, resource: type.slice(0, 200), made: 'unknown' },
    ];
  });
}
