import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, shortText } from '../../../src/core/text.ts';
import { all, any } from '../../../src/core/tri.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { iacFamilyOf } from '../../../src/lexicon/iac-tools.ts';
import { surveyOf } from '../survey.ts';
import { readAzureOwnership } from './azure.ts';
import { readStackOwnership } from './cloudformation.ts';
import type { Contact, Tagged } from './model.ts';
import { readNamespaces } from './namespaces.ts';
import { readTerraformOwnership } from './terraform.ts';

/** Everything that a repository's infrastructure says of owners, with who runs what lies in a folder. */
interface Found {
  readonly tagged: readonly Tagged[];
  readonly contacts: readonly Contact[];
  readonly ownOf: (of: Pick<Tagged, 'tool' | 'folder'>) => Tri;
  readonly gaps: Findings<'iac.owner_label'>['gaps'];
}

const ownershipOf: (source: RepositoryFiles) => Promise<Found> = oncePer(async (source) => {
  const sweep = await sweepOf(source);
  const survey = await surveyOf(source);
  const found = [
    await readTerraformOwnership(source, sweep),
    await readStackOwnership(source, sweep),
    await readAzureOwnership(source, sweep),
  ];
  return {
    tagged: [...found.flatMap(({ tagged }) => tagged), ...(await readNamespaces(source, sweep))],
    contacts: found.flatMap(({ contacts }) => contacts),
    ownOf: owning(survey.roots),
    gaps: survey.gaps,
  };
});

type Roots = Awaited<ReturnType<typeof surveyOf>>['roots'];

/** Tells whether the source runs what lies in a folder itself: as a root there says, or one that takes it in or applies it. */
function owning(roots: Roots): (of: Pick<Tagged, 'tool' | 'folder'>) => Tri {
  const byPlace = new Map<string, Tri[]>();
  const note = (tool: Tagged['tool'], path: string, own: Tri): void => {
    const key = `${iacFamilyOf(tool)} ${path}`;
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, [own]);
    else known.push(own);
  };
  // A template is a file of its own; what is asked about is its folder.
  const noteBoth = (tool: Tagged['tool'], path: string, own: Tri): void => {
    note(tool, path, own);
    if (/\.\w{1,20}$/.test(path)) note(tool, path.slice(0, Math.max(0, path.lastIndexOf('/'))), own);
  };
  for (const { tool, path, own, uses, applies } of roots) {
    noteBoth(tool, path, own);
    for (const use of uses) if (use.origin === 'local') noteBoth(use.tool, use.path, own);
    for (const applied of applies) note('kubernetes', applied, own);
  }
  return ({ tool, folder }) => {
    const family = iacFamilyOf(tool);
    const isTree = tool === 'kubernetes';
    for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      const found = byPlace.get(`${family} ${at}`);
      if (found !== undefined) return any(...found);
      if (!isTree || at === '') return 'unknown';
    }
  };
}

const shown = (path: string): string => (path === '' ? '.' : path);
const longestRef = 990;

/**
 * One item for each folder and tool that declares something which can name an owner, with how much of it does.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readOwnerLabels(source: RepositoryFiles): Promise<Findings<'iac.owner_label'>> {
  const { tagged, ownOf, gaps } = await ownershipOf(source);
  const refOf = refs();
  const groups = Map.groupBy(tagged, ({ tool, folder }) => `${tool} ${folder}`);
  const items = [...groups.values()].flatMap((group): Findings<'iac.owner_label'>['items'] => {
    const [first] = group;
    if (first === undefined) return [];
    const surely = group.filter(({ owner, canCarry }) => canCarry === 'yes' && owner === 'yes').length;
    const bare = group.filter(({ owner, canCarry }) => canCarry === 'yes' && owner === 'no').length;
    const { tool, folder } = first;
    return [
      {
        ref: refOf(shortText(`${tool} ${shown(folder)}`, longestRef), {}),
        at: first.at,
        tool,
        path: plainText(folder),
        own: ownOf(first),
        resources: group.length,
        labelled: surely,
        unsure: group.length - surely - bare,
      },
    ];
  });
  const { items: kept, gaps: more } = bounded(items, 'folders with resources');
  return { items: kept, gaps: [...gaps, ...more] };
}

/**
 * One item for each contact for security that a provider is told of.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readSecurityContacts(source: RepositoryFiles): Promise<Findings<'iac.security_contact'>> {
  const { contacts, ownOf, gaps } = await ownershipOf(source);
  const refOf = refs();
  const items = contacts.map((contact) => ({
    ref: refOf(shortText(shown(contact.folder), longestRef), { name: contact.resource }),
    at: contact.at,
    tool: contact.tool,
    path: plainText(contact.folder),
    own: all(ownOf(contact), contact.made),
    resource: plainText(contact.resource),
  }));
  const { items: kept, gaps: more } = bounded(items, 'contacts');
  return { items: kept, gaps: [...gaps, ...more] };
}
