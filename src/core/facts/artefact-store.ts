import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, Tri } from './base.ts';

/** What the service that keeps artefacts says of one store: a registry, a package repository, a place for releases. */
export const storeFields = {
  /** Name of the store. */
  name: z.string(),
  /** What is kept under a version cannot be changed. */
  immutable: Tri,
  /** A rule removes what has a version, by its age. */
  removes: Tri,
  /** Age in days at which it does; null where nothing is removed, or where it was not told. */
  expiryDays: Count.nullable(),
};

/** What a service says of a store, for people. */
export function storeInWords({ name, immutable, expiryDays }: z.infer<z.ZodObject<typeof storeFields>>): string {
  const kept = expiryDays === null ? '' : `, kept for ${plural(expiryDays, 'day')}`;
  return `${name}, ${{ yes: 'unchangeable', no: 'changeable', unknown: 'changeable or not' }[immutable]}${kept}`;
}
