import type { Findings } from '../../src/core/collector.ts';
import { bounded, refs } from '../../src/core/findings.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { plainText, plural, shortText } from '../../src/core/text.ts';
import type { Swept } from '../../src/formats/sweep.ts';
import { gapOf, unseen } from '../../src/formats/unseen.ts';
import { type AccessMark, mayGrant } from '../../src/lexicon/access-marks.ts';
import { readAzure } from './cloud/azure.ts';
import { readBindings, readStatements } from './cloud/policies.ts';
import { readServerless } from './cloud/serverless.ts';
import { readStack } from './cloud/stacks.ts';
import { type Context, contextOf, ownAt } from './context.ts';
import { readAdministrators } from './doubt/administrators.ts';
import { readDoubtfulData } from './doubt/data.ts';
import { readDoubtfulProgram } from './doubt/programs.ts';
import { type Reading, summed } from './grants.ts';
import { readArgo } from './kubernetes/argo.ts';
import { readKubernetes } from './kubernetes/index.ts';
import { readGateway } from './languages/gateways.ts';
import { readDatabase, readLanguage, readVault } from './languages/index.ts';
import { readRealm } from './languages/realm.ts';
import { readPulumi, readTasks } from './programs/described.ts';
import { readProgram } from './programs/index.ts';
import { readSudoers } from './programs/sudoers.ts';
import type { Reader } from './reader.ts';
import { reviewIn } from './review.ts';
import { readRoster } from './rosters/index.ts';
import { readLogins } from './rosters/logins.ts';
import { readAccessScript } from './scripts/index.ts';
import { configurationsOf } from './terraform/folders.ts';
import { readTerraform } from './terraform/index.ts';
import { readersIn } from './terraform/readers.ts';
import { readTerragrunt } from './terraform/terragrunt.ts';
import { readVariables } from './terraform/variables.ts';

type Doubtful = 'access_doubtful_data' | 'access_administrators' | 'access_doubtful_program';
/** Who reads a file that bears a mark. */
const readers: Readonly<Record<Exclude<AccessMark, Doubtful>, Reader>> = {
  access_terraform: readTerraform,
  access_variables: readVariables,
  access_terragrunt: readTerragrunt,
  access_stack: readStack,
  access_serverless: readServerless,
  access_statement: readStatements,
  access_azure: readAzure,
  access_bindings: readBindings,
  access_rbac: readKubernetes,
  access_argo: readArgo,
  access_roster: readRoster,
  access_vault: readVault,
  access_language: readLanguage,
  access_realm: readRealm,
  access_gateway: readGateway,
  access_ssh: readLogins,
  access_database: readDatabase,
  access_program: readProgram,
  access_pulumi: readPulumi,
  access_task: readTasks,
  access_script: readAccessScript,
  access_sudoers: readSudoers,
};
/** Who leaves in doubt what nobody else took up. */
const lastReaders: Readonly<Record<Doubtful, Reader>> = {
  access_doubtful_data: readDoubtfulData,
  access_administrators: readAdministrators,
  access_doubtful_program: readDoubtfulProgram,
};
const known = Object.keys(readers) as (keyof typeof readers)[];
const doubtful = Object.keys(lastReaders) as Doubtful[];
const marks: readonly AccessMark[] = [...known, ...doubtful];
const mostFiles = 5000;
const mostReaders = 20;

type Item = Findings<'access.rule_file'>['items'][number];

/**
 * One item for each file and system in which rules for access stand, outside of examples and tests. Nothing says here
 * whether anybody applies them.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function readRuleFiles(source: RepositoryFiles): Promise<Findings<'access.rule_file'>> {
  const context = await contextOf(source);
  const { sweep } = context;
  const marked = sweep.found.filter(({ marks: own }) => marks.some((mark) => own.has(mark)));
  const troubles = { malformed: [] as string[], unseen: [] as string[] };
  const items: Item[] = [];
  const refOf = refs();
  for (const swept of marked.slice(0, mostFiles)) {
    const { readings, trouble } = await readAll(swept, context);
    if (trouble !== null && readings.length === 0) troubles[trouble].push(swept.path);
    items.push(...(await itemsOf(swept.path, readings, context, refOf)));
  }
  const kept = bounded(items, 'files with rules for access');
  const beyond = marked.slice(mostFiles).map(({ path }) => path);
  const gaps = [
    ...kept.gaps,
    ...malformed(troubles.malformed),
    ...gapOf('too_large', [...troubles.unseen, ...beyond]),
    ...unseen(sweep, mayGrant),
  ];
  return { items: kept.items, gaps };
}

/** What all readers of a file found; why one of them could not tell, where one could not. */
async function readAll(
  { path, marks: own }: Swept,
  context: Context,
): Promise<{ readonly readings: readonly Reading[]; readonly trouble: 'malformed' | 'unseen' | null }> {
  const readings: Reading[] = [];
  let trouble: 'malformed' | 'unseen' | null = null;
  const taking = known.filter((mark) => own.has(mark)).map((mark) => readers[mark]);
  const last = doubtful.filter((mark) => own.has(mark)).map((mark) => lastReaders[mark]);
  for (const reader of [...taking, ...last]) {
    if (readings.length > 0 && last.includes(reader)) break;
    const read = await reader(path, context);
    if (typeof read === 'string') trouble = read;
    else if (read !== null) readings.push(read);
  }
  return { readings, trouble };
}

async function itemsOf(
  path: string,
  readings: readonly Reading[],
  context: Context,
  refOf: ReturnType<typeof refs>,
): Promise<readonly Item[]> {
  if (readings.length === 0) return [];
  const { sweep, source } = context;
  const review = reviewIn((await sweep.textOf(path)) ?? '', source.now);
  const { isOwn } = await configurationsOf(context);
  const readBy = (await readersIn(context))(path);
  const isKnown = readings.some((reading) => reading.own === 'yes') || readBy.some(isOwn);
  const own = ownAt(path, isKnown ? 'yes' : 'unknown', context);
  const systems = summed(readings.flatMap(({ grants }) => grants));
  return systems.map(({ line, ...told }) => ({
    ...told,
    ...review,
    own,
    leftOutBy: readings.map(({ leftOutBy }) => leftOutBy ?? null).find((folder) => folder !== null) ?? null,
    readBy: readBy.map((folder) => plainText(folder)).slice(0, mostReaders),
    path: plainText(path),
    ref: refOf(path, { name: systems.length > 1 ? told.system : null }),
    at: { commit: sweep.commit, path, line },
  }));
}

/** A gap for files that are not written as their form asks. */
function malformed(paths: readonly string[]): Findings<'access.rule_file'>['gaps'] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).map((path) => shortText(path, 200));
  const more = paths.length > named.length ? ` and ${plural(paths.length - named.length, 'more file')}` : '';
  const files = plural(paths.length, 'file');
  const detail = `${files} that may hold rules for access could not be parsed: ${named.join(', ')}${more}`;
  return [{ reason: 'malformed', detail, mend: 'repair them, or leave out of the repository what is not in use' }];
}
