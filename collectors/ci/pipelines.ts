import type { Findings } from '../../src/core/collector.ts';
import type { Tri } from '../../src/core/facts/base.ts';
import type { FileEntry, Repository } from '../../src/core/source.ts';
import { readText } from '../../src/formats/parsed.ts';
import { elsewhere } from './elsewhere/index.ts';
import { pipelineFact } from './facts/pipeline.ts';
import { readWorkflow } from './github-actions/workflow.ts';
import { readGitlabCi } from './gitlab-ci/definition.ts';
import type { Pipeline, Place } from './model.ts';

/** Folders in which a forge looks for workflows in GitHub's syntax. */
const workflowFolders = ['.github/workflows/', '.gitea/workflows/', '.forgejo/workflows/'] as const;
const gitlabFile = '.gitlab-ci.yml';

/** Far more than any repository keeps. Beyond the definitions a gap says so; beyond the letters they are items of unknowns. */
const mostDefinitions = 500;
const mostLetters = 4 * 1024 * 1024;

/**
 * One item for each pipeline definition of the judged commit, and gaps for CI that is not read or runs elsewhere.
 * Nothing of either: the repository shows no CI.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readPipelines(source: Repository): Promise<Findings<'ci.pipeline'>> {
  const [{ target, defaultBranch }, files] = await Promise.all([source.describe(), source.files()]);
  const places = placesOf(files, target.commit);
  const reading = definitionReader(source, defaultBranch?.name ?? null);
  const items: Findings<'ci.pipeline'>['items'][number][] = [];
  for (const [file, place] of places.slice(0, mostDefinitions))
    items.push(pipelineFact(place, await reading(file, place)));
  const paths = files.filter((file) => file.kind !== 'submodule').map((file) => file.path);
  const leftOut = places.length - items.length;
  return {
    items: items.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    gaps: [...(leftOut > 0 ? [tooMany(leftOut)] : []), ...(await elsewhere(source, paths))],
  };
}

const tooMany = (leftOut: number) =>
  ({
    reason: 'too_large',
    detail: `${leftOut} pipeline definitions beyond the first ${mostDefinitions} were not read`,
    mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
  }) as const;

/** Reads definitions within one budget of letters, each content once however many files hold it; null for what is not read. */
function definitionReader(
  source: Repository,
  trunk: string | null,
): (file: FileEntry, place: Place) => Promise<Pipeline | null> {
  const known = new Map<string, Pipeline | null>();
  let letters = 0;
  return async (file, { system, active }) => {
    if (file.kind !== 'file' || active === 'no') return null;
    const key = `${system} ${file.oid ?? file.path}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const text = letters < mostLetters ? await readText(source, file.path) : null;
    letters += text?.length ?? 0;
    const pipeline = text === null ? null : read(system, text, trunk);
    known.set(key, pipeline);
    return pipeline;
  };
}

function read(system: Pipeline['system'], text: string, trunk: string | null): Pipeline | null {
  return system === 'github_actions' ? readWorkflow(text, trunk) : readGitlabCi(text, trunk);
}

/** Files that hold a definition, with whether a forge reads them where they lie. */
function placesOf(files: readonly FileEntry[], commit: string | null): readonly (readonly [FileEntry, Place])[] {
  // One forge hosts the repository, and nothing here says which: beside those of another, definitions may be a mirror's.
  const isOfForge = [
    ...workflowFolders.map((folder) => (path: string) => isWorkflow(path, folder)),
    (path: string) => path === gitlabFile,
  ];
  const forges = isOfForge.filter((isOf) => files.some((file) => isOf(file.path)));
  const byPlace: Tri = forges.length > 1 ? 'unknown' : 'yes';
  return files.flatMap((file): readonly (readonly [FileEntry, Place])[] => {
    const { path } = file;
    if (path === gitlabFile) return [[file, { system: 'gitlab_ci', path, commit, active: byPlace }]];
    const folder = workflowFolders.find((one) => path.startsWith(one));
    if (folder === undefined || !/\.ya?ml$/.test(path)) return [];
    return [[file, { system: 'github_actions', path, commit, active: isWorkflow(path, folder) ? byPlace : 'no' }]];
  });
}

/** Sub-folders are not looked into by any forge. */
function isWorkflow(path: string, folder: string): boolean {
  return path.startsWith(folder) && /\.ya?ml$/.test(path) && !path.slice(folder.length).includes('/');
}
