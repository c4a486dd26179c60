import type { RepositoryFiles } from '../../../../src/core/source.ts';
import type { Folders } from '../../../../src/lexicon/environment-folders.ts';
import type { Gap } from '../../model.ts';
import type { Configuration } from '../configuration.ts';
import { baseOf, folderOf } from '../files.ts';
import type { Run } from '../roots.ts';
import { type Chain, chainOf, documentAt } from './document.ts';
import type { Surroundings } from './root.ts';
import { type Member, membersOf, runOfMember } from './stack.ts';
import { isUnit, runOfUnit, sourceOf, unreadUnit } from './unit.ts';

/** What Terragrunt is read from. */
export interface Asked {
  readonly source: RepositoryFiles;
  /** Own files, sorted. */
  readonly own: readonly string[];
  readonly commit: string | null;
  readonly fullName: string | null;
  readonly configurations: ReadonlyMap<string, Configuration>;
  readonly siblings: Folders;
}

/** What Terragrunt runs. */
export interface Terragrunt {
  readonly runs: readonly Run[];
  /** Folders of configuration that its units apply: no roots of their own. */
  readonly taken: readonly string[];
  readonly gaps: readonly Gap[];
}

const unitFile = /^terragrunt\.hcl(\.json)?$/;
const stackFile = 'terragrunt.stack.hcl';
const mostUnits = 2000;

/** The units of Terragrunt in a repository, those of its stacks among them. */
export async function readTerragrunt({
  source,
  own,
  commit,
  fullName,
  configurations,
  siblings,
}: Asked): Promise<Terragrunt> {
  const files = new Set(own);
  const surroundings: Surroundings = { commit, fullName, configurations, siblings, exists: (path) => files.has(path) };
  const members = await readMembers(source, own, surroundings);
  const catalogue = new Set(members.flatMap(({ address }) => (address.origin === 'local' ? [address.path] : [])));
  const chains: Chain[] = [];
  const unread: string[] = [];
  const paths = own.filter((path) => unitFile.test(baseOf(path)) && !catalogue.has(folderOf(path)));
  for (const path of paths.slice(0, mostUnits)) {
    const unit = await documentAt(source, path);
    if (unit === null) unread.push(path);
    else chains.push(await chainOf(source, unit, surroundings.exists));
  }
  const included = new Set(chains.flatMap((chain) => chain.included.map(({ path }) => path)));
  const units = chains.filter((chain) => isUnit(chain, surroundings, included));
  const generated = members.filter(({ document }) => !catalogue.has(folderOf(document.path)));
  const taken = units.map((chain) => takenBy(chain, surroundings));
  return {
    runs: [
      ...units.map((chain) => runOfUnit(chain, surroundings)),
      ...unread.map((path) => unreadUnit(path, surroundings)),
      ...generated.map((member) => runOfMember(member, surroundings)),
    ],
    taken: [...taken.flat(), ...catalogue],
    gaps: paths.length > mostUnits ? [tooMany] : [],
  };
}

const tooMany: Gap = {
  reason: 'too_large',
  detail: `there are more than ${mostUnits} units of Terragrunt: those beyond were left out`,
  mend: 'scan parts of the repository apart',
};

async function readMembers(
  source: RepositoryFiles,
  own: readonly string[],
  surroundings: Surroundings,
): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (const path of own) {
    if (baseOf(path) !== stackFile || members.length > mostUnits) continue;
    const document = await documentAt(source, path);
    if (document !== null) members.push(...membersOf(document, surroundings));
  }
  return members;
}

function takenBy(chain: Chain, surroundings: Surroundings): readonly string[] {
  const address = sourceOf(chain, surroundings);
  if (address === null) return [folderOf(chain.unit.path)];
  return address.origin === 'local' ? [address.path] : [];
}
