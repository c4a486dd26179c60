import type { Reference } from '../model.ts';

/** What `uses:` or an image name says: which thing, and how it is fixed. */
export interface Used {
  readonly form: 'action' | 'workflow' | 'image';
  /** Without version, credentials and the address of GitHub. */
  readonly name: string;
  readonly pin: Reference['pin'];
  /** As written, without credentials and the address of GitHub. */
  readonly written: string;
}

/** Longest name that is taken for one. */
const longest = 300;
/** Forges that keep copies of GitHub's own actions under their names. */
const copies = /^(code\.forgejo\.org|data\.forgejo\.org|gitea\.com)\/(?=actions\/)/;

/** Reads a `uses:`; undefined for what names nothing. */
export function usedIn(text: string): Used | undefined {
  const written = opened(text);
  if (written === undefined || /\s/.test(written)) return undefined;
  if (written.startsWith('docker://')) {
    const image = imageIn(written.slice('docker://'.length));
    return image && { ...image, written };
  }
  if (/^\.\.?\//.test(written)) return { form: formOf(written), name: written, pin: 'local', written };
  const address = written
    .replace(/^https?:\/\/(?:[^/@]*@)?/, '')
    .replace(/^github\.com\//, '')
    .replace(copies, '');
  const split = address.indexOf('@');
  const name = split === -1 ? address : address.slice(0, split);
  if (!name.includes('/') || name.startsWith('.')) return undefined;
  const unfixed = name.endsWith(open) ? 'unknown' : 'none';
  return { form: formOf(name), name, pin: split === -1 ? unfixed : pinOf(address.slice(split + 1)), written: address };
}

const formOf = (name: string): 'workflow' | 'action' =>
  /\/workflows\/[^/]+\.ya?ml$/.test(name) ? 'workflow' : 'action';

/** Stands in a name for what an expression chooses. */
const open = '…';

/** A name with what expressions choose left open; undefined for nothing, and for more than a name. */
function opened(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longest) return undefined;
  const found = trimmed.replaceAll(/\$\{\{[^}]*\}\}/g, open);
  return found.includes('${{') ? undefined : found;
}

function pinOf(version: string): Reference['pin'] {
  if (version.includes(open) || /^[0-9a-f]{7,39}$/.test(version)) return 'unknown';
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(version)) return 'commit';
  if (version === '') return 'none';
  if (version === 'latest') return 'latest';
  if (/^v?\d+\.\d+\.\d+(?:[-+.][\w.+-]*)?$/.test(version)) return 'exact';
  return /^v?\d+(\.\d+)?$/.test(version) ? 'range' : 'branch';
}

/** Reads the name of a container image; undefined for what names none. */
export function imageIn(text: string): Used | undefined {
  const written = opened(text);
  if (written === undefined) return undefined;
  const at = written.indexOf('@');
  const tagged = at === -1 ? written : written.slice(0, at);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  const name = colon === -1 ? tagged : tagged.slice(0, colon);
  const isDigest = at !== -1 && /^@sha256:[0-9a-f]{64}$/i.test(written.slice(at));
  const tag = colon === -1 ? (name.endsWith(open) ? open : '') : tagged.slice(colon + 1);
  return { form: 'image', name, pin: isDigest ? 'digest' : tagPin(tag), written };
}

/** A tag of three numbers is one release; any other may be moved to the next. */
function tagPin(tag: string): Reference['pin'] {
  if (tag.includes(open)) return 'unknown';
  if (tag === '') return 'none';
  if (tag === 'latest') return 'latest';
  return /^v?\d+\.\d+\.\d+(?:[-+._]|$)/.test(tag) ? 'exact' : 'range';
}
