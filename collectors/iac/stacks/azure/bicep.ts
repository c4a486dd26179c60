import type { Bicep, BicepModule, BicepResource } from '../../../../src/formats/bicep.ts';
import type { Use } from '../../model.ts';
import { folderOf, resolved } from '../paths.ts';
import { type AzureTemplate, assignmentDenies, assignmentType, scopeOf, storeOf } from './template.ts';

/** A template in Bicep; `body` null where it could not be read. */
export function bicepTemplate(path: string, body: Bicep | null, commit: string | null): AzureTemplate {
  const resources = body?.resources ?? [];
  const placed = ({ type, line }: BicepResource) => ({
    tool: 'bicep' as const,
    path,
    resource: type,
    at: { commit, path, line },
  });
  return {
    path,
    tool: 'bicep',
    line: 1,
    parameters: new Set(body?.parameters.map(({ name }) => name)),
    allowed: new Map(body?.parameters.map(({ name, allowed }) => [name, allowed])),
    types: body === null ? null : resources.map(({ type }) => type),
    uses: (body?.modules ?? []).flatMap((module) => useOf(path, module, commit) ?? []),
    guardrails: resources
      .filter(({ type }) => type.toLowerCase() === assignmentType)
      .map((resource) => ({ ...placed(resource), scope: scopeOf(body?.targetScope ?? ''), denies: denies(resource) })),
    stores: resources.flatMap((resource) => {
      const store = storeOf(resource.type);
      return store === null ? [] : [{ ...placed(resource), ...store }];
    }),
  };
}

/** A module by what it is taken in with: a path, `br:registry/name:version`, `br/public:name:version`, `ts:…`. */
export function useOf(
  from: string,
  { source, line }: Pick<BicepModule, 'source' | 'line'>,
  commit: string | null,
): Use | null {
  const shared = { tool: 'bicep', form: 'module', at: { commit, path: from, line } } as const;
  if (!/^(?:br|ts)[:/]/.test(source)) {
    const local = resolved(folderOf(from), source);
    return local === null ? null : { ...shared, origin: 'local', path: local, pin: 'local' };
  }
  const at = source.lastIndexOf(':');
  const hasVersion = at > source.indexOf(':');
  const version = hasVersion ? source.slice(at + 1) : '';
  // Who owns the registry of a template spec is told by the id of a subscription.
  const name = (hasVersion ? source.slice(0, at) : source).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '…');
  const isDigest = /@sha256$/.test(name);
  const pin = isDigest ? 'digest' : /^v?\d[\w.-]{0,50}$/.test(version) ? 'exact' : version === '' ? 'none' : 'unknown';
  return { ...shared, origin: 'remote', path: name.replace(/@sha256$/, ''), pin };
}

function denies({ body }: BicepResource): 'yes' | 'no' | 'unknown' {
  const lines = body.split('\n').filter((line) => line.length < 500);
  const mode = lines.flatMap((line) => /^\s{0,100}enforcementMode:\s{0,20}(?:'(\w{1,30})')?/.exec(line) ?? []);
  // Chosen by a parameter or an expression.
  if (mode.length > 0 && mode[1] === undefined) return 'unknown';
  const at = lines.findIndex((line) => /^\s{0,100}effect:\s{0,20}\{/.test(line));
  const effect = at === -1 ? undefined : /'(\w{1,30})'/.exec(lines.slice(at, at + 3).join(' '))?.[1];
  return assignmentDenies(mode[1], effect);
}
