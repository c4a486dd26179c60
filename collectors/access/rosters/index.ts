import type { AccessSystem } from '../../../src/core/facts/access.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { type TomlTable, toml } from '../../../src/formats/toml.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { forgeSettings } from '../../../src/lexicon/access-paths.ts';
import {
  accessPlace,
  accessRepository,
  artefactKeys,
  contactsPlace,
  describesArtefact,
  makerKeys,
  teamOfForge,
} from '../../../src/lexicon/access-rosters.ts';
import { namesNobody } from '../../../src/lexicon/owner-names.ts';
import type { Context } from '../context.ts';
import type { Grant } from '../grants.ts';
import { documentsOf, within } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { assignmentsIn, granteeOfKey, isHandle, isOfAnother, type Listed, listsIn } from './entries.ts';

/** Members of organisations, teams and groups, in whatever form a list of them has. */
export async function readRoster(path: string, context: Context): Promise<Read> {
  const found = await grantsIn(path, context);
  if (found === 'malformed' || found === 'unseen') return found;
  const isKept = accessPlace.test(path) || accessRepository.test(context.name ?? '');
  const areContacts = contactsPlace.test(path);
  const grants = isKept ? found : found.filter(({ isAccess, isOfMakers }) => isAccess || !(isOfMakers || areContacts));
  if (grants.length === 0) return null;
  const isTold = (isKept && grants.some(({ isOfMakers }) => !isOfMakers)) || grants.some(({ isAccess }) => isAccess);
  // A list of names may be that of a league, or of those who speak at a conference.
  return { grants, own: isTold && !grants.some(({ isSample }) => isSample) ? 'yes' : 'unknown' };
}

/** What a list grants, and what it says of itself. */
type Told = Grant & Pick<Listed, 'isAccess' | 'isOfMakers' | 'isSample'>;

async function grantsIn(path: string, { source, sweep }: Context): Promise<readonly Told[] | 'malformed' | 'unseen'> {
  if (path.endsWith('.toml')) {
    const { value, trouble } = await parsed(source, path, toml);
    if (value === null) return trouble === 'malformed' ? 'malformed' : 'unseen';
    const isArtefact =
      describesArtefact.test(path) ||
      value.some(({ values }) => [...values.keys()].some((key) => artefactKeys.has(key)));
    return value.flatMap((table) => ofTable(table, isArtefact));
  }
  if (path.endsWith('.md')) {
    const whole = await sweep.textOf(path);
    return whole === null
      ? 'unseen'
      : blocksIn(whole).flatMap(({ document, from }) => ofDocument(document, path, from));
  }
  const read = await documentsOf(source, path);
  return typeof read === 'string' ? read : read.flatMap((document) => ofDocument(document, path, 0));
}

function ofDocument(document: Yaml, path: string, from: number): readonly Told[] {
  const isForge = forgeSettings.test(path);
  if (!isForge && isOfAnother(document)) return [];
  const system = isForge ? 'github_organisation' : systemOf(document);
  const lists = isForge ? settingsIn(document) : ownLists(document);
  const isArtefact = describesArtefact.test(path) || entries(document).some(([key]) => artefactKeys.has(key));
  return lists.map(({ to, count, line, isAccess, isOfMakers, isSample }) => ({
    ...{ system, to, line: from + line, rules: count, isSample, isOfMakers: isOfMakers && isArtefact },
    // The words around it name an organisation, a group or a set of permissions.
    isAccess: isAccess || system !== 'roster',
  }));
}

/** Lists of people; or what is assigned to them, where none is listed. */
function ownLists(document: Yaml): readonly Listed[] {
  const lists = listsIn(document);
  return lists.length > 0 ? lists : assignmentsIn(document);
}

/** Teams and collaborators at the top of a forge's settings. */
function settingsIn(document: Yaml): ReturnType<typeof listsIn> {
  const kept = entries(document).filter(([key]) => key === 'teams' || key === 'collaborators');
  return listsIn({ type: 'map', entries: new Map(kept), lines: new Map(), line: document.line });
}

/** Where a list of members holds, by the words around it. */
function systemOf(document: Yaml): AccessSystem {
  for (const { node } of within(document)) {
    for (const [key] of entries(node)) {
      if (/^(?:whoCan|WhoCan|email-id$)/.test(key)) return 'google_group';
      if (/^(?:sso_group|permission_?set)/i.test(key)) return 'aws_identity_center';
    }
  }
  const isForge =
    get(document, 'orgs') !== undefined || text(get(document, 'default_repository_permission')) !== undefined;
  return isForge ? 'github_organisation' : 'roster';
}

/** Lists of accounts in a table of TOML; names with a level each, in a table that is for access. */
function ofTable({ name, values, lines, line }: TomlTable, isArtefact: boolean): readonly Told[] {
  if (/^access\.(?:teams|individuals)$/.test(name)) {
    const isSample = [...values.keys()].some(namesNobody);
    const told = { system: 'github_organisation', to: 'people', isAccess: true, isOfMakers: false } as const;
    return values.size > 0 ? [{ ...told, line, rules: values.size, isSample }] : [];
  }
  return [...values].flatMap(([key, names]): readonly Told[] => {
    const whose = granteeOfKey(key);
    if ((whose !== 'people' && whose !== 'programs') || names.length === 0 || !names.every(isHandle)) return [];
    const isAccess = names.some((one) => teamOfForge.test(one));
    const isOfMakers = isArtefact && !isAccess && makerKeys.has(key.toLowerCase());
    const told = { system: 'roster', to: whose, isAccess, isOfMakers, isSample: names.some(namesNobody) } as const;
    return [{ ...told, line: lines.get(key) ?? line, rules: names.length }];
  });
}

const mostBlocks = 50;

/** Blocks of YAML in a text of Markdown, with how many lines stand before each. */
function blocksIn(whole: string): readonly { readonly document: Yaml; readonly from: number }[] {
  const found: { document: Yaml; from: number }[] = [];
  let open: { lines: string[]; from: number } | null = null;
  for (const [index, line] of whole.split('\n').entries()) {
    if (open === null) {
      if (/^(?:```|~~~) {0,4}ya?ml\s*$/.test(line)) open = { lines: [], from: index + 1 };
    } else if (/^(?:```|~~~)\s*$/.test(line)) {
      const { lines, from } = open;
      for (const document of parseYaml(lines.join('\n'), '1.2') ?? []) found.push({ document, from });
      open = null;
      if (found.length >= mostBlocks) break;
    } else open.lines.push(line);
  }
  return found;
}
