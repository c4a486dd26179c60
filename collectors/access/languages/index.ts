import { hcl } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { isBesideOwn } from '../cloud/policies.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant, Grantee } from '../grants.ts';
import { policyLines } from '../kubernetes/argo.ts';
import type { Read } from '../reader.ts';
import { readOpenFga } from './openfga.ts';

const longestLine = 2000;

/**
 * Policies of engines that decide what may be done. Most are a part of a product: nothing here says that they are not.
 */
export async function readLanguage(path: string, context: Context): Promise<Read> {
  if (/_test\.rego$/.test(path)) return null;
  if (/\.(?:ya?ml|json)$/.test(path)) return readOpenFga(path, context);
  const whole = await context.sweep.textOf(path);
  if (whole === null) return 'unseen';
  if (path.endsWith('.csv') && (/argo/i.test(path) || ofArgo.test(whole))) return argoPolicy(path, whole, context);
  const grants = grantsOf(path, whole);
  return grants.length === 0 ? null : { grants, own: 'unknown' };
}

/** What Argo CD lets be done with what, and no other program of Casbin. */
const ofArgo =
  /^p, {0,9}[^,\n]{1,200}, {0,9}(?:applications|applicationsets|projects|clusters|repositories|accounts|exec|logs|\*), {0,9}[\w*/]{1,40}, {0,9}[^,\n]{1,200}, {0,9}(?:allow|deny)/m;

async function argoPolicy(path: string, whole: string, context: Context): Promise<Read> {
  const lines = policyLines(whole, 1);
  const isOwn = lines.some(({ isNamed }) => isNamed) || ownByPlace(path, context) === 'yes';
  return { grants: lines.map(({ grant }) => grant), own: isOwn && !context.isInChart(path) ? 'yes' : 'unknown' };
}

function grantsOf(path: string, whole: string): readonly Grant[] {
  if (path.endsWith('.cedar')) return lines(whole, /^\s{0,40}(?:permit|forbid)\s{0,9}\(/, 'cedar', 'open');
  if (path.endsWith('.fga')) return lines(whole, /^\s{0,40}define\s/, 'openfga', 'none');
  if (path.endsWith('.rego')) return lines(whole, /^(?:default )?allow\w{0,40}\b/, 'rego', 'none');
  return policyLines(whole, 1).map(({ grant }) => ({ ...grant, system: 'casbin', to: 'none' }));
}

function lines(whole: string, rule: RegExp, system: Grant['system'], to: Grantee): readonly Grant[] {
  return whole
    .split('\n')
    .flatMap((line, index) => (rule.test(line.slice(0, longestLine)) ? [{ system, to, line: index + 1 }] : []));
}

/** Blocks of policies of Consul and Nomad. */
const otherPolicies = /^(?:namespace|(?:node|service|key|agent|session|event|query)(?:_prefix)?)$/;

/** Policies of Vault, and of Consul and Nomad: what may be done at which path or with what. */
export async function readVault(path: string, context: Context): Promise<Read> {
  const { value, trouble } = await parsed(context.source, path, hcl);
  if (value === null) return trouble === 'malformed' ? 'malformed' : 'unseen';
  const grants = value.blocks.flatMap(({ type, body, line }): readonly Grant[] => {
    if (!body.attributes.has('capabilities') && !body.attributes.has('policy')) return [];
    if (type === 'path') return [{ system: 'vault', to: 'none', line }];
    return otherPolicies.test(type) ? [{ system: 'other', to: 'none', line }] : [];
  });
  if (grants.length === 0) return null;
  const isOwn = ownByPlace(path, context) === 'yes' || (await isBesideOwn(path, context));
  return { grants, own: isOwn ? 'yes' : 'unknown' };
}

/** Grants of SQL. Migrations of a product make them as well: whose they are is not told. */
export async function readDatabase(path: string, context: Context): Promise<Read> {
  const whole = await context.sweep.textOf(path);
  if (whole === null) return 'unseen';
  const grants = lines(whole, /^\s{0,40}GRANT\s[^;]{1,1000}(?:\sTO\s|$)/i, 'database', 'open');
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}
