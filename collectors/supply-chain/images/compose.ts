import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml11 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { composeDeployed, composeFile, composeLocal } from '../../../src/lexicon/supply-images.ts';
import { nameOf } from '../builds/places.ts';
import { type Found, type Images, mostInFile, unread } from './model.ts';
import { referenceOf } from './reference.ts';

/** A compose file and its services; null where it could not be read. */
interface Compose {
  readonly path: string;
  readonly services: readonly (readonly [string, Yaml])[] | null;
}

/** Images of compose files, and those that they build. */
export async function ofCompose(source: RepositoryFiles, { own }: Sweep): Promise<Images> {
  const files: Compose[] = [];
  for (const path of own.filter((one) => composeFile.test(one))) {
    const { value } = await parsed(source, path, yaml11);
    const services = value?.flatMap((root) => entries(get(root, 'services'))).slice(0, mostInFile);
    files.push({ path, services: services ?? null });
  }
  // Where one of them keeps a server running, the others may be of the same server.
  const isServed = files.some((file) => !composeLocal.test(file.path) && keepsRunning(file));
  const found: Found[] = [];
  const built: string[] = [];
  for (const file of files) {
    const { path, services } = file;
    const role = roleOf(file, isServed);
    if (services === null) found.push(unread(path, 'compose', role));
    const environment =
      role === 'local' ? null : (environmentInName(nameOf(path).replace(/\.ya?ml$/, ''))?.name ?? null);
    for (const [, service] of services ?? []) {
      const image = text(get(service, 'image'));
      if (image === undefined) continue;
      if (get(service, 'build') !== undefined) built.push(image);
      const reference = referenceOf(image);
      if (reference !== null)
        found.push({ ...reference, place: 'compose', role, environment, path, line: lineOf(service, 'image') });
    }
  }
  return { found, built };
}

const builds = ({ services }: Compose): boolean =>
  services?.some(([, service]) => get(service, 'build') !== undefined) === true;

/** Whether its services are kept running as on a server, and none is made from the source beside it. */
function keepsRunning(file: Compose): boolean {
  const isKept = file.services?.some(
    ([, service]) =>
      /^(?:always|unless-stopped)$/.test(text(get(service, 'restart')) ?? '') || get(service, 'deploy') !== undefined,
  );
  return isKept === true && !builds(file);
}

/** Whether a compose file is for the machine of a developer: unless its name, or how services are kept, may mean a server. */
function roleOf(file: Compose, isServed: boolean): Found['role'] {
  if (composeLocal.test(file.path)) return 'local';
  if (composeDeployed.test(file.path) || file.services === null) return 'unknown';
  return isServed && !builds(file) ? 'unknown' : 'local';
}
