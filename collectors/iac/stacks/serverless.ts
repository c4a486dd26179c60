import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, isEmpty, lineOf, text } from '../../../src/formats/nodes.ts';
import { textOf } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Found, Root } from '../model.ts';
import { isConcrete } from './concrete.ts';
import { withinLimit } from './limits.ts';
import { folderOf } from './paths.ts';
import { type Taken, takenIn } from './serverless-files.ts';
import { declaredEnvironment, declaredEnvironments, rootsOf, type Serving, unnamed } from './serving.ts';
import { documentOf } from './values.ts';

const usualName = /(?:^|\/)serverless\.(?:ya?ml|json|[cm]?[jt]s)$/;
const anyName = /(?:^|\/)serverless(?:[.-][\w-]{1,60})?\.(?:ya?ml|json|[cm]?[jt]s)$/;

/** Each search is a pass over all files. */
const mostSearches = 500;

/** Applications of the Serverless Framework, and the files that they take in, which are no templates of their own. */
export interface ServerlessFound {
  readonly found: Pick<Found, 'roots' | 'gaps'>;
  readonly taken: { readonly files: ReadonlySet<string>; readonly folders: readonly string[] };
}

/** One unit for each stage of each application: it is built again for each, as is the way of the tool. */
export async function readServerless(source: RepositoryFiles, sweep: Sweep): Promise<ServerlessFound> {
  const { kept, gaps } = withinLimit(
    sweep.own.filter((path) => anyName.test(path)),
    'of Serverless',
  );
  const roots: Root[] = [];
  const files = new Set<string>();
  const folders: string[] = [];
  let searches = 0;
  const search = (from: string, to: string): readonly string[] =>
    ++searches > mostSearches ? [] : sweep.own.filter((file) => file.startsWith(from) && file.endsWith(to));
  for (const path of kept) {
    const whole = (await textOf(source, path)).value;
    const body = /\.(?:ya?ml|json)$/.test(path) ? await documentOf(source, path) : null;
    if (whole === null ? !usualName.test(path) : !isApplication(body, whole)) continue;
    const taken = await takenIn(source, path, whole ?? '', search);
    for (const { file } of taken) files.add(file);
    files.add(path);
    folders.push(folderOf(path));
    roots.push(...rootsOfApplication(path, body, taken, sweep.commit));
  }
  return { found: { roots, gaps }, taken: { files, folders } };
}

/** A service with a provider, rather than a file of a program of that name; one of several services is none itself. */
function isApplication(body: Yaml | null, whole: string): boolean {
  if (body !== null)
    return get(body, 'provider') !== undefined && (get(body, 'service') ?? get(body, 'functions')) !== undefined;
  return (
    /\bprovider\b/.test(whole) && /\bservice\b/.test(whole) && /^[\s'"]{0,20}(?:provider|service)['"]?\s?:/m.test(whole)
  );
}

function rootsOfApplication(
  path: string,
  body: Yaml | null,
  taken: readonly Taken[],
  commit: string | null,
): readonly Root[] {
  const place = usualName.test(path) ? folderOf(path) : path;
  const line = body === null ? 1 : lineOf(body, get(body, 'service') === undefined ? 'provider' : 'service');
  const provider = text(get(get(body ?? undefined, 'provider'), 'name'));
  return rootsOf(
    {
      tool: 'serverless',
      path: place,
      at: { commit, path, line },
      purpose: body === null ? 'unknown' : 'workload',
      creates: provider === undefined || provider.includes('$') ? 'unknown' : 'yes',
      serves: place,
    },
    servingsOf(body, taken),
  );
}

function servingsOf(body: Yaml | null, taken: readonly Taken[]): readonly Serving[] {
  const root = body ?? undefined;
  const listed = [get(root, 'params'), get(root, 'stages')].flatMap((stages) => entries(stages).map(([name]) => name));
  const filed = taken.flatMap(({ stages }) => stages);
  const own = [...new Set([...listed, ...filed])].flatMap((name) => declaredEnvironment(name) ?? []);
  if (own.length > 0) return own.map((environment) => ({ environment, selectors: [environment.name], own: 'yes' }));
  const isOwn =
    !isEmpty(get(root, 'org')) || text(get(get(root, 'provider'), 'deploymentBucket'))?.includes('$') === false;
  for (const [, table] of entries(get(root, 'custom'))) {
    const found = declaredEnvironments(entries(table).map(([name]) => name));
    const whose = isOwn || isConcrete(table) ? 'yes' : 'unknown';
    if (found.length > 0)
      return found.map((environment) => ({ environment, selectors: [environment.name], own: whose }));
  }
  const fixed = text(get(get(root, 'provider'), 'stage'));
  const only = fixed === undefined || fixed.includes('$') ? null : declaredEnvironment(fixed);
  return [{ environment: only, selectors: only === null ? [] : [only.name], own: isOwn ? 'yes' : unnamed.own }];
}
