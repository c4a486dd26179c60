import { z } from 'zod';

/** What a reference is fixed by, strongest first; `variable`: a value that is set elsewhere. */
export const Pin = z.enum([
  'digest',
  'commit',
  'exact',
  'range',
  'branch',
  'latest',
  'none',
  'local',
  'variable',
  'unknown',
]);
export type Pin = z.infer<typeof Pin>;

/** How something that is taken from elsewhere is fixed, as a summary says it. */
export const pinInWords: Readonly<Record<Pin, string>> = {
  digest: 'fixed by digest',
  commit: 'fixed by commit',
  exact: 'by a version',
  range: 'by a range of versions',
  branch: 'by a branch',
  latest: 'latest',
  none: 'by no version',
  local: 'of this repository',
  variable: 'by a value set elsewhere',
  unknown: 'fixed or not',
};
