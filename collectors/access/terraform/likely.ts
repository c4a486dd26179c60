import type { HclBlock, HclBody, HclValue } from '../../../src/formats/hcl/index.ts';
import { isLikelyGrant } from '../../../src/lexicon/access-likely.ts';
import type { Grant } from '../grants.ts';
import { grantsOfManifest } from './manifests.ts';
import { literal, wordsIn } from './values.ts';

/**
 * What a resource grants whose type no table names: by what it makes in a cluster, by the last words of its type, or by
 * a user of an account whom its policy lets in. Of the last two, nobody is told whom they are for.
 */
export function grantsOfLikely(block: HclBlock): readonly Grant[] {
  const [type = ''] = block.labels;
  if (block.type === 'data') return type === 'aws_iam_policy_document' ? statementsOf(block) : [];
  const made = grantsOfManifest(block);
  if (made.length > 0) return made;
  if (isLikelyGrant(type) || isLogin(type, block.body)) return [{ system: 'other', to: 'open', line: block.line }];
  const policy = type.startsWith('aws_') ? block.body.attributes.get('policy')?.value : undefined;
  return policy !== undefined && letsUserIn(policy) ? [{ system: 'aws_iam', to: 'open', line: block.line }] : [];
}

/** Somebody who may log in, or what these may do, written to Vault by its path alone. */
const isLogin = (type: string, body: HclBody): boolean =>
  type === 'vault_generic_endpoint' &&
  /^(?:auth\/[^/]{1,80}\/|identity\/|sys\/polic)/.test(literal(body, 'path') ?? '');

const user = /(?:^|:)user\/[^\s*$]/;

/** A document that is no trust of a role, in which a user of an account is let in. */
function statementsOf({ body, line }: HclBlock): readonly Grant[] {
  const isUser = body.blocks.some(
    ({ type, body: statement }) =>
      type === 'statement' &&
      literal(statement, 'effect') !== 'Deny' &&
      statement.blocks.some(
        (one) =>
          one.type === 'principals' &&
          [...wordsIn(one.body.attributes.get('identifiers')?.value)].some((word) => user.test(word)),
      ),
  );
  return isUser ? [{ system: 'aws_iam', to: 'open', line }] : [];
}

/** Principals of a policy that is written out, as an object or as text in JSON. */
function letsUserIn(value: HclValue): boolean {
  switch (value.type) {
    case 'literal':
      return typeof value.value === 'string' && userInText.test(value.value);
    case 'template':
      return userInText.test(value.parts.map((part) => (part.type === 'literal' ? String(part.value) : 'x')).join(''));
    case 'object':
      return value.entries.some(({ key, value: inner }) =>
        [...wordsIn(key)].includes('Principal')
          ? [...wordsIn(inner)].some((word) => user.test(word))
          : letsUserIn(inner),
      );
    case 'list':
      return value.items.some(letsUserIn);
    case 'call':
      return value.args.some(letsUserIn);
    default:
      return false;
  }
}

const userInText = /"Principal"\s{0,9}:[^}\]]{0,500}:user\/[^\s*$"]/;
