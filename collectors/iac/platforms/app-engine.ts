import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { appEngineRuntimes } from '../../../src/lexicon/iac-platforms.ts';
import type { Found, Root } from '../model.ts';
import { withinLimit } from '../stacks/limits.ts';
import { environmentAround, rootsOf, stemOf } from '../stacks/serving.ts';

const anyName = /(?:^|\/)app[^/]*\.ya?ml$/;

/** Services of App Engine, one unit for each file. */
export async function readAppEngine(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  const named = sweep.marked('platform').filter((path) => anyName.test(path));
  const { kept, gaps } = withinLimit(named, 'services of App Engine');
  const roots: Root[] = [];
  for (const path of kept) {
    // The names are common ones: a text that no parser takes is not known to be a service.
    const [body, ...others] = (await parsed(source, path, yaml12)).value ?? [];
    if (body === undefined || others.length > 0 || !isService(body)) continue;
    const told = environmentInName(stemOf(path));
    const environment = told ?? environmentAround(path);
    const own = told !== null || namesProject(body) ? 'yes' : 'unknown';
    const at = { commit: sweep.commit, path, line: lineOf(body, 'runtime') };
    roots.push(...rootsOf({ tool: 'app_engine', path, at }, [{ environment, selectors: [], own }]));
  }
  return { roots, gaps };
}

function isService(body: Yaml): boolean {
  const runtime = text(get(body, 'runtime'));
  if (runtime === undefined || get(body, 'apiVersion') !== undefined) return false;
  return appEngineRuntimes.has(runtime.replace(/\d{1,4}$/, ''));
}

/** A project of Google Cloud that is written out: of a database, of a network, or of the account that it runs as. */
function namesProject(body: Yaml): boolean {
  const account = text(get(body, 'service_account')) ?? '';
  const network = text(get(get(body, 'vpc_access_connector'), 'name')) ?? '';
  const database = text(get(get(body, 'beta_settings'), 'cloud_sql_instances')) ?? '';
  const isTold = (written: string, shape: RegExp): boolean =>
    shape.test(written) && !/[<>${}]|your|project[-_]?id/i.test(written);
  return (
    isTold(account.slice(0, 300), /@[\w-]+\.iam\.gserviceaccount\.com$/) ||
    isTold(network.slice(0, 300), /^projects\/[\w-]+\//) ||
    isTold(database.slice(0, 300), /^[\w-]+:[\w-]+:[\w-]+/)
  );
}
