import { plainText } from '../../core/text.ts';
import type { GitConfig } from './config-file.ts';
import { type ForgeAddress, forgeAddress } from './full-name.ts';

/** Hosts that only speak ssh, and where the same repositories are shown. */
const shownAt: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'ssh.dev.azure.com': 'dev.azure.com',
};

/** A name that is known everywhere: one without a dot is an alias of this machine. */
const publicHost = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}$/;

/**
 * Where the forge of a repository shows it to people, such as `https://github.com/owner/name`: from the address of its
 * remote, without user, password and query. Null where that is no forge's, or where it cannot be told which port the
 * pages are at.
 */
export function webAddress(config: GitConfig): string | null {
  const address = forgeAddress(config);
  if (address === null) return null;
  const { scheme, port } = address;
  const named = address.host.toLowerCase();
  const host = shownAt[named] ?? named;
  // The port of another protocol says nothing about that of the pages.
  if (!publicHost.test(host) || (scheme === 'http' && port !== '')) return null;
  const at = scheme === 'https' && port !== '' ? `${host}:${port}` : host;
  const web = `https://${at}/${pagePath(host, address.parts).join('/')}`;
  // What looks like a credential would be taken out later, and the address would lead elsewhere.
  return plainText(web) === web ? web : null;
}

/** Azure DevOps shows `v3/organisation/project/name` of its ssh addresses below `_git`. */
function pagePath(host: string, parts: ForgeAddress['parts']): readonly string[] {
  const [version, organisation, project, name, ...more] = parts;
  const isShort = host === 'dev.azure.com' && version === 'v3' && name !== undefined && more.length === 0;
  return isShort ? [organisation ?? '', project ?? '', '_git', name] : parts;
}
