import type { RepositoryFiles } from '../../../src/core/source.ts';
import { jsonc } from '../../../src/formats/jsonc.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Environment } from '../../../src/lexicon/environments.ts';
import { commonFolders, folderOf, isWithin } from './paths.ts';
import { environmentOfValues, type Serving, standingFor, stemOf } from './serving.ts';

/** A file that gives values to the parameters of a template. */
export interface ValuesFile {
  readonly path: string;
  /** Parameters that it gives values to. */
  readonly names: readonly string[];
}

/** What such a file can be for. */
interface Wanting {
  readonly path: string;
  /** Parameters that it asks for. */
  readonly parameters: ReadonlySet<string>;
}

/**
 * The template for which a file of values is: one that asks for all that it gives, and of several the nearest, or the one
 * of its name. Null where none is, and where it may as well be for another.
 */
export function templateFor<T extends Wanting>(file: ValuesFile, templates: readonly T[]): T | null {
  const stem = stemOf(file.path);
  const isNamed = ({ path }: T): boolean => {
    const own = stemOf(path);
    return stem === own || (stem.startsWith(own) && /[-_.]/.test(stem.charAt(own.length)));
  };
  const fitting = templates.filter(
    ({ parameters }) => file.names.length > 0 && file.names.every((name) => parameters.has(name)),
  );
  const nearness = (one: T): number =>
    (isNamed(one) ? 1000 : 0) +
    2 * commonFolders(one.path, file.path) +
    (isWithin(file.path, folderOf(one.path)) ? 1 : 0);
  const best = Math.max(...fitting.map(nearness));
  const nearest = fitting.filter((one) => nearness(one) === best);
  const [only, ...others] = nearest;
  return only !== undefined && others.length === 0 ? only : null;
}

/** An environment for each that files of values stand for; the files are what chooses it. */
export function servingsOf(files: readonly ValuesFile[]): readonly Serving[] {
  const byName = new Map<string, { readonly environment: Environment; readonly paths: string[] }>();
  const standing = standingFor(files.map(({ path }) => path));
  for (const { path } of files) {
    const environment = environmentOfValues(path, standing);
    if (environment === null) continue;
    const known = byName.get(environment.name) ?? { environment, paths: [] };
    known.paths.push(path);
    byName.set(environment.name, known);
  }
  return [...byName.values()].map(({ environment, paths }) => ({ environment, selectors: paths, own: 'yes' }));
}

/** The one document of a YAML or JSON file; null where it has none, or is neither. */
export async function documentOf(source: RepositoryFiles, path: string): Promise<Yaml | null> {
  if (/\.jsonc?$/i.test(path)) return (await parsed(source, path, jsonc)).value;
  const documents = (await parsed(source, path, yaml12)).value ?? [];
  return documents.length === 1 ? (documents[0] ?? null) : null;
}
