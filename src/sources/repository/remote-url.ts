import { ScanError } from '../../core/errors.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const REMOTE_HELPER = /^[a-z][a-z0-9+-]*::/i;
// user@host:path, as ssh and git write it; neither user nor host may begin with a dash, or ssh would take it for an option.
const SCP = /^(?:[\w.][\w.-]*@)[\w.[\]:]*[\w.\]][\w.-]*:[^-\s]\S*$/;
const HOST = /^(?:[a-z0-9_][a-z0-9._-]*|\[[0-9a-f:.]+\])$/i;

/** Takes credentials, queries and fragments out of all addresses in a text, such as a complaint of git's. */
export function withoutCredentials(text: string): string {
  return text.replace(/(:\/\/)[^\s/@'"]*(?:@[^\s/@'"]*)*@/g, '$1').replace(/(:\/\/[^\s?#'"]*)[?#][^\s'"]*/g, '$1');
}

/**
 * An address as it may be shown: without credentials, or `the address` where it is not clear which part of it those
 * are, as in `user:password@host:path`.
 */
export function toldAddress(url: string): string {
  const isClear = SCHEME.test(url) ? URL.canParse(url) : !url.includes('@') || SCP.test(url);
  const told = withoutCredentials(url);
  return isClear && !/:.*@/s.test(told.replace(SCHEME, '')) ? told : 'the address';
}

/** The user of an address; null when it is not encoded as addresses are. */
function decodedUser(username: string): string | null {
  try {
    return decodeURIComponent(username);
  } catch {
    return null;
  }
}

/**
 * Sees that an address may be cloned: https or ssh, with a host that cannot be taken for an option.
 * @throws {ScanError} `not_supported`; its words hold no credentials.
 */
export function requireCloneable(url: string): void {
  const refuse = (why: string): ScanError =>
    new ScanError(
      'not_supported',
      `cannot clone ${toldAddress(url)}: ${why}`,
      'give an https:// or ssh:// address, or a path',
    );
  if (SCP.test(url) && !SCHEME.test(url) && !REMOTE_HELPER.test(url)) return;
  // Without the slashes git takes the scheme for a host; blanks, quotes and backslashes would hide where the user ends.
  if (!SCHEME.test(url) || /[\s'"\\]/.test(url) || !URL.canParse(url)) throw refuse('not an address');
  const { protocol, hostname, username, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'ssh:') throw refuse('only https and ssh are allowed');
  const user = decodedUser(username);
  const isOption = user === null || user.startsWith('-') || pathname.startsWith('/-');
  if (!HOST.test(hostname) || isOption) throw refuse('not an address');
}
