/** Stands in for the parser of shell: notes what it is given and lets it do the work. */
import { parse as bare } from 'unbash';
import { note } from './noted.ts';

export * from 'unbash';

/** As the parser's own. */
export const parse: typeof bare = (text) => {
  note('shell', text);
  return bare(text);
};
