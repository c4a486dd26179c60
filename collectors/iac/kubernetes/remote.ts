import { shortText } from '../../../src/core/text.ts';
import { isFillIn } from '../../../src/lexicon/iac-samples.ts';
import type { Use } from '../model.ts';

/** How a version fixes what it names. */
function pinOf(version: string | undefined): Use['pin'] {
  if (version === undefined || version === '' || version === '*' || version === 'HEAD' || version === 'latest')
    return 'none';
  if (version.includes('${') || version.includes('{{')) return 'unknown';
  if (/^sha256:[0-9a-f]{64}$/.test(version)) return 'digest';
  if (/^[0-9a-f]{40}$/.test(version)) return 'commit';
  if (/^(?:[\w.-]{1,60}[-/])?v?\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][\w.+-]{1,60})?$/.test(version)) return 'exact';
  if (/[<>~^*|]|\.x\b|^\d{1,9}(?:\.\d{1,9})?$/.test(version)) return 'range';
  return 'branch';
}

/** An address without what stands behind the repository's name. */
function plainAddress(url: string): string {
  const path = url
    .slice(0, 500)
    .trim()
    .replace(/[?#].*$/, '');
  return path.replace(/\/+$/, '').replace(/\.git$/, '');
}

/** Names of a repository by its address, in lower case; null for one that is none, or that a template fills in. */
function repositoryOf(url: string): { readonly owner: string; readonly name: string } | null {
  const plain = plainAddress(url);
  if (/[${}<>\s]/.test(plain)) return null;
  const [name, owner] = plain
    .split(/[/:]/)
    .filter((part) => part !== '')
    .reverse();
  return name === undefined || owner === undefined ? null : { owner: owner.toLowerCase(), name: name.toLowerCase() };
}

/** Whether an address is that of this repository: `unknown` where the repository, or the address, is not told. */
export function isSameRepository(url: string | undefined, fullName: string | null): 'yes' | 'no' | 'unknown' {
  const found = url === undefined ? null : repositoryOf(url);
  if (found === null || fullName === null) return 'unknown';
  // A fork or a mirror bears the same name under another owner, and its objects still name the first one.
  return found.name === (fullName.toLowerCase().split('/').at(-1) ?? '') ? 'yes' : 'no';
}

/** Whether an address is that of this repository by its whole name: one of a fork or a mirror is not. */
export function isThisRepository(url: string | undefined, fullName: string | null): boolean {
  if (url === undefined || !fullName?.includes('/') || repositoryOf(url) === null) return false;
  const plain = plainAddress(url);
  return plain.replaceAll(':', '/').toLowerCase().endsWith(`/${fullName.toLowerCase()}`);
}

/** Whether an address still waits for its owner's name, as that of a template does; what a variable fills in is none. */
export function isPlaceholder(url: string): boolean {
  const plain = url.slice(0, 500).replace(/\$\{[^{}]{0,200}\}|\{\{[^{}]{0,200}\}\}/g, 'x');
  return plain.includes('{') || isFillIn(plain);
}

/** Whether a repository has the same owner as this one, by its address. */
export function isSameOwner(url: string | undefined, fullName: string | null): boolean {
  const found = url === undefined ? null : repositoryOf(url);
  return found !== null && fullName !== null && found.owner === fullName.toLowerCase().split('/')[0];
}

/** An address that stands in a kustomization in place of a path. */
export function isRemote(entry: string): boolean {
  return (
    /^(?:https?|ssh|git|oci|file|git::https?):\/\/|^git@|^(?:github|gitlab|bitbucket)\.(?:com|org)[/:]/.test(entry) ||
    /\?(?:ref|version)=/.test(entry)
  );
}

/** A base that lies elsewhere: its address without the version, and how the version fixes it. */
export function remoteUse(entry: string, at: Use['at']): Use {
  const [address = '', query = ''] = entry.slice(0, 1000).split('?');
  const ref = /(?:^|&)(?:ref|version)=([^&]{1,200})/.exec(query)?.[1];
  // Files of a release or of raw content have the version among the parts of the path.
  const inPath =
    /^(https?:\/\/raw\.githubusercontent\.com\/[^/]{1,100}\/[^/]{1,100}\/)(?:refs\/(?:heads|tags)\/)?([^/]{1,100})(\/.{0,600})$/.exec(
      address,
    ) ?? /^(https?:\/\/.{1,200}\/releases\/download\/)([^/]{1,100})(\/.{0,600})$/.exec(address);
  const version = ref ?? inPath?.[2];
  const path = inPath === null ? address : `${inPath[1]}${(inPath[3] ?? '').slice(1)}`;
  return { tool: 'kustomize', form: 'base', origin: 'remote', path: shortText(path, 200), pin: pinOf(version), at };
}

/** A chart that lies elsewhere, by the address or name of where it is kept. */
export function remoteChart(from: string | undefined, chart: string, version: string | undefined, at: Use['at']): Use {
  const path = shortText(from === undefined ? chart : `${from.replace(/\/+$/, '')}/${chart}`, 200);
  return { tool: 'helm', form: 'chart', origin: 'remote', path, pin: pinOf(version), at };
}
