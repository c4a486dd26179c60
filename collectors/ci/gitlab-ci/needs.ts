import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';

/** A job that another one waits for by name. */
export interface Need {
  readonly job: string;
  /** It need not be there. */
  readonly isOptional: boolean;
}

/**
 * The jobs of the same pipeline that a job needs; null where it waits for its stage, undefined for what cannot be read.
 * https://docs.gitlab.com/ci/yaml/#needs
 */
export function needsOf(job: Yaml): readonly Need[] | null | undefined {
  const written = get(job, 'needs');
  if (written === undefined || (written.type === 'scalar' && written.value === null)) return null;
  if (written.type !== 'list' || written.tag !== null) return undefined;
  const found: Need[] = [];
  for (const item of written.items) {
    // What other pipelines made is fetched, not waited for.
    if (get(item, 'project') !== undefined || get(item, 'pipeline') !== undefined) continue;
    const name = item.type === 'scalar' && item.tag === null ? text(item) : text(get(item, 'job'));
    if (name === undefined) return undefined;
    found.push({ job: name, isOptional: text(get(item, 'optional')) === 'true' });
  }
  return found;
}
