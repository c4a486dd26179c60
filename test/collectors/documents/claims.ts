import type { CollectedKind, Fact } from '../../../src/core/facts/index.ts';
import { factOf } from './fact-of.ts';

/** The first fact of a kind in a repository of one page, as of a day of 2026. */
export const pageFactOf = <K extends CollectedKind>(kind: K, text: string): Promise<Fact<K> | undefined> =>
  factOf(kind, 'docs/p.md', text, '2026-11-23');

/** A division between both sides, and the house's own words. */
export const table =
  '| Area | AWS | Us |\n|---|---|---|\n| Patching | Patches hosts | |\n| Backups | | Test restores |\n| Access | | Grant roles |\n\nWe keep the rest with our platform team.\n';
/** Rules of access as the house's own list tells them. */
export const items =
  '- We give engineers access to AWS through Okta.\n- Only our on-call engineers can assume the admin role in production.\n- Leavers are removed from Okta by HR on their last day.\n';
