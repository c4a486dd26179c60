import { oncePer } from '../../../src/core/once.ts';
import { type HclBlock, type HclBody, hcl, hclJson } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { type Context, folderOf, joined } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import { literal, wordsIn } from './values.ts';

/** A file of a configuration as it was read. */
interface File {
  readonly path: string;
  readonly body: HclBody;
}

/** Configurations by folder: their files, and whether they are for the source's own environments. */
export interface Configurations {
  readonly folders: readonly string[];
  filesIn(folder: string): readonly File[];
  /**
   * A root with a place for its state or an account named, one in an environment, or a module that such a root takes
   * in.
   */
  isOwn(folder: string): boolean;
}

const configuration = /\.(?:tf|tofu)(?:\.json)?$/;
const written = /(?:^|\/)(?:cdktf\.out|\.terraform|\.terragrunt-cache|\.terragrunt-stack)\//;
const mostFiles = 5000;
/** Arguments of providers that name an account. */
const accounts = [
  'role_arn',
  'subscription_id',
  'tenant_id',
  'project',
  'project_id',
  'organization',
  'owner',
  'account_id',
];

/**
 * All configurations of a repository, read once; files that cannot be read are left out here, and told of by whoever
 * reads them.
 */
export const configurationsOf: (context: Context) => Promise<Configurations> = oncePer(gathered);

async function gathered(context: Context): Promise<Configurations> {
  const folders = new Map<string, File[]>();
  const { source, sweep } = context;
  const paths = sweep.marked('hcl').filter((path) => isOfTool(path) && !written.test(path));
  for (const path of paths.slice(0, mostFiles)) {
    const { value } = await parsed(source, path, path.endsWith('.json') ? hclJson : hcl);
    if (value === null) continue;
    const folder = folderOf(path);
    const files = folders.get(folder) ?? [];
    folders.set(folder, files);
    files.push({ path, body: value });
  }
  const own = reached(folders, context);
  return {
    folders: [...folders.keys()],
    filesIn: (folder) => folders.get(folder) ?? [],
    isOwn: (folder) => own.has(folder),
  };
}

const isOfTool = (path: string): boolean => configuration.test(path) || /(?:^|\/)terragrunt\.hcl$/.test(path);

/** Folders of roots that are the source's own, and of all modules that these take in. */
function reached(folders: ReadonlyMap<string, readonly File[]>, context: Context): ReadonlySet<string> {
  const own = new Set<string>();
  const open = [...folders.keys()].filter((folder) => isRoot(folder, folders.get(folder) ?? [], context));
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (own.has(folder)) continue;
    own.add(folder);
    for (const { body } of folders.get(folder) ?? []) open.push(...sourcesIn(body, folder));
  }
  return own;
}

function isRoot(folder: string, files: readonly File[], { folders }: Context): boolean {
  if (/(?:^|[/_-])modules?(?:\/|$)/i.test(folder)) return false;
  if (environmentOfFolder(folder, folders) !== null) return true;
  return files.some(({ path, body }) => {
    // A unit of Terragrunt that shares settings with others is run by people; so is what says where their state is.
    if (/terragrunt\.hcl$/.test(path))
      return body.blocks.some(({ type }) => type === 'remote_state' || type === 'include');
    return body.blocks.some((block) => keepsState(block) || (block.type === 'provider' && namesAccount(block)));
  });
}

function keepsState({ type, body }: HclBlock): boolean {
  if (type !== 'terraform') return false;
  return body.blocks.some(
    (block) =>
      (block.type === 'cloud' || (block.type === 'backend' && block.labels[0] !== 'local')) &&
      [...block.body.attributes.values()].every(({ value }) => [...wordsIn(value)].every(isFilledIn)),
  );
}

function namesAccount({ body }: HclBlock): boolean {
  const bodies = [body, ...body.blocks.filter(({ type }) => type === 'assume_role').map((block) => block.body)];
  return bodies.some((one) =>
    accounts.some((name) => {
      const text = literal(one, name);
      return text !== null && isFilledIn(text) && !/(?:^|:)(?:0{8,}|123456789012)/.test(text);
    }),
  );
}

/** Folders of this repository that are taken in as modules. */
function sourcesIn(body: HclBody, folder: string): readonly string[] {
  return body.blocks.flatMap(({ type, body: inner }) => {
    const source = type === 'module' || type === 'terraform' ? literal(inner, 'source') : null;
    if (source === null || !/^\.{1,2}\//.test(source)) return [];
    return joined(folder, source) ?? [];
  });
}
