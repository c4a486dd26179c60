import type { Pin } from '../../../src/core/facts/supply.ts';
import { plainText } from '../../../src/core/text.ts';
import { releaseNames } from '../../../src/lexicon/supply-images.ts';

/** An image as something refers to it. */
export interface Reference {
  /** Without tag, digest and credentials. */
  readonly name: string;
  readonly pin: Pin;
}

const longest = 500;
/** What somebody fills in before the name is read: variables of shells, templates and Terraform. */
const open = /[$`<>]|\{\{|%\(|\{%/;
/** Names of images have no capitals, and tags seldom nothing else: what is written so waits to be replaced. */
const capitals = /^[A-Z][A-Z_]{3,99}$/;
const digest = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/i;

/** What a text refers to; null for what is no image. */
export function referenceOf(written: string): Reference | null {
  const image = written.trim().replace(/^(?:docker|oci):\/\//, '');
  // What `ko` builds of a package of Go is named by the package.
  if (image.startsWith('ko://')) return image.length > longest ? null : { name: plainText(image), pin: 'local' };
  // Templates may hold blanks; a name does not.
  if (image === '' || image.length > longest || (/\s/.test(image) && !open.test(image))) return null;
  const [before, fixed] = cut(withoutCredentials(image));
  const colon = tagAt(before);
  const name = colon === -1 ? before : before.slice(0, colon);
  if (name === '' || /^[./@:-]/.test(name)) return null;
  const plain = plainText(name);
  if (name.split('/').some((part) => capitals.test(part))) return { name: plain, pin: 'variable' };
  if (fixed !== null)
    return { name: plain, pin: digest.test(fixed) ? 'digest' : open.test(fixed) ? 'variable' : 'unknown' };
  if (colon !== -1) return { name: plain, pin: pinOfTag(before.slice(colon + 1)) };
  // A variable at the end may bring a tag of its own.
  return {
    name: plain,
    pin: /^\$\{.*\}$/.test(name) || open.test(name.slice(name.lastIndexOf('/') + 1)) ? 'variable' : 'none',
  };
}

/** The text before a digest, and the digest. */
function cut(image: string): readonly [string, string | null] {
  const at = image.lastIndexOf('@');
  return at === -1 ? [image, null] : [image.slice(0, at), image.slice(at + 1)];
}

/** `user:password@host/name` as `host/name`: what stands behind the sign is no digest then. */
function withoutCredentials(image: string): string {
  const at = image.indexOf('@');
  return at !== -1 && /^[\w.-]{1,100}(?::\d{1,5})?\//.test(image.slice(at + 1)) ? image.slice(at + 1) : image;
}

/** Where the tag begins: behind the last colon that is neither that of a port nor within a template. */
function tagAt(text: string): number {
  let depth = 0;
  let found = -1;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '{' || letter === '<') depth++;
    else if (letter === '}' || letter === '>') depth--;
    else if (depth > 0) continue;
    else if (letter === '/') found = -1;
    else if (letter === ':') found = at;
  }
  return found;
}

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const shortCommit = /^g?[0-9a-f]{7,39}$/;
const date = /(?:^|\D)20\d{2}-[01]\d-[0-3]\d(?:\D|$)|(?:^|[^\d.])20\d{2}[01]\d[0-3]\d(?:\D|$)/;
const firstNumber = /\d{1,9}(?:\.\d{1,9}){0,6}/;

/** How a tag fixes an image. Only the first number of a tag is its version: `3.12-alpine3.19.1` follows every 3.12. */
export function pinOfTag(tag: string): Pin {
  if (tag === '') return 'unknown';
  if (open.test(tag) || capitals.test(tag)) return 'variable';
  if (tag.length > 200) return 'unknown';
  const plain = tag.toLowerCase();
  const parts = plain.split(/[-_+]/);
  if (parts.includes('latest')) return 'latest';
  if (
    parts.some(
      (part) => commit.test(part) || (shortCommit.test(part) && /[a-f]/.test(part.slice(1)) && /\d/.test(part)),
    )
  )
    return 'commit';
  if (date.test(plain)) return 'exact';
  if (/^(?:\d{1,3}u\d{2,4})(?:-|$)/.test(plain)) return 'exact';
  const number = firstNumber.exec(plain)?.[0];
  if (number === undefined)
    return releaseNames.has(plain) || parts.every((part) => releaseNames.has(part)) ? 'range' : 'branch';
  if (/\.x(?:[-_.]|$)|\*/.test(plain)) return 'range';
  const isWhole = number.split('.').length >= 3 || (!number.includes('.') && number.length >= 5);
  if (isWhole) return 'exact';
  // A branch of this name, such as `release-1.2` or `feature-12`.
  return /^(?:v?\d|[a-z]{1,20}[-_.]?v?\d)/.test(plain) ? 'range' : 'branch';
}

/** A name without what says which registry means Docker's own library. */
export function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '');
}
