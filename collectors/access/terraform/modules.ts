import type { HclValue } from '../../../src/formats/hcl/index.ts';
import { accessArgument, person } from '../../../src/lexicon/access-likely.ts';
import {
  accessOfModule,
  listArguments,
  moduleOfPeople,
  namesAccessModule,
} from '../../../src/lexicon/access-terraform.ts';
import type { Grant, Grantee } from '../grants.ts';
import { memberOf, principalOf } from '../trust.ts';
import { sizeOf, wordsIn } from './values.ts';

/** What a module is given under a name. */
export type Argument = readonly [name: string, value: HclValue];

/**
 * What a module grants: by its source, by arguments that are for access, or by the people that are listed in them. Of
 * a module that is not at hand and whose name alone tells of access, nobody is told whom it is for.
 * @param isHere whether a folder of the repository is there, by the source that leads to it.
 */
export function grantsOfModule(
  source: string,
  args: readonly Argument[],
  line: number,
  isHere: (source: string) => boolean = () => true,
): readonly Grant[] {
  const told = accessOfModule(source);
  if (told !== null) return [{ ...told, line }];
  const given = args.flatMap((argument) => grantsOfArgument(argument, line));
  if (given.length > 0) return given;
  const isPeople = args.some(
    ([name, value]) => listArguments.test(name) && sizeOf(value) > 0 && !/iam|gcp|google/i.test(source),
  );
  const system = /github(?!\.com)/i.test(source) ? 'github_organisation' : 'roster';
  if (isPeople && /team|member|collaborator|access|user|people|sso|group/i.test(source))
    return [{ system, to: 'people', line }];
  if (args.some(listsPeople)) return [{ system: 'other', to: 'open', line }];
  // What the repository itself holds tells in its own files; a function that says where it lies leaves no word.
  const isLocal = /^(?:\.{1,2}(?:\/|$)|\/)/.test(source);
  if (isLocal) return moduleOfPeople.test(source) && !isHere(source) ? [{ system: 'other', to: 'open', line }] : [];
  const named = namesAccessModule(source);
  return named === null ? [] : [{ system: named, to: 'open', line }];
}

/** People by their addresses or accounts, in an argument that says that they are members or users. */
const listsPeople = ([name, value]: Argument): boolean =>
  listArguments.test(name) &&
  !/(?:^|_)(?:owners|teams)$/.test(name) &&
  [...wordsIn(value)].some((word) => person.test(word));

/** What an argument that is for access grants; nothing where it is empty, or one of another sort. */
function grantsOfArgument([name, value]: Argument, line: number): readonly Grant[] {
  const [, system, to] = accessArgument(name) ?? [];
  if (system === undefined || to === undefined || isEmpty(value)) return [];
  if (to === 'people' || to === 'open') return [{ system, to, line }];
  const words = [...wordsIn(value)];
  // Anything may be called so that names no role: a list of addresses of a network, a name, a module's outputs.
  if (
    to === 'members' &&
    !words.some((word) => /^roles\/|\/roles\/|^(?:user|group|domain|serviceAccount|principal\w{0,3}):/.test(word))
  )
    return [];
  const found = words.map(to === 'members' ? memberOf : principalOf).filter((one) => one !== 'open');
  const grantees: readonly Grantee[] = found.length === 0 ? ['open'] : [...new Set(found)];
  return grantees.map((one, index) => ({ system, to: one, line, rules: index === 0 ? 1 : 0 }));
}

const isEmpty = (value: HclValue): boolean =>
  value.type === 'literal' || ((value.type === 'list' || value.type === 'object') && sizeOf(value) === 0);
