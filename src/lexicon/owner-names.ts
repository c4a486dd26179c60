import { words } from './word-lists.ts';

/** Names that stand for nobody, or for everybody. */
const nobody: ReadonlySet<string> = new Set(
  words(`unknown guest guests nobody none null nil undefined unowned unassigned n/a na tbd tba tbc todo fixme changeme
    change-me replaceme replace-me placeholder anonymous everyone anyone owner owners team teams team-name team_name
    teamname username user-name user_name user users name example sample dummy foo bar baz foobar qux group handle org organization organisation someone xxx -`),
);
/** Names of the samples that forges and tools give, and of the parts of an address that a user is to fill in. */
const samples =
  /^(?:global-owner\d?|js-owner|go-owner|doctocat|octocat|octo-org(?:\/.*)?|octo-team|(?:my|your|some|example|sample|foo)[-_ ]?(?:org|organi[sz]ation|company|team|user|username|group|name|owner|handle)s?(?:[-_ ]?name)?(?:\/.*)?|(?:org|organi[sz]ation|owner|company|group)(?:[-_]?name)?\/[\w-]{0,100}|.{1,100}\/(?:team[-_]?name|your[-_].*))$/i;

const yours = /(?:^|[^a-z])your(?:[-_ ]|org|team|user|name|company|group|handle)/i;

/** Whether a name of an owner, as a handle, an address or an entity of a catalog, names nobody: a sample or a blank. */
export function namesNobody(name: string): boolean {
  const plain = name
    .slice(0, 300)
    .trim()
    .replace(/^(?:user|group|team|component):/i, '')
    .replace(/^default\//i, '')
    .replace(/^@{1,2}/, '');
  if (plain === '' || /[<>{}$*?]|\s-\s/.test(plain)) return true;
  if (/@(?:example|test|domain|company|yourcompany)\.(?:com|org|net|test)$/i.test(plain)) return true;
  return nobody.has(plain.toLowerCase()) || samples.test(plain) || yours.test(plain);
}
