import type { Tri } from '../../../../src/core/facts/base.ts';
import { all } from '../../../../src/core/tri.ts';
import { unknownValue } from '../caller.ts';
import { type Piece, unread } from '../piece.ts';
import { type Options, optionsOfCall, plain } from '../reading.ts';
import type { Listing, Spot } from '../trees.ts';
import { type Budget, expand, layered, type Values } from './expand.ts';
import type { Home, Make } from './load.ts';

/** One call of make. */
export interface Run {
  readonly make: Make;
  readonly file: Spot;
  readonly directory: Spot;
  readonly listing: Listing;
  readonly values: Values;
  readonly budget: Budget;
}

/** Beyond them the step is cut off anyhow. */
const mostLines = 3000;

/** The lines of a rule's recipe, each a shell of its own. */
export function recipePieces(
  home: Home,
  { name, stem }: { readonly name: string; readonly stem: string },
  blocking: Tri,
  run: Run,
): readonly Piece[] {
  const { make, directory } = run;
  const isIgnored = make.ignored.has('*') || make.ignored.has(name);
  const own = all(blocking, home.rule.isConditional ? 'unknown' : 'yes', isIgnored ? 'no' : 'yes');
  const options = shellOptions(run);
  const values = layered(
    new Map([
      ['@', name],
      ['*', stem],
      ['CURDIR', '.'],
      ['PWD', '.'],
    ]),
    run.values,
  );
  const lines = make.isOneShell ? joined(home.rule.recipe) : home.rule.recipe;
  return lines.slice(0, mostLines).map((line): Piece => {
    const prefix = /^[\s@+-]*/.exec(line.text)?.[0] ?? '';
    const text = expand(line.text.slice(prefix.length), values, run.budget);
    const place = { at: home.file, line: line.line };
    if (text === null) return unread(`make ${name}`, 'too_large', { ...place, blocking: 'unknown' });
    if (options === null) return unread(`make ${name}`, 'unknown_program', { ...place, blocking: own });
    const counts = all(own, line.isConditional ? 'unknown' : 'yes', prefix.includes('-') ? 'no' : 'yes');
    const common = { isWholeFile: false, isSourced: false, isForeign: false, directory } as const;
    return { type: 'script', text, options, blocking: counts, ...place, ...common };
  });
}

function joined(recipe: Home['rule']['recipe']): Home['rule']['recipe'] {
  const [first] = recipe;
  if (first === undefined) return [];
  const isConditional = recipe.some((line) => line.isConditional);
  return [{ ...first, isConditional, text: recipe.map(({ text }) => text).join('\n') }];
}

/** The options of the shell that `SHELL` and `.SHELLFLAGS` name; null for one that is none of POSIX. */
function shellOptions({ values, budget }: Run): Options | null {
  if (!values.has('SHELL') && !values.has('.SHELLFLAGS')) return plain;
  const shell = values.has('SHELL') ? expand('$(SHELL)', values, budget) : 'sh';
  const flags = values.has('.SHELLFLAGS') ? expand('$(.SHELLFLAGS)', values, budget) : '-c';
  if (shell === null || flags === null) return null;
  const program = shell.replace(/^(?:\/usr)?\/bin\/env +/, '').replace(unknownValue, 'sh');
  const isUnknown = `${shell}${flags}`.includes(unknownValue);
  const told = optionsOfCall(`${program} ${flags}`.split(/\s+/));
  return told === null || !isUnknown ? told : { errexit: 'unknown', pipefail: 'unknown' };
}
