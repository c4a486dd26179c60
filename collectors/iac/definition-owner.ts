import type { Tri } from '../../src/core/facts/base.ts';
import type { Use } from './model.ts';

/** Registries that everybody may publish in, and those that belong to an organisation. */
const publicHosts = /^(?:registry\.(?:terraform\.io|opentofu\.org)|galaxy\.ansible\.com)$/i;
const privateHosts = /^(?:app\.terraform\.io|app\.eu\.terraform\.io|spacelift\.io|api\.env0\.com)$/i;
const pages = /^([a-z0-9-]{1,80})\.(?:github|gitlab)\.io$/i;
const longest = 500;

/**
 * Whether a definition is the source's own: one of the repository, one of its owner, or one in a registry of an
 * organisation. `no` for what somebody else publishes, `unknown` where an owner is not told.
 */
export function isOwnDefinition({ origin, path, tool }: Use, fullName: string | null): Tri {
  if (origin === 'local') return 'yes';
  const parts = partsOf(path);
  const [first = '', second] = parts;
  if (privateHosts.test(first)) return 'yes';
  const owner =
    first.includes('.') && parts.length > 1 ? ownerOn(first, second, parts[2]) : ownerOf(first, parts, tool);
  const own = fullName?.split('/')[0]?.toLowerCase();
  if (owner === null || own === undefined || !fullName?.includes('/')) return 'unknown';
  return owner.toLowerCase() === own ? 'yes' : 'no';
}

/** Host, owner and what follows; without the way in which it is fetched and who fetches it. */
function partsOf(path: string): readonly string[] {
  const plain = path
    .slice(0, longest)
    .replace(/^(?:git|hg|s3|gcs|https?)::/, '')
    .replace(/^tfr:\/\/\//, '')
    .replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '')
    .replace(/^[^/@]{0,100}@/, '')
    .replace(/^([^/:]{1,200}):(?!\d)/, '$1/');
  return plain.split('/').filter((part) => part !== '');
}

function ownerOn(host: string, second: string | undefined, third: string | undefined): string | null {
  const page = pages.exec(host)?.[1];
  if (page !== undefined) return page;
  if (publicHosts.test(host)) return second ?? null;
  // An API of Azure DevOps keeps a version before the owner.
  if (/^ssh\.dev\.azure\.com$/i.test(host)) return third ?? null;
  return /(^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|ghcr\.io|quay\.io|docker\.io|githubusercontent\.com)$/i.test(
    host,
  )
    ? (second ?? null)
    : null;
}

/** The owner in a name without a host: `owner/name/provider` of a registry, `owner.name` of a role. */
function ownerOf(first: string, parts: readonly string[], tool: Use['tool']): string | null {
  if (tool === 'ansible' && first.includes('.')) return first.slice(0, first.indexOf('.'));
  return parts.length === 3 ? first : null;
}
