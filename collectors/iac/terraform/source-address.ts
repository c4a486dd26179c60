import type { Observation } from '../../../src/core/facts/index.ts';
import { shortText } from '../../../src/core/text.ts';
import { resolved } from './files.ts';

type Pin = Observation<'iac.module'>['pin'];

/** Where a module comes from. */
export type Address =
  /** `path` from the root of the repository. */
  | { readonly origin: 'local'; readonly path: string }
  /** `path` is the source without version and credentials; `provider` what its name says it makes things with. */
  | { readonly origin: 'remote'; readonly path: string; readonly pin: Pin; readonly provider: string | null }
  /** It leads out of the repository, or is worked out. */
  | { readonly origin: 'unknown' };

const unknown: Address = { origin: 'unknown' };
const longest = 1000;

/**
 * Reads the source of a module as it stands in a folder. `version` is the attribute beside it: null where there is none,
 * undefined where it is worked out.
 */
export function addressOf(folder: string, written: string | null, version: string | null | undefined): Address {
  if (written === null || written.length > longest) return unknown;
  // A path after `git::` leads to this repository as it was at some commit.
  const local = /^(?:git::)?(\.\.?(?:[/\\][^?]*)?)(\?|$)/.exec(written)?.[1];
  if (local !== undefined) {
    const path = resolved(folder, local.replaceAll('\\', '/'));
    return path === null ? unknown : { origin: 'local', path };
  }
  if (/^(\/|[a-z]:[\\/])/i.test(written)) return unknown;
  const [base = '', query = ''] = written.split('?', 2);
  const path = shortText(withoutCredentials(base), 300);
  return { origin: 'remote', path, pin: pinOf(base, query, version), provider: providerOf(base) };
}

function withoutCredentials(base: string): string {
  return base.replace(/:\/\/[^/@]{0,300}@/, '://');
}

function pinOf(base: string, query: string, version: string | null | undefined): Pin {
  const asked = new Map(query.split('&').map((part) => part.split('=', 2) as [string, string | undefined]));
  if (asked.has('checksum') || /@sha256:[0-9a-f]{64}$/.test(base)) return 'digest';
  if (isGit(base)) return pinOfRef(asked.get('ref'));
  if (base.startsWith('tfr://')) return pinOfVersion(asked.get('version') ?? null);
  if (/^oci:\/\//.test(base)) return asked.has('digest') ? 'digest' : asked.has('tag') ? 'exact' : 'none';
  return /:\/\/|::/.test(base) ? 'unknown' : pinOfVersion(version);
}

function isGit(base: string): boolean {
  return /^git::|^git@|^(github\.com|bitbucket\.org|gitlab\.com)\/[^/]+\/[^/]+|\.git(\/\/|$)/.test(base);
}

function pinOfRef(ref: string | undefined): Pin {
  if (ref === undefined || ref === '') return 'none';
  if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(ref)) return 'commit';
  if (/^(\w[\w./-]{0,100}[-/])?v?\d+(\.\d+){1,3}([-+][\w.-]{1,60})?$/.test(ref)) return 'exact';
  return /^(main|master|develop|dev|trunk|HEAD)$/.test(ref) ? 'branch' : 'unknown';
}

/** https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
function pinOfVersion(version: string | null | undefined): Pin {
  if (version === undefined) return 'unknown';
  if (version === null) return 'none';
  return /^\s{0,9}=?\s{0,9}v?\d+\.\d+\.\d+([-+][\w.-]{1,60})?\s{0,9}$/.test(version) ? 'exact' : 'range';
}

/** `terraform-aws-modules/vpc/aws` and `…/terraform-aws-vpc` both say `aws`. */
function providerOf(base: string): string | null {
  const plain = base.replace(/^tfr:\/\/[^/]*\//, '').split('//')[0] ?? '';
  const registry = /^(?:[\w.-]+\.[\w-]+\/)?[\w-]+\/[\w-]+\/([\w-]+)$/.exec(plain);
  if (registry !== null && !isGit(base)) return registry[1] ?? null;
  return (
    /(?:^|[/:])terraform-([a-z0-9]{2,30})-[\w.-]{1,100}$/.exec(
      base.split('//').findLast((part) => part.includes('terraform-')) ?? '',
    )?.[1] ?? null
  );
}
