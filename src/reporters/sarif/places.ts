import type { PhysicalLocation } from 'sarif';
import type { Citation } from '../../core/assessment.ts';
import { encoded, isOwnFile } from '../links.ts';
import type { Root } from './roots.ts';

/** A fact that was read from a file of a judged repository. */
export interface Placed {
  readonly citation: Citation;
  /** The name in the repository. */
  readonly path: string;
  readonly physical: PhysicalLocation;
}

/** Those of some facts that point at a file, each place once. */
export function placed(citations: readonly Citation[], roots: ReadonlyMap<string, Root>): Placed[] {
  const seen = new Set<string>();
  return citations.flatMap((citation) => {
    const { path, line } = citation.at;
    const root = roots.get(citation.source);
    if (path === null || root === undefined || !isOwnFile(path, root.target)) return [];
    const place = `${root.base} ${path}:${line}`;
    return seen.size === seen.add(place).size ? [] : { citation, path, physical: physicalOf(path, line, root) };
  });
}

function physicalOf(path: string, line: number | null, { base }: Root): PhysicalLocation {
  return {
    artifactLocation: { uri: encoded(path), uriBaseId: base },
    ...(line === null ? {} : { region: { startLine: line } }),
  };
}

/**
 * For a result that no single file shows: GitHub refuses a whole log for one result that names no file, so this one
 * names one that says so and that nobody can take for a place.
 */
export const nowhere: PhysicalLocation = { artifactLocation: { uri: encoded('no single file') } };
