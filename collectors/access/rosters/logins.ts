import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { hostValues } from '../../../src/lexicon/access-paths.ts';
import { words } from '../../../src/lexicon/word-lists.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant, Grantee } from '../grants.ts';
import { documentsOf, within } from '../nodes.ts';
import type { Read } from '../reader.ts';

const keys: ReadonlySet<string> = new Set(
  words(`authorized_keys authorized_key ssh_authorized_keys ssh_key ssh_keys ssh_public_key ssh_public_keys ssh_pub_key
    ssh_pub_keys pubkey pubkeys pub_key pub_keys`),
);
const modules: ReadonlySet<string> = new Set(words('authorized_key ansible.posix.authorized_key'));
const names = words('name user username login');
/** Accounts that nobody logs in to as a person. */
const machines: ReadonlySet<string> = new Set(
  words(`root admin ubuntu debian centos fedora core ec2-user vagrant pi ansible deploy deployer deployment jenkins git
    github gitlab runner ci backup www-data app postgres salt terraform packer`),
);

/** People who may log in to hosts, by keys that are kept for them. */
export async function readLogins(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  // What a program fills in first holds names only then.
  if (read === 'malformed') return null;
  if (read === 'unseen') return 'unseen';
  const grants = read.flatMap(loginsIn);
  if (grants.length === 0) return null;
  const isOwn = hostValues.test(path) || ownByPlace(path, context) === 'yes';
  return { grants, own: isOwn ? 'yes' : 'unknown' };
}

function loginsIn(document: Yaml): readonly Grant[] {
  const found: Grant[] = [];
  for (const { node, key } of within(document)) {
    for (const [name, value] of entries(node)) {
      if (!keys.has(name)) continue;
      const isTask = modules.has(name) && value.type === 'map';
      const user = isTask
        ? text(get(value, 'user'))
        : names.map((one) => text(get(node, one))).find((one) => one !== undefined);
      if (isTask || !isEmptyList(value)) {
        // `users: {somebody: {ssh_keys: […]}}` names whom it is about by its key.
        found.push({ system: 'ssh', to: granteeOf(user ?? key ?? ''), line: value.line });
      }
    }
  }
  return found;
}

const isEmptyList = (value: Yaml): boolean =>
  (value.type === 'list' && value.items.length === 0) || (value.type === 'scalar' && value.value === null);

function granteeOf(user: string): Grantee {
  const isPlain = /^[a-z][\w.-]{1,40}$/i.test(user);
  return isPlain && !machines.has(user.toLowerCase()) && !/users?$|^vars$|^defaults$/.test(user) ? 'people' : 'open';
}
