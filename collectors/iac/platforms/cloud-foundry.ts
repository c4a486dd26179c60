import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parsed, textOf, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { cloudFoundryKeys, otherApplicationKeys } from '../../../src/lexicon/iac-platforms.ts';
import type { Found, Root } from '../model.ts';
import { withinLimit } from '../stacks/limits.ts';
import { folderOf, isWithin } from '../stacks/paths.ts';
import { environmentOfValues, rootsOf, type Serving, servingByPlace, stemOf, unnamed } from '../stacks/serving.ts';
import { servingsOf, type ValuesFile } from '../stacks/values.ts';

const mostValues = 100;

/** Manifests of Cloud Foundry, one unit for each environment that files of variables, or the manifest's name, tell. */
export async function readCloudFoundry(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  const marked = sweep.marked('cloud_foundry');
  const { kept, gaps } = withinLimit(marked, 'manifests of Cloud Foundry');
  const candidates = valuesCandidates(sweep.own, marked);
  const placeOf = servingByPlace(kept);
  const roots: Root[] = [];
  for (const path of kept) {
    const documents = (await parsed(source, path, yaml12)).value;
    const body = documents?.find((one) => one.type === 'map') ?? null;
    const isNamed = /(?:^|\/)manifest[^/]*$/.test(path);
    if (body === null ? !isNamed : !isManifest(body, isNamed)) continue;
    const whole = (await textOf(source, path)).value ?? '';
    const files = await valuesFor(source, path, variablesOf(whole), candidates);
    const place = placeOf(path) ?? namedAlone(path);
    const servings = place !== null ? [withValues(place, files)] : servingsOfManifest(body, files);
    const at = { commit: sweep.commit, path, line: body === null ? 1 : lineOf(body, 'applications') };
    const serves = files.length > 0 ? path : null;
    roots.push(
      ...rootsOf(
        { tool: 'cloud_foundry', path, at, serves, purpose: body === null ? 'unknown' : 'workload' },
        servings,
      ),
    );
  }
  return { roots, gaps };
}

/** A place with the files of variables for the same environment. */
function withValues(place: Serving, files: readonly ValuesFile[]): Serving {
  const own = files.filter((file) => environmentOfValues(file.path)?.name === place.environment?.name);
  return { ...place, selectors: own.map(({ path }) => path), own: own.length > 0 ? 'yes' : place.own };
}

/** `manifest-production.yml`, also where no other stands beside it. */
function namedAlone(path: string): Serving | null {
  const stem = stemOf(path);
  const environment = /^manifest[-_.]/.test(stem) ? environmentInName(stem) : null;
  return environment === null ? null : { environment, selectors: [], own: 'yes' };
}

/** A list of applications that bear keys of Cloud Foundry; in a file called manifest a name is enough. */
function isManifest(body: Yaml, isNamed: boolean): boolean {
  const list = get(body, 'applications');
  if (list?.type !== 'list' || get(body, 'apiVersion') !== undefined || get(body, 'kind') !== undefined) return false;
  const keys = list.items.flatMap((item) => entries(item).map(([key]) => key));
  if (keys.some((key) => otherApplicationKeys.has(key))) return false;
  return keys.some((key) => cloudFoundryKeys.has(key)) || (isNamed && keys.includes('name'));
}

function servingsOfManifest(body: Yaml | null, files: readonly ValuesFile[]): readonly Serving[] {
  const given = servingsOf(files);
  if (given.length > 0) return given;
  const list = get(body ?? undefined, 'applications');
  const applications = list?.type === 'list' ? list.items : [];
  const found = applications.map((application) => {
    const name = text(get(application, 'name')) ?? '';
    return { name, environment: name.includes('((') ? null : environmentInName(name) };
  });
  const own = applications.some(hasAddress) ? 'yes' : unnamed.own;
  // An application without environment among them serves them all, or none: then the names tell nothing.
  if (found.length === 0 || found.some(({ environment }) => environment === null)) return [{ ...unnamed, own }];
  const byName = new Map(
    found.flatMap(({ environment }) => (environment === null ? [] : [[environment.name, environment]])),
  );
  return [...byName.values()].map((environment) => ({
    environment,
    selectors: found.filter((one) => one.environment?.name === environment.name).map(({ name }) => name),
    own: 'yes',
  }));
}

/** An address that is written out is that of an environment of its own. */
function hasAddress(application: Yaml): boolean {
  const routes = get(application, 'routes');
  const written = (routes?.type === 'list' ? routes.items : []).map(
    (item) => text(get(item, 'route')) ?? text(item) ?? '',
  );
  const host = [text(get(application, 'host')), text(get(application, 'domain'))];
  return [...written, ...host].some(
    (one) => one !== undefined && /^[\w-]+(?:\.[\w-]+)+/.test(one.slice(0, 300)) && !/example\.|\(\(/.test(one),
  );
}

/** Variables that a manifest leaves open, such as `((env))`. */
function variablesOf(whole: string): ReadonlySet<string> {
  return new Set([...whole.matchAll(/\(\(([\w.-]{1,100})\)\)/g)].flatMap(([, name]) => name ?? []));
}

/** Files of YAML whose name or folder tells an environment, near manifests: each may hold variables. */
function valuesCandidates(own: readonly string[], manifests: readonly string[]): readonly string[] {
  const folders = [...new Set(manifests.map(folderOf))].slice(0, 100);
  return own
    .filter(
      (path) =>
        /\.ya?ml$/.test(path) && !path.startsWith('.github/') && folders.some((folder) => isWithin(path, folder)),
    )
    .filter((path) => environmentOfValues(path) !== null)
    .slice(0, mostValues);
}

/** Those of the candidates that give a manifest's variables: half of what they give, or three and half of what it asks. */
async function valuesFor(
  source: RepositoryFiles,
  path: string,
  variables: ReadonlySet<string>,
  candidates: readonly string[],
): Promise<readonly ValuesFile[]> {
  if (variables.size === 0) return [];
  const found: ValuesFile[] = [];
  for (const candidate of candidates) {
    if (candidate === path || !isWithin(candidate, folderOf(path))) continue;
    const [body, ...others] = (await parsed(source, candidate, yaml12)).value ?? [];
    const names = others.length > 0 ? [] : entries(body).map(([name]) => name);
    const asked = names.filter((name) => variables.has(name)).length;
    const isMuch = asked >= 3 && asked * 2 >= variables.size;
    if (asked > 0 && (isMuch || asked * 2 >= names.length)) found.push({ path: candidate, names });
  }
  return found;
}
