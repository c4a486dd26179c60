import { basename, dirname, join } from 'node:path';
import { configValue, type GitConfig, parseGitConfig, subsections } from './config-file.ts';
import { limits } from './limits.ts';
import { locate } from './locate.ts';
import { readGitText, resolved } from './read-file.ts';

/** What forges allow in names, so that nothing else of an address (passwords, queries) is taken for one. */
const segment = /^(?!\.{1,2}$)[\w.~+-]+$/;
const scp = /^(?:[^/@\s]+@)?[^/:@\s]+:(.+)$/;

/** The path of an address on a forge; null for one on this machine, and for what is no address. */
function pathInUrl(url: string): string | null {
  if (url.length > limits.urlLength) return null;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return scp.exec(url)?.[1] ?? null;
  return /^(?:https?|ssh|git):/i.test(url) && URL.canParse(url) ? new URL(url).pathname : null;
}

/** `owner/name` of a path, or more parts, in lower case; null when it has fewer than two or strange ones. */
function nameIn(path: string): string | null {
  const parts = path
    .replace(/\.git\/*$/, '')
    .split('/')
    .filter((part) => part !== '');
  const name = parts.join('/').toLowerCase();
  return parts.length > 1 && name.length <= limits.nameLength && parts.every((part) => segment.test(part))
    ? name
    : null;
}

function remoteUrl(config: GitConfig): string | undefined {
  const remotes = subsections(config, 'remote');
  const remote = remotes.includes('origin') || remotes.length !== 1 ? 'origin' : remotes[0];
  return configValue(config, `remote.${remote}.url`);
}

/** The name on its forge, as the address of its remote tells it; null where that is none of a forge. */
export function nameOnForge(config: GitConfig): string | null {
  return nameIn(pathInUrl(remoteUrl(config) ?? '') ?? '');
}

/**
 * What a repository is called on its forge, such as `owner/name` or `group/sub/name`, in lower case: from the address
 * of its remote, else the last two parts of its path; null when neither tells. Nothing but its configuration is read.
 * @throws {ScanError} `no_such_path`, `unreadable` or `corrupt`
 */
export function fullNameOf(path: string): string | null {
  const location = locate(path);
  if (location !== null) {
    const config = parseGitConfig(readGitText(join(location.commonDir, 'config'), limits.configBytes));
    const onForge = nameOnForge(config);
    if (onForge !== null) return onForge;
  }
  const root = location?.root ?? resolved(path) ?? path;
  const folder = basename(root) === '.git' ? dirname(root) : root;
  return nameIn(`${basename(dirname(folder))}/${basename(folder)}`);
}
