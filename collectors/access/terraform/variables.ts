import { hcl, hclJson } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { accessArgument, peopleVariable, person, variableOfPrograms } from '../../../src/lexicon/access-likely.ts';
import type { Context } from '../context.ts';
import type { Grant } from '../grants.ts';
import type { Read } from '../reader.ts';
import { sizeOf, wordsIn, wordsWithin } from './values.ts';

/**
 * Values of variables in which people are listed: a configuration may let them in anywhere, so nothing is told of where
 * and for whom.
 */
export async function readVariables(path: string, { source }: Context): Promise<Read> {
  const { value } = await parsed(source, path, path.endsWith('.json') ? hclJson : hcl);
  // Values that nobody can read hold rules only where the configuration does, which is told of by itself.
  if (value === null) return null;
  const given: readonly Given[] = [
    ...[...value.attributes].map(([name, { value: one, line }]) => ({
      ...{ name, line, words: sizeOf(one) > 0 ? [...wordsIn(one)] : [], isList: one.type === 'list' },
    })),
    // In JSON, an object may be taken for a block.
    ...value.blocks.map(({ type, body, line }) => ({ name: type, line, words: [...wordsWithin(body)], isList: false })),
  ];
  const grants = given.filter(grantsSomething).map(({ line }): Grant => ({ system: 'other', to: 'open', line }));
  return grants.length === 0 ? null : { grants, own: 'unknown' };
}

/** A value by the words of which it is made. */
interface Given {
  readonly name: string;
  readonly line: number;
  readonly words: readonly string[];
  readonly isList: boolean;
}

function grantsSomething({ name, words, isList }: Given): boolean {
  if (words.length === 0) return false;
  if (accessArgument(name) !== null) return words.some((word) => /arn:aws|^roles\/|:/.test(word) || person.test(word));
  if (!peopleVariable.test(name) || variableOfPrograms.test(name)) return false;
  return words.some((word) => person.test(word)) || (isList && words.every(isAccount));
}

/** A name that somebody has who is no machine: numbers of accounts, addresses of networks and paths are none. */
const isAccount = (word: string): boolean => /^[a-z][a-z.-]{1,40}\d{0,4}$/i.test(word);
