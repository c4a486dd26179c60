import type { HclValue } from '../../../src/formats/hcl/index.ts';
import { accessOfModule, listArguments } from '../../../src/lexicon/access-terraform.ts';
import type { Grant } from '../grants.ts';
import { sizeOf } from './values.ts';

/** What a module is given under a name. */
export type Argument = readonly [name: string, value: HclValue];

/** What a module grants: by its source, or by the people that are listed in its arguments. */
export function grantsOfModule(source: string, args: readonly Argument[], line: number): readonly Grant[] {
  const told = accessOfModule(source);
  if (told !== null) return [{ ...told, line }];
  const isPeople = args.some(
    ([name, value]) => listArguments.test(name) && sizeOf(value) > 0 && !/iam|gcp|google/i.test(source),
  );
  const system = /github(?!\.com)/i.test(source) ? 'github_organisation' : 'roster';
  return isPeople && /team|member|collaborator|access|user|people|sso|group/i.test(source)
    ? [{ system, to: 'people', line }]
    : [];
}
