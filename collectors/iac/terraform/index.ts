import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plural, shortText } from '../../../src/core/text.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { foldersAround } from '../../../src/lexicon/environment-folders.ts';
import type { Found, Gap, Root, Use } from '../model.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { driftsOf } from './drifts.ts';
import { foldersOf, written } from './files.ts';
import { callsOf } from './graph.ts';
import { guardrailsOf } from './guardrails.ts';
import { isModulePlace, isRoot, makesAny, mayBeRoot, type Repository, type Run, runOf } from './roots.ts';
import { storesOf } from './stores.ts';
import { readTerragrunt } from './terragrunt/index.ts';
import { backendFile, valuesOf } from './values.ts';
import { workspacesOf } from './workspaces.ts';

const mostRoots = 2000;
const mostDefinitions = 5000;

/**
 * Roots of Terraform, OpenTofu and Terragrunt with the modules they take in, and what their resources say of guardrails,
 * stores for artefacts and drift. A template of Packer builds an image and is no environment: nothing is told of it.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readTerraform(source: RepositoryFiles, sweep: Sweep): Promise<Found> {
  const [{ target, fullName }, files] = await Promise.all([source.describe(), source.files()]);
  const configurations = new Map<string, Configuration>();
  const own = written(sweep.own);
  for (const [path, folder] of foldersOf(own, files)) {
    configurations.set(path, await readConfiguration(source, folder, target.commit));
  }
  const here = { fullName, folders: configurations };
  const siblings = foldersAround(own);
  const terragrunt = await readTerragrunt({ source, own, commit: target.commit, configurations, siblings, fullName });
  const taken = new Set([...takenBy(configurations), ...terragrunt.taken]);
  const runnable = [...configurations.values()]
    .filter(makesAny)
    .filter(({ folder, backend }) => backend !== null || (!taken.has(folder.path) && !isModulePlace(folder.path)))
    .map(({ folder }) => folder.path);
  const made = [...configurations.values()].filter(makesAny).map(({ folder }) => folder.path);
  const values = valuesOf(own, { folders: new Set(made), runnable });
  const all = [...configurations.values()].flatMap((one) => workspacesOf(one, here));
  const workspaces = Map.groupBy(all, (one) => one.path);
  const driven = new Set(
    all.flatMap((one) => (one.isDriven && !one.isElsewhere && one.runs !== 'no' ? (one.name ?? []) : [])),
  );
  const repository: Repository = {
    source,
    commit: target.commit,
    fullName,
    configurations,
    taken,
    addsSettings: sweep.marked('backend_settings').length > 0 || sweep.own.some((path) => backendFile.test(path)),
    toldOf: (path) => ({
      values: values.get(path) ?? [],
      workspaces: path === '' ? [] : (workspaces.get(path) ?? []),
      driven,
      siblings,
    }),
  };
  const runs = [...terragrunt.runs, ...(await runsOf(repository, terragrunt))];
  const roots = runs.flatMap((run) => run.roots);
  const beside = ownReach(runs);
  const modules = definitionsOf(repository, runs);
  return {
    roots: roots.slice(0, mostRoots),
    modules: modules.slice(0, mostDefinitions),
    guardrails: beside.flatMap((one) => guardrailsOf(one, target.commit)),
    stores: beside.flatMap((one) => storesOf(one, target.commit)),
    drifts: beside.flatMap((one) => driftsOf(one, target.commit, here)),
    gaps: [...unreadGaps(configurations), ...terragrunt.gaps, ...tooMany(roots, modules)],
  };
}

function takenBy(configurations: ReadonlyMap<string, Configuration>): readonly string[] {
  return [...configurations.values()].flatMap((configuration) =>
    callsOf(configuration).flatMap(({ address }) =>
      address.origin === 'local' && address.path !== configuration.folder.path ? [address.path] : [],
    ),
  );
}

async function runsOf(
  repository: Repository,
  terragrunt: { readonly runs: readonly Run[]; readonly taken: readonly string[] },
): Promise<readonly Run[]> {
  const ran = new Set(terragrunt.taken);
  const all = [...repository.configurations.values()].filter(({ folder }) => !ran.has(folder.path));
  const roots = all.filter((one) => isRoot(one, repository));
  const isOnly = roots.length === 0 && terragrunt.runs.length === 0;
  const chosen = isOnly ? all.filter((one) => mayBeRoot(one, repository)) : roots;
  const runs: Run[] = [];
  for (const one of chosen) runs.push(await runOf(one, repository));
  return runs;
}

/** Configurations that roots of the source's own reach, each once. */
function ownReach(runs: readonly Run[]): readonly Configuration[] {
  const own = runs.filter(({ roots }) => roots.some((root) => root.own === 'yes'));
  return [...new Set(own.flatMap(({ reach }) => reach.configurations))];
}

/** Folders that are no roots, as definitions. */
function definitionsOf({ configurations, commit }: Repository, runs: readonly Run[]): readonly Use[] {
  const roots = new Set(runs.map(({ reach }) => reach.configurations[0]?.folder.path));
  return [...configurations.values()].flatMap(({ folder }) => {
    if (roots.has(folder.path)) return [];
    const at = { commit, path: folder.files[0] ?? folder.links[0] ?? folder.path, line: 1 };
    const path = shortText(folder.path, 300);
    return [{ tool: folder.tool, form: 'module', origin: 'local', path, pin: 'local', at }];
  });
}

function unreadGaps(configurations: ReadonlyMap<string, Configuration>): readonly Gap[] {
  const all = [...configurations.values()];
  const unread = all.flatMap((one) => one.unread);
  const partly = all.flatMap((one) => one.partly);
  const gaps = (['malformed', 'too_large', 'timeout'] as const).map((reason) => {
    const paths = unread.filter(([, trouble]) => trouble === reason).map(([path]) => path);
    return unreadGap(reason, paths, 'could not be read');
  });
  return [...gaps, unreadGap('malformed', partly, 'could be read in part only')].flat();
}

function unreadGap(reason: Gap['reason'], paths: readonly string[], what: string): readonly Gap[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).map((path) => shortText(path, 200));
  const mend =
    reason === 'malformed' ? 'mend what `terraform validate` complains of' : 'keep large generated files out';
  return [{ reason, detail: `${plural(paths.length, 'Terraform file')} ${what}: ${named.join(', ')}`, mend }];
}

function tooMany(roots: readonly Root[], modules: readonly Use[]): readonly Gap[] {
  const tell = (count: number, most: number, what: string): readonly Gap[] =>
    count <= most
      ? []
      : [
          {
            reason: 'too_large',
            detail: `there are more than ${most} ${what} of Terraform: those beyond were left out`,
            mend: 'scan parts of the repository apart',
          },
        ];
  return [...tell(roots.length, mostRoots, 'roots'), ...tell(modules.length, mostDefinitions, 'definitions')];
}
