import type { Tri } from '../../../src/core/facts/base.ts';

/** What a lockfile fixes. */
export interface Lock {
  /** Whether it fixes a package of this name. */
  has(name: string): boolean;
  /** Each package that comes from elsewhere is fixed by its content, too. */
  readonly hashed: Tri;
}

/** How the text of a lockfile is read; null where it is none of this form. Never throws. */
export type LockForm = (text: string) => Lock | null;

/** Far more packages than any lockfile of people names. */
export const mostPackages = 200_000;
/** Lines beyond this length are read no further. */
const longestLine = 8192;

/** The object that a JSON text holds, null for any other text. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return object(JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
  } catch {
    // Whatever is no JSON is none of the forms that are.
    return null;
  }
}

/** A value as an object; null for anything else. */
export function object(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** Names and values of the objects in an object; none for anything else. */
export function objects(value: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(object(value) ?? {}).flatMap(([name, inner]) => {
    const own = object(inner);
    return own === null ? [] : [[name, own] as const];
  });
}

/** The objects of a list; none for anything else. */
export function listed(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map(object).filter((one) => one !== null);
}

/** A string, empty for anything else. */
export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A commit, as the end of a reference to a repository. */
export const commitEnd = /(?:#|@|commit=|rev=|\/)[0-9a-f]{40}(?:[0-9a-f]{24})?(?:$|[?&#"'])/;

/** A lock of these names. */
export function lockOf(names: ReadonlySet<string>, isHashed: boolean): Lock {
  return { has: (name) => names.has(name), hashed: isHashed ? 'yes' : 'no' };
}

/** The lines of a text, each cut to what is read of it. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => (line.length > longestLine ? line.slice(0, longestLine) : line));
}
