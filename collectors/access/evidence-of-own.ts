/** Text where a sample's user is to write something. */
const blank =
  /[<>{}$*]|example\.|\byour\b|\bmy[-_]|change[-_]?me|replace|placeholder|x{3,}|project[-_]?id|contoso|fabrikam|acme\b/i;
/** Numbers that stand for an account in texts. */
const sampleAccounts =
  /^(?:(\d)\1{11}|123456789012|012345678901|111122223333|444455556666|777788889999|098765432109|123456781234)$/;
const longest = 500;

/** Whether a name is written out, and is none of a sample. */
export function isFilledIn(name: string): boolean {
  return name !== '' && !blank.test(name.slice(0, longest));
}

/** Whether a text is an address of electronic mail that somebody has. */
export function isRealAddress(text: string): boolean {
  return text.length < longest && /^[^\s@]{1,100}@[\w-]{1,80}(?:\.[\w-]{1,60}){1,5}$/.test(text) && isFilledIn(text);
}

/** Whether a member of a policy of Google Cloud is an address that somebody has. */
export const isSomebody = (member: string): boolean => isRealAddress(member.replace(/^\w{1,20}:/, ''));

/** Whether a text is the number of an account of AWS that is nobody's example, or an address that begins with one. */
export function namesAccount(text: string): boolean {
  const account = /^(?:arn:aws[\w-]{0,12}:[\w-]{1,40}:[\w-]{0,30}:)?(\d{12})(?::|$)/.exec(text.slice(0, longest))?.[1];
  return account !== undefined && !sampleAccounts.test(account);
}

/**
 * Whether a word names an account of AWS that is nobody's example, or repositories of this owner as whom a role
 * trusts.
 */
export function namesOwn(word: string, owner: string | null): boolean {
  const plain = word.slice(0, longest);
  if (/^arn:aws[\w-]{0,12}:(?:iam|sts)::\d{12}:/.test(plain) && namesAccount(plain)) return true;
  return owner !== null && plain.toLowerCase().startsWith(`repo:${owner}/`);
}
