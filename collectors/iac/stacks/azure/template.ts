import type { Found, Use } from '../../model.ts';

/** A template for Azure, in either of its languages. */
export interface AzureTemplate {
  readonly path: string;
  readonly tool: 'arm' | 'bicep';
  readonly line: number;
  /** Names of the parameters that it asks for. */
  readonly parameters: ReadonlySet<string>;
  /** Values that parameters may have, where they are listed. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  /** Types of the resources that it makes itself; null where it could not be read. */
  readonly types: readonly string[] | null;
  readonly uses: readonly Use[];
  readonly guardrails: Found['guardrails'];
  readonly stores: Found['stores'];
}

type Scope = Found['guardrails'][number]['scope'];

/** What a scope of deployment is to a guardrail: management groups and tenants are the organisation. */
export function scopeOf(target: string): Scope {
  if (/managementGroup|tenant/i.test(target)) return 'organisation';
  return /subscription/i.test(target) ? 'account' : 'unknown';
}

/** Whether an assignment of policies refuses what breaks them; its mode, and the effect that it asks for, as far as they are told. */
export function assignmentDenies(mode: string | undefined, effect: string | undefined): 'yes' | 'no' | 'unknown' {
  if (mode !== undefined && /^DoNotEnforce$/i.test(mode)) return 'no';
  if (effect === undefined || !/^\w{1,30}$/.test(effect)) return 'unknown';
  return /^deny/i.test(effect) && (mode === undefined || /^Default$/i.test(mode))
    ? 'yes'
    : /^(?:audit|disabled)/i.test(effect)
      ? 'no'
      : 'unknown';
}

/** Type by which policies are put in force. */
export const assignmentType = 'microsoft.authorization/policyassignments';

const registryType = 'microsoft.containerregistry/registries';
const lockedType = /^microsoft\.storage\/storageaccounts\/blobservices\/containers\/immutabilitypolicies$/;

/** A store for artefacts by the type of a resource; null for others. What a registry lets be changed is set for each image. */
export function storeOf(type: string): { readonly immutable: 'yes' | 'unknown'; readonly expiryDays: null } | null {
  const plain = type.toLowerCase();
  if (plain === registryType) return { immutable: 'unknown', expiryDays: null };
  return lockedType.test(plain) ? { immutable: 'yes', expiryDays: null } : null;
}
