import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { any } from '../../../src/core/tri.ts';
import type { HclBody, HclValue } from '../../../src/formats/hcl/index.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { canCarry, isOwnerKey, namesOwner, tagAttributes } from '../../../src/lexicon/iac-owners.ts';
import { isMade } from '../terraform/beside.ts';
import { type Configuration, type Declared, readConfiguration } from '../terraform/configuration.ts';
import { foldersOf, written } from '../terraform/files.ts';
import { blocksIn, hasDynamic, literalOf, textIn, textsOf, valueIn } from '../terraform/read.ts';
import type { Contact, Ownership, Tagged } from './model.ts';
import { namesSomebody, type OwnerIn, ownerReader } from './terraform-tags.ts';

/**
 * Tags of what folders of Terraform and OpenTofu declare, and contacts for security.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readTerraformOwnership(source: RepositoryFiles, sweep: Sweep): Promise<Ownership> {
  const files = await source.files();
  const configurations: Configuration[] = [];
  for (const [, folder] of foldersOf(written(sweep.own), files))
    configurations.push(await readConfiguration(source, folder, sweep.commit));
  // What carries tags somewhere can carry them anywhere.
  const carriers = new Set(
    configurations.flatMap(({ resources }) => resources.filter(hasTags).map(({ type }) => type)),
  );
  return {
    tagged: configurations.flatMap((one) => taggedIn(one, carriers)),
    contacts: configurations.flatMap(contactsIn),
  };
}

/** The resource itself, and blocks of it in which some carry their labels. */
const bodiesOf = (body: HclBody): readonly HclBody[] => [
  body,
  ...['metadata', 'settings'].flatMap((type) => blocksIn(body, type).map((block) => block.body)),
];

const hasTags = ({ body }: Declared): boolean =>
  bodiesOf(body).some((one) => tagAttributes.some((name) => valueIn(one, name) !== undefined)) ||
  blocksIn(body, 'tag').length > 0;

function taggedIn(configuration: Configuration, carriers: ReadonlySet<string>): readonly Tagged[] {
  const { folder, commit, resources, scope } = configuration;
  const ownerIn = ownerReader(scope);
  const byDefault = defaultsOf(configuration, ownerIn);
  return resources.flatMap((resource): readonly Tagged[] => {
    const told = canCarry(resource.type);
    const can = told !== null && carriers.has(resource.type) ? 'yes' : told;
    if (can === null || can === 'no' || isMade(resource) === 'no') return [];
    const owner = any(ownOwner(resource, ownerIn, scope), byDefault(resource));
    const at = { commit, path: resource.file, line: resource.line };
    return [{ tool: folder.tool, folder: folder.path, at, owner, canCarry: can }];
  });
}

/** What the tags of a resource itself say. */
function ownOwner({ body }: Declared, ownerIn: OwnerIn, scope: Configuration['scope']): Tri {
  const attributes = bodiesOf(body).flatMap((one) => tagAttributes.flatMap((name) => valueIn(one, name) ?? []));
  const blocks = blocksIn(body, 'tag').map(({ body: tag }): Tri => {
    const value = valueIn(tag, 'value');
    const key = textIn(tag, 'key');
    if (key === null) return 'unknown';
    return isOwnerKey(key) && value !== undefined ? namesSomebody(value, scope) : 'no';
  });
  const open: Tri = body.broken || hasDynamic(body, 'tag') ? 'unknown' : 'no';
  return any(...attributes.map(ownerIn), ...blocks, open);
}

/**
 * What providers add to all resources of theirs; a resource without a provider in its folder has that of whoever takes
 * the folder in.
 */
function defaultsOf({ providers }: Configuration, ownerIn: OwnerIn): (resource: Declared) => Tri {
  const told = new Map(
    providers.flatMap(({ type, body }) => {
      const owner = defaultIn(type, body, ownerIn);
      const alias = valueIn(body, 'alias') === undefined ? '' : `.${textIn(body, 'alias') ?? '?'}`;
      return owner === null ? [] : [[`${type}${alias}`, owner] as const];
    }),
  );
  return ({ type, body }) => {
    // Providers of these add none.
    if (/^(?:azurerm|kubernetes)_/.test(type)) return 'no';
    const chosen = valueIn(body, 'provider');
    const name = chosen === undefined ? type.slice(0, type.indexOf('_')) : nameOf(chosen);
    return told.get(name) ?? 'unknown';
  };
}

/** `aws.west`, as a reference or, as it was once written, a text. */
function nameOf(value: HclValue): string {
  return value.type === 'reference' ? value.path : (literalOf(value) ?? '?');
}

function defaultIn(type: string, body: HclBody, ownerIn: OwnerIn): Tri | null {
  const open: Tri = body.broken || hasDynamic(body, 'default_tags') ? 'unknown' : 'no';
  if (type === 'google' || type === 'google-beta') {
    const labels = valueIn(body, 'default_labels');
    return labels === undefined ? open : ownerIn(labels);
  }
  if (type !== 'aws') return null;
  const tags = blocksIn(body, 'default_tags').flatMap((block) => valueIn(block.body, 'tags') ?? []);
  return any(...tags.map(ownerIn), open);
}

/** What each sort of contact must say to be one for security, and where it is reached. */
const contacts: ReadonlyMap<string, { readonly isForSecurity: (body: HclBody) => boolean; readonly address: string }> =
  new Map([
    [
      'aws_account_alternate_contact',
      {
        isForSecurity: (body: HclBody) => textIn(body, 'alternate_contact_type') === 'SECURITY',
        address: 'email_address',
      },
    ],
    ['azurerm_security_center_contact', { isForSecurity: () => true, address: 'email' }],
    [
      'google_essential_contacts_contact',
      {
        isForSecurity: (body: HclBody) =>
          textsOf(valueIn(body, 'notification_category_subscriptions'))?.some(
            (one) => one === 'SECURITY' || one === 'ALL',
          ) === true,
        address: 'email',
      },
    ],
  ]);

/** A resource for each of a list that stands elsewhere is made for some: only a condition may leave none. */
function isMadeForSome(resource: Declared): Tri {
  const each = valueIn(resource.body, 'for_each');
  return each?.type === 'reference' || each?.type === 'call' ? 'yes' : isMade(resource);
}

function contactsIn({ folder, commit, resources }: Configuration): readonly Contact[] {
  return resources.flatMap((resource): readonly Contact[] => {
    const contact = contacts.get(resource.type);
    const made = isMadeForSome(resource);
    if (contact === undefined || made === 'no' || !contact.isForSecurity(resource.body)) return [];
    const address = textIn(resource.body, contact.address);
    if (valueIn(resource.body, contact.address) === undefined || (address !== null && !namesOwner(address))) return [];
    const at = { commit, path: resource.file, line: resource.line };
    return [{ tool: folder.tool, folder: folder.path, at, resource: resource.type, made }];
  });
}
