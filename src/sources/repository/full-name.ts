import { basename, dirname, join } from 'node:path';
import { configValue, type GitConfig, parseGitConfig, subsections } from './config-file.ts';
import { limits } from './limits.ts';
import { locate } from './locate.ts';
import { readGitText, resolved } from './read-file.ts';

/** What forges allow in names, so that nothing else of an address (passwords, queries) is taken for one. */
const segment = /^(?!\.{1,2}$)[\w.~+-]+$/;
const scp = /^(?:[^/@\s]+@)?([^/:@\s]+):(.+)$/;

/** An address on a forge in its parts; never with a user or a password. */
export interface ForgeAddress {
  /** `https`, `http`, `ssh` or `git`; `ssh` for the short form `user@host:path`. */
  readonly scheme: string;
  readonly host: string;
  /** Empty where none is given, or where it is the usual one. */
  readonly port: string;
  /** The parts of its path without `.git`: two at least, as forges allow them. */
  readonly parts: readonly string[];
}

/** The address of the remote that stands for the forge; null for one on this machine, and for what is no address. */
export function forgeAddress(config: GitConfig): ForgeAddress | null {
  const url = remoteUrl(config) ?? '';
  if (url.length > limits.urlLength) return null;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) {
    const [, host = '', path = ''] = scp.exec(url) ?? [];
    return addressed('ssh', host, '', path);
  }
  if (!/^(?:https?|ssh|git):/i.test(url) || !URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname } = new URL(url);
  return addressed(protocol.slice(0, -1), hostname, port, pathname);
}

function addressed(scheme: string, host: string, port: string, path: string): ForgeAddress | null {
  const parts = partsOf(path);
  return parts === null ? null : { scheme, host, port, parts };
}

/** The parts of a path without `.git`; null when it has fewer than two or strange ones. */
function partsOf(path: string): readonly string[] | null {
  const parts = path
    .replace(/\.git\/*$/, '')
    .split('/')
    .filter((part) => part !== '');
  const isName = parts.length > 1 && parts.join('/').length <= limits.nameLength;
  return isName && parts.every((part) => segment.test(part)) ? parts : null;
}

function remoteUrl(config: GitConfig): string | undefined {
  const remotes = subsections(config, 'remote');
  const remote = remotes.includes('origin') || remotes.length !== 1 ? 'origin' : remotes[0];
  return configValue(config, `remote.${remote}.url`);
}

/** `owner/name`, or more parts, in lower case: names of forges do not differ by case. */
const nameFrom = (parts: readonly string[] | undefined | null): string | null => parts?.join('/').toLowerCase() ?? null;

/** The name on its forge, as the address of its remote tells it; null where that is none of a forge. */
export function nameOnForge(config: GitConfig): string | null {
  return nameFrom(forgeAddress(config)?.parts);
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
  return nameFrom(partsOf(`${basename(dirname(folder))}/${basename(folder)}`));
}
