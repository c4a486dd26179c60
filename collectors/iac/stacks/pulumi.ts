import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, isEmpty, lineOf, text } from '../../../src/formats/nodes.ts';
import { readText } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { cloudProviders, otherProviders } from '../../../src/lexicon/iac-stacks.ts';
import type { Found, Root } from '../model.ts';
import { withinLimit } from './limits.ts';
import { folderOf, resolved } from './paths.ts';
import { declaredEnvironment, rootsOf, type Serving, unnamed } from './serving.ts';
import { documentOf } from './values.ts';

const projectName = /(?:^|\/)Pulumi\.ya?ml$/;
const stackName = /(?:^|\/)Pulumi\.([^/]{1,100})\.ya?ml$/;
/** Files in which a program, or the list of what it needs, names packages of Pulumi. */
const packageFiles = [
  'package.json',
  'requirements.txt',
  'pyproject.toml',
  'go.mod',
  '__main__.py',
  'index.ts',
  'main.go',
] as const;
const mostStacks = 2000;

/** Projects of Pulumi: one unit for each file of a stack. */
export async function readPulumi(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  const { kept, gaps } = withinLimit(
    sweep.own.filter((path) => projectName.test(path)),
    'of Pulumi',
  );
  const stackFiles = new Map<string, string[]>();
  for (const path of sweep.own.filter((one) => stackName.test(one)))
    stackFiles.set(folderOf(path), [...(stackFiles.get(folderOf(path)) ?? []), path]);
  const roots: Root[] = [];
  for (const path of kept) {
    const body = await documentOf(source, path);
    // Something else may have that name; a project has a runtime.
    if (body !== null && get(body, 'runtime') === undefined) continue;
    const configured = text(get(body ?? undefined, 'stackConfigDir')) ?? text(get(body ?? undefined, 'config'));
    const folder = resolved(folderOf(path), configured ?? '') ?? folderOf(path);
    const stacks = (stackFiles.get(folder) ?? []).slice(0, mostStacks);
    roots.push(...(await rootsOfProject(source, sweep, path, body, stacks)));
  }
  return { roots, gaps };
}

async function rootsOfProject(
  source: RepositoryFiles,
  sweep: Sweep,
  path: string,
  body: Yaml | null,
  stacks: readonly string[],
): Promise<readonly Root[]> {
  // A project with questions to ask is there for others to begin with.
  const own = isEmpty(get(body ?? undefined, 'template')) ? 'yes' : 'unknown';
  const servings = stacks.flatMap((stack): readonly Serving[] => {
    const name = stackName.exec(stack)?.[1] ?? '';
    const environment = declaredEnvironment(name);
    return environment === null ? [] : [{ environment, selectors: [name], own }];
  });
  const folder = folderOf(path);
  return rootsOf(
    {
      tool: 'pulumi',
      path: folder,
      at: { commit: sweep.commit, path, line: body === null ? 1 : lineOf(body, 'runtime') },
      purpose: body === null ? 'unknown' : 'workload',
      creates: await creates(source, folder, body, stacks),
      serves: folder,
      ...stateOf(text(get(get(body ?? undefined, 'backend'), 'url'))),
    },
    servings.length > 0 ? servings : [unnamed],
  );
}

/** Pulumi locks every state that is not on one machine; which it is may be said at log-in alone. */
function stateOf(url: string | undefined): Pick<Root, 'state' | 'locked'> {
  if (url === undefined) return { state: 'unknown', locked: 'unknown' };
  if (url.startsWith('file:')) return { state: 'local', locked: 'no' };
  const isKnown = /^(?:s3|gs|azblob|https?):/.test(url);
  return isKnown ? { state: 'shared', locked: 'yes' } : { state: 'unknown', locked: 'unknown' };
}

/** What packages a program needs, or its stacks are configured for. */
async function creates(
  source: RepositoryFiles,
  folder: string,
  body: Yaml | null,
  stacks: readonly string[],
): Promise<Root['creates']> {
  const providers = new Set<string>();
  for (const [, resource] of entries(get(body ?? undefined, 'resources')))
    providers.add(text(get(resource, 'type'))?.split(':')[0] ?? '');
  for (const stack of stacks.slice(0, 10)) {
    const config = get((await documentOf(source, stack)) ?? undefined, 'config');
    for (const [key] of entries(config)) providers.add(key.split(':')[0] ?? '');
  }
  for (const file of packageFiles) {
    const whole = await readText(source, folder === '' ? file : `${folder}/${file}`);
    const named = whole?.slice(0, 200_000).matchAll(/\bpulumi(?:[-_]|\/(?:pulumi-)?)([a-z][a-z0-9-]{1,40})/g) ?? [];
    for (const [, provider] of named) providers.add((provider ?? '').replaceAll('_', '-'));
  }
  if ([...providers].some((provider) => cloudProviders.has(provider))) return 'yes';
  const known = [...providers].filter((provider) => otherProviders.has(provider));
  return known.length > 0 && known.length === providers.size ? 'no' : 'unknown';
}
