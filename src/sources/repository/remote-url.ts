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
 * Sees that an address may be cloned: https or ssh, with a host that cannot be taken for an option.
 * @throws {ScanError} `not_supported`; its words hold no credentials.
 */
export function requireCloneable(url: string): void {
  const refuse = (why: string): ScanError =>
    new ScanError(
      'not_supported',
      `cannot clone ${withoutCredentials(url)}: ${why}`,
      'give an https:// or ssh:// address, or a path',
    );
  if (SCP.test(url) && !SCHEME.test(url) && !REMOTE_HELPER.test(url)) return;
  if (!URL.canParse(url)) throw refuse('not an address');
  const { protocol, hostname, username, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'ssh:') throw refuse('only https and ssh are allowed');
  const isOption = decodeURIComponent(username).startsWith('-') || pathname.startsWith('/-');
  if (!HOST.test(hostname) || isOption) throw refuse('not an address');
}
