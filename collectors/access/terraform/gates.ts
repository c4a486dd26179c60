import type { HclBody } from '../../../src/formats/hcl/index.ts';
import type { Grantee } from '../grants.ts';
import { literal, wordsIn } from './values.ts';

/** What lets people in: who they are, where they are known and whom they belong to. */
const ofPeople =
  /^(?:emails?|email_\w{1,20}|gsuite|okta|azure(?:_ad)?|github\w{0,20}|saml|oidc|group|login_methods?|auth_methods?)$/;
const ofPrograms = /^(?:service_tokens?|any_valid_service_token|certificate|common_names?)$/;

/** Whom a gate before applications lets in, by what it asks for. */
export function granteesOfGate(body: HclBody): readonly Grantee[] {
  const inner = body.blocks.filter(({ type }) => type === 'include').map((block) => block.body);
  const asked = [
    ...inner.flatMap(({ attributes, blocks }) => [...attributes.keys(), ...blocks.map(({ type }) => type)]),
    ...wordsIn(body.attributes.get('include')?.value),
  ];
  const isOfPrograms = literal(body, 'decision') === 'non_identity' || asked.some((key) => ofPrograms.test(key));
  const isOfPeople = literal(body, 'decision') !== 'non_identity' && asked.some((key) => ofPeople.test(key));
  if (!isOfPrograms && !isOfPeople) return ['open'];
  return [...(isOfPeople ? (['people'] as const) : []), ...(isOfPrograms ? (['programs'] as const) : [])];
}
