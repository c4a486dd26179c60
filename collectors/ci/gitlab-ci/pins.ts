import type { Reference } from '../model.ts';

type Pin = Reference['pin'];

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const full = /(?:^|[/_-])v?\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+._][\w.+-]{0,100})?$/;
const partial = /^v?\d{1,9}(?:\.\d{1,9})?$/;

/** How a ref of a project fixes what is included; without one, the newest commit of its default branch is taken. */
export function pinOfRef(ref: string | undefined): Pin {
  if (ref === undefined || ref === 'HEAD') return 'none';
  if (ref.length > 200 || ref.includes('$')) return 'unknown';
  if (commit.test(ref)) return 'commit';
  if (full.test(ref)) return 'exact';
  return partial.test(ref) ? 'range' : 'branch';
}

/** How the version of a component fixes it: `~latest` and parts of a version follow new releases. */
export function pinOfComponent(version: string | undefined): Pin {
  return version === '~latest' ? 'latest' : pinOfRef(version);
}

/** How a URL fixes a file: by an integrity hash beside it, or by a commit in its path. */
export function pinOfUrl(url: string, integrity: string | undefined): Pin {
  if (integrity !== undefined) return 'digest';
  const parts = url.slice(0, 2000).split(/[/?#@]/);
  return parts.some((part) => commit.test(part)) ? 'commit' : 'none';
}

/** An image without its version, and how the version fixes it; null for what is no image. */
export function imageOf(written: string): { readonly name: string; readonly pin: Pin } | null {
  const image = written.trim();
  if (image === '' || image.length > 500 || /\s/.test(image)) return null;
  const [before = '', digest, ...rest] = image.split('@');
  if (rest.length > 0 || (digest !== undefined && !digest.startsWith('sha256:') && !digest.includes('$'))) return null;
  const colon = before.lastIndexOf(':');
  const hasTag = colon > before.lastIndexOf('/');
  const name = hasTag ? before.slice(0, colon) : before;
  if (name === '') return null;
  if (digest !== undefined) return { name, pin: digest.includes('$') ? 'unknown' : 'digest' };
  if (hasTag) return { name, pin: pinOfTag(before.slice(colon + 1)) };
  // A variable at the end may bring a tag of its own.
  return { name, pin: /\$[^/]*$/.test(name) ? 'unknown' : 'none' };
}

function pinOfTag(tag: string): Pin {
  if (tag.includes('$')) return 'unknown';
  if (tag === 'latest') return 'latest';
  if (commit.test(tag)) return 'commit';
  if (/(?:^|-)v?\d{1,9}\.\d{1,9}\.\d{1,9}(?![.\d])/.test(tag.slice(0, 200))) return 'exact';
  return /^v?\d/.test(tag) ? 'range' : 'branch';
}
