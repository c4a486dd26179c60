import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant } from '../grants.ts';
import { at, documentsOf, items } from '../nodes.ts';
import { codeIn } from '../programs/index.ts';
import type { Read } from '../reader.ts';
import { grantsOfResources } from './stacks.ts';

/**
 * What a service of the Serverless Framework lets its functions do, and the roles among its resources. Where it is a
 * program, the words alone are looked for.
 */
export async function readServerless(path: string, context: Context): Promise<Read> {
  if (/\.[cm]?[jt]s$/.test(path)) return readCode(path, context);
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read;
  const [root] = read;
  const provider = get(root, 'provider');
  if (root === undefined || provider === undefined) return null;
  const role = at(provider, 'iam', 'role');
  const functions = get(root, 'functions');
  const grants = [
    ...(['statements', 'managedPolicies'] as const).flatMap((key) => granted(role, key)),
    ...(['iamRoleStatements', 'iamManagedPolicies'] as const).flatMap((key) => granted(provider, key)),
    ...[functions, ...items(functions)]
      .flatMap((part) => entries(part))
      .flatMap(([, one]) => [...granted(one, 'iamRoleStatements'), ...granted(one, 'iamManagedPolicies')]),
    ...resourcesOf(get(root, 'resources')).flatMap((resources) => grantsOfResources(resources).grants),
  ];
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}

/** A rule for each entry of a list; one for what stands in another file, and none for an empty list. */
function granted(node: Yaml | undefined, key: string): readonly Grant[] {
  const value = get(node, key);
  if (node === undefined || value === undefined || (value.type === 'scalar' && text(value) === undefined)) return [];
  const rules = value.type === 'list' ? value.items.length : 1;
  return rules === 0 ? [] : [{ system: 'aws_iam', to: 'programs', line: lineOf(node, key), rules }];
}

/** Templates of CloudFormation that are taken in: one, or a list of parts. */
const resourcesOf = (node: Yaml | undefined): readonly Yaml[] =>
  [node, ...items(node)].flatMap((one) => get(one, 'Resources') ?? []);

const inCode = /\b(?:iamRoleStatements|iamManagedPolicies|statements|managedPolicies)["']?\s{0,4}:\s{0,4}[^\s:]/;

async function readCode(path: string, context: Context): Promise<Read> {
  const whole = await context.sweep.textOf(path);
  if (whole === null) return 'unseen';
  if (!/\bprovider\b/.test(whole)) return null;
  const grants = codeIn(whole, false)
    .filter(({ text: code }) => inCode.test(code))
    .map(({ line }): Grant => ({ system: 'aws_iam', to: 'programs', line }));
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}
