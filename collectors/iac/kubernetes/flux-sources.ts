import { get, text } from '../../../src/formats/nodes.ts';
import type { Manifests } from './manifests.ts';
import { isSameRepository } from './remote.ts';
import type { Specification } from './specification.ts';

/** Where a reconciler takes from: this repository, another one, or none can say. */
export type Origin = 'here' | 'elsewhere' | 'unknown';

/** Addresses of Flux's sources, by kind and name. */
export type FluxSources = ReadonlyMap<string, readonly string[]>;

/** The sources that a repository's objects declare. */
export function fluxSources(manifests: Manifests): FluxSources {
  const sources = new Map<string, string[]>();
  for (const object of [...manifests.objects.values()].flat()) {
    if (object.group !== 'source.toolkit.fluxcd.io' || object.node === null) continue;
    const url = text(get(get(object.node, 'spec'), 'url'));
    if (url === undefined) continue;
    const key = `${object.kind} ${object.name}`;
    const known = sources.get(key);
    if (known === undefined) sources.set(key, [url]);
    else known.push(url);
  }
  return sources;
}

/** Where an object of Flux takes its files from, by its reference to a source. */
export function originOf(specification: Specification, sources: FluxSources, fullName: string | null): Origin {
  const kind = specification.text('spec', 'sourceRef', 'kind') ?? 'GitRepository';
  const name = specification.text('spec', 'sourceRef', 'name');
  if (kind !== 'GitRepository' || name === undefined) return 'unknown';
  const answers = (sources.get(`${kind} ${name}`) ?? []).map((url) => isSameRepository(url, fullName));
  if (answers.includes('yes')) return 'here';
  return answers.length > 0 && answers.every((answer) => answer === 'no') ? 'elsewhere' : 'unknown';
}
