import { ScanError } from '../../core/errors.ts';

/**
 * What the work gives. What the user can mend of its failure begins with where it was asked for, such as the line of a
 * configuration; nothing is put before it where that is empty.
 */
export async function placed<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (where === '' || !(cause instanceof ScanError)) throw cause;
    throw new ScanError(cause.code, where + cause.message, cause.mend, { cause, also: cause.also });
  }
}

/** How an error about something in a configuration begins: `file:line:column: `; empty where its place is not known. */
export function placeIn(places: Readonly<Record<string, string>>, name: string): string {
  const place = places[name];
  return place === undefined ? '' : `${place}: `;
}
