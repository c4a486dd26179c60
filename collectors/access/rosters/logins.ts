import { entries, get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { hostValues } from '../../../src/lexicon/access-paths.ts';
import { adminGroups } from '../../../src/lexicon/access-programs.ts';
import { words } from '../../../src/lexicon/word-lists.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant, Grantee } from '../grants.ts';
import { documentsOf, within } from '../nodes.ts';
import type { Read } from '../reader.ts';

const keys: ReadonlySet<string> = new Set(
  words(`authorized_keys ssh_authorized_keys ssh_key ssh_keys ssh_public_key ssh_public_keys ssh_pub_key ssh_pub_keys
    pubkey pubkeys pub_key pub_keys`),
);
const names = words('name user username login');
/** Keys of people in an entry of a list of users that do not say by themselves what they open. */
const bareKeys = words('key keys public_key public_keys');
const publicKey = /^(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-|sk-(?:ssh|ecdsa)-)/;
/** Lists of those who may log in, whatever is told of each. */
const loginLists = /^(?:\w{1,40}_)?(?:ssh|sudo|login)_(?:users|admins)$/;
const userLists = /(?:^|_)(?:users|admins|accounts|people|staff|developers|operators|engineers)$/;

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
    if (isGone(node)) continue;
    const keyed = entries(node).flatMap(([name, value]) => loginOf(name, value, node, key) ?? []);
    found.push(...keyed);
    if (keyed.length === 0 && isListed(node, key)) found.push(login(nameOf(node) ?? '', node));
    // Names alone, of a list that says what they are for.
    for (const [name, value] of entries(node)) {
      if (value.type === 'map' && userLists.test(name)) found.push(...administratorsIn(value));
      if (value.type !== 'list' || !loginLists.test(name)) continue;
      found.push(...(texts(value) ?? []).map((user) => login(user, value)));
    }
  }
  return found;
}

const login = (user: string, { line }: Yaml): Grant => ({ system: 'ssh', to: granteeOfLogin(user), line });

/** Accounts that a map names by its keys, and puts in a group that may administer; those with keys are told of by these. */
function administratorsIn(accounts: Yaml): readonly Grant[] {
  return entries(accounts).flatMap(([user, one]) => {
    const isKeyed = entries(one).some(([name]) => keys.has(name));
    return isAdministrator(one) && !isKeyed && !isGone(one) && nameOf(one) === undefined ? [login(user, one)] : [];
  });
}

/** Whether an account is put in a group whose members may administer a host. */
function isAdministrator(account: Yaml): boolean {
  const groups = ['groups', 'group'].flatMap((key) => texts(get(account, key)) ?? []);
  return groups.some((told) =>
    told
      .slice(0, 500)
      .split(',')
      .some((one) => adminGroups.has(one.trim())),
  );
}

/** What a key of a map lets somebody do: a task that puts a key where one logs in, or keys that are kept. */
function loginOf(name: string, value: Yaml, node: Yaml, under: string | null): Grant | null {
  if (authorizedKey.test(name)) {
    // `authorized_key: user=ada key=…`
    const line = (text(value) ?? '').slice(0, 2000);
    const short = /(?:^|\s)user=(\S{1,100})/.exec(line)?.[1];
    if (value.type === 'map') return isGone(value) ? null : login(text(get(value, 'user')) ?? '', value);
    if (short !== undefined) return /\sstate=absent\b/.test(line) ? null : login(short, value);
  } else if (!keys.has(name)) return null;
  // `users: {somebody: {ssh_keys: […]}}` names whom it is about by its key.
  return isEmptyList(value) ? null : login(nameOf(node) ?? under ?? '', value);
}

/** A task's module, by its own name or that of its collection. */
const authorizedKey = /^(?:[a-z]\w{0,30}\.[a-z]\w{0,30}\.)?authorized_key$/;

const nameOf = (node: Yaml): string | undefined =>
  names.map((one) => text(get(node, one))).find((one) => one !== undefined);

/** Whether an entry of a list of users tells who may log in: by a key or group beside the name, or by what the list is. */
function isListed(node: Yaml, key: string | null): boolean {
  if (key === null || nameOf(node) === undefined) return false;
  if (loginLists.test(key)) return true;
  const told = bareKeys.flatMap((one) => [text(get(node, one)) ?? '', ...(texts(get(node, one)) ?? [])]);
  return userLists.test(key) && (isAdministrator(node) || told.some((one) => publicKey.test(one)));
}

/** Whether a task or an entry takes away what it names. */
const isGone = (node: Yaml): boolean => /^(?:absent|removed)$/.test(text(get(node, 'state')) ?? '');

const isEmptyList = (value: Yaml): boolean =>
  (value.type === 'list' && value.items.length === 0) || (value.type === 'scalar' && value.value === null);

/** Whether an account of a host is a person's, by its name. */
export function granteeOfLogin(user: string): Grantee {
  const isPlain = /^[a-z][\w.-]{1,40}$/i.test(user);
  return isPlain && !machines.has(user.toLowerCase()) && !/users?$|^vars$|^defaults$/.test(user) ? 'people' : 'open';
}
