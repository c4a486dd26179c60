import type { Person } from '../../src/core/source.ts';

/** What a person may be known by: a name of more than one word, an e-mail address, a forge's account. */
function keysOf({ name, email }: Person): string[] {
  const plainName = name.toLowerCase().trim();
  const address = email.toLowerCase().trim();
  const [local = '', domain = ''] = address.split('@');
  const keys = address === '' ? [] : [`mail ${address}`];
  if (plainName.includes(' ')) keys.push(`name ${plainName}`);
  // `123+login@users.noreply…` names the account; others write the account as their name or as their mailbox.
  const account = domain.startsWith('users.noreply.') ? local.slice(local.indexOf('+') + 1) : null;
  for (const login of [account, plainName.includes(' ') ? null : plainName, local]) {
    if (login !== null && login.length >= MIN_ACCOUNT && !shared.has(login)) keys.push(`account ${login}`);
  }
  return keys;
}

/** Shorter mailboxes and names are too common to tell people by. */
const MIN_ACCOUNT = 5;
const shared: ReadonlySet<string> = new Set([
  'admin',
  'github',
  'gitlab',
  'hello',
  'contact',
  'support',
  'noreply',
  'no-reply',
  'unknown',
  'developer',
]);

/**
 * One number for each person behind several names and addresses: index of a person → index of the first that is taken
 * for the same one. Two people taken for one only lose a claim; one person taken for two would win it.
 */
export function samePeople(people: readonly Person[]): readonly number[] {
  const first = people.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (first[at] !== at) at = first[at] ?? at;
    return at;
  };
  const known = new Map<string, number>();
  people.forEach((person, index) => {
    for (const key of keysOf(person)) {
      const other = known.get(key);
      if (other === undefined) known.set(key, index);
      else {
        const [low, high] = [root(other), root(index)].sort((a, b) => a - b);
        if (low !== undefined && high !== undefined) first[high] = low;
      }
    }
  });
  return people.map((_, index) => root(index));
}
