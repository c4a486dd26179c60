import type { AccessSystem } from '../../../src/core/facts/access.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { type Context, ownByPlace } from '../context.ts';
import { namesAccount, namesOwn } from '../evidence-of-own.ts';
import type { Grant, Grantee } from '../grants.ts';
import { documentsOf, trustWords, wordsOf } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { trustees } from '../trust.ts';

/** Types of CloudFormation that grant something, with to whom; a role is told by its trust. */
const types: ReadonlyMap<string, Grantee | 'trust'> = new Map<string, Grantee | 'trust'>([
  ['AWS::IAM::Role', 'trust'],
  ['AWS::IAM::Group', 'people'],
  ['AWS::IAM::GroupPolicy', 'people'],
  ['AWS::IAM::UserToGroupAddition', 'people'],
  ['AWS::IAM::SAMLProvider', 'people'],
  ['AWS::IAM::User', 'open'],
  ['AWS::IAM::UserPolicy', 'open'],
  ['AWS::IAM::ManagedPolicy', 'none'],
  ['AWS::IAM::Policy', 'none'],
  ['AWS::IAM::RolePolicy', 'none'],
  ['AWS::IAM::OIDCProvider', 'none'],
]);

/** Rules for access in a template of CloudFormation or SAM. What tools wrote is theirs, and left out. */
export async function readStack(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read === 'malformed' && (await isFilledInLater(path, context)) ? null : read;
  const whole = (await context.sweep.textOf(path)) ?? '';
  if (whole.includes('aws:cdk:path')) return null;
  const [root] = read;
  const { grants, words } = grantsOfResources(get(root, 'Resources'));
  if (grants.length === 0) return null;
  const isOwn =
    ownByPlace(path, context) === 'yes' ||
    words.some((word) => namesOwn(word, context.owner)) ||
    entries(get(root, 'Mappings')).some(([, table]) => isOfEnvironments(table));
  return { grants, own: isOwn ? 'yes' : 'unknown' };
}

/** What the resources of a template grant, and the words by which its roles tell whom they trust. */
export function grantsOfResources(resources: Yaml | undefined): {
  readonly grants: readonly Grant[];
  readonly words: readonly string[];
} {
  const words: string[] = [];
  const grants = entries(resources).flatMap(([name, resource]): readonly Grant[] => {
    const type = text(get(resource, 'Type')) ?? '';
    const line = lineOf(resources ?? resource, name);
    const properties = get(resource, 'Properties');
    if (hasRole(type, properties)) return [{ system: 'aws_iam', to: 'programs', line }];
    const isCentre = /^AWS::(?:SSO|IdentityStore)::/.test(type);
    const to = isCentre ? 'people' : types.get(type);
    if (to === undefined) return [];
    const system: AccessSystem = isCentre ? 'aws_identity_center' : 'aws_iam';
    const trust = trustWords(get(properties, 'AssumeRolePolicyDocument'));
    words.push(...trust);
    const grantees = to === 'trust' ? trustees(trust) : [to];
    return grantees.map((one, index) => ({ system, to: one, line, rules: index === 0 ? 1 : 0 }));
  });
  return { grants, words };
}

/** Whether SAM makes a role for a program, with what it is granted beside it. */
function hasRole(type: string, properties: Yaml | undefined): boolean {
  return /^AWS::Serverless::(?:Function|StateMachine)$/.test(type) && get(properties, 'Policies') !== undefined;
}

/** Whether a table holds values of environments by their names, accounts that are no examples among them. */
function isOfEnvironments(table: Yaml): boolean {
  const named = entries(table).filter(([name]) => environmentInName(name) !== null);
  return named.length >= 2 && named.some(([, values]) => [...wordsOf(values)].some(namesAccount));
}

/** Whether another program writes into a text before it is a template. */
async function isFilledInLater(path: string, { sweep }: Context): Promise<boolean> {
  return /\.(?:j2|jinja2?|template)$/.test(path) || /\{%|\{\{|<%/.test((await sweep.textOf(path)) ?? '');
}
