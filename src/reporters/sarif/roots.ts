import type { Run, VersionControlDetails } from 'sarif';
import type { Assessment } from '../../core/assessment.ts';
import type { Target } from '../../core/evidence.ts';
import { webOf } from '../links.ts';

/** A repository whose files a log names, under the name that stands for its place. */
export interface Root {
  readonly base: string;
  readonly target: Target;
}

/** The repositories among the targets by their ids; `%SRCROOT%` is what GitHub calls the one that the log is uploaded to. */
export function rootsOf({ targets }: Assessment): ReadonlyMap<string, Root> {
  const repositories = targets.filter((target) => target.class === 'repository');
  return new Map(
    repositories.map((target, at) => [target.id, { base: at === 0 ? '%SRCROOT%' : `%SRCROOT${at + 1}%`, target }]),
  );
}

/** What the names of the repositories stand for. */
export function baseIds(roots: ReadonlyMap<string, Root>): NonNullable<Run['originalUriBaseIds']> {
  return Object.fromEntries(
    [...roots.values()].map(({ base, target }) => [
      base,
      { description: { text: `The root of the repository ${target.name}` } },
    ]),
  );
}

/** Commits and branches of the repositories of which it is known where they are. */
export function provenance(roots: ReadonlyMap<string, Root>): VersionControlDetails[] {
  return [...roots.values()].flatMap(({ base, target }) => {
    const web = webOf(target);
    if (web === null) return [];
    return {
      repositoryUri: web,
      ...(target.commit === null ? {} : { revisionId: target.commit }),
      ...(target.branch === null ? {} : { branch: target.branch }),
      mappedTo: { uriBaseId: base },
    };
  });
}
