import type { HclValue } from '../../../src/formats/hcl/index.ts';
import { accessOfModule, listArguments, namesAccessModule } from '../../../src/lexicon/access-terraform.ts';
import type { Grant } from '../grants.ts';
import { sizeOf } from './values.ts';

/** What a module is given under a name. */
export type Argument = readonly [name: string, value: HclValue];

/**
 * What a module grants: by its source, or by the people that are listed in its arguments. Of a module elsewhere whose
 * name alone tells of access, nobody is told whom it is for.
 */
export function grantsOfModule(source: string, args: readonly Argument[], line: number): readonly Grant[] {
  const told = accessOfModule(source);
  if (told !== null) return [{ ...told, line }];
  const isPeople = args.some(
    ([name, value]) => listArguments.test(name) && sizeOf(value) > 0 && !/iam|gcp|google/i.test(source),
  );
  const system = /github(?!\.com)/i.test(source) ? 'github_organisation' : 'roster';
  if (isPeople && /team|member|collaborator|access|user|people|sso|group/i.test(source))
    return [{ system, to: 'people', line }];
  // What the repository itself holds tells in its own files; a function that says where it lies leaves no word.
  const named = /^(?:\.{1,2}(?:\/|$)|\/)/.test(source) ? null : namesAccessModule(source);
  return named === null ? [] : [{ system: named, to: 'open', line }];
}
