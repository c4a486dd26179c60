import type { Findings } from '../../src/core/collector.ts';
import { bounded, refs } from '../../src/core/findings.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { plain, shortText } from '../../src/core/text.ts';
import type { Found } from './model.ts';
import { surveyOf } from './survey.ts';
import { unitsOf } from './units.ts';

/** A place as people write it: the root of the repository is a dot. */
const shown = (path: string): string => (path === '' ? '.' : path);

const longestRef = 990;

/** A fact with plain values under its name; where it stands is told by the path as it is. */
function told<T extends { readonly at: unknown }>(one: T, ref: string): T & { readonly ref: string } {
  return { ...(plain(one) as T), at: one.at, ref };
}

/**
 * One item for each root in each of its environments.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readRoots(source: RepositoryFiles): Promise<Findings<'iac.root'>> {
  const survey = await surveyOf(source);
  const refOf = refs();
  const items = unitsOf(survey.roots, survey.modules, survey.ground).roots.map((root) => {
    const environment = root.environment === null ? '' : `@${root.environment}`;
    return told(root, refOf(shortText(`${root.tool} ${shown(root.path)}${environment}`, longestRef), {}));
  });
  const { items: kept, gaps } = bounded(items, 'roots');
  return { items: kept, gaps: [...survey.gaps, ...survey.unseen, ...gaps] };
}

/**
 * One item for each definition that roots take in, or may.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readModules(source: RepositoryFiles): Promise<Findings<'iac.module'>> {
  const survey = await surveyOf(source);
  const refOf = refs();
  const items = unitsOf(survey.roots, survey.modules, survey.ground).modules.map((module) =>
    told(module, refOf(shortText(`${module.tool} ${shown(module.path)}`, longestRef), {})),
  );
  const { items: kept, gaps } = bounded(items, 'definitions');
  return { items: kept, gaps: [...survey.gaps, ...survey.unseen, ...gaps] };
}

type BesideKind = 'iac.guardrail' | 'iac.artefact_store' | 'iac.drift';

function reader<K extends BesideKind>(
  what: string,
  pick: (found: Found) => readonly (Omit<Findings<K>['items'][number], 'ref'> & { path: string; tool: string })[],
  nameOf: (one: ReturnType<typeof pick>[number]) => string,
): (source: RepositoryFiles) => Promise<Findings<K>> {
  return async (source) => {
    const survey = await surveyOf(source);
    const refOf = refs();
    const items = pick(survey).map(
      (one) => told(one, refOf(shown(one.path), { name: nameOf(one) })) as Findings<K>['items'][number],
    );
    const { items: kept, gaps } = bounded(items, what);
    return { items: kept, gaps: [...survey.gaps, ...survey.unseen, ...gaps] };
  };
}

/** One item for each rule as code that an organisation, account or subscription sets. Throws `Unreadable` as `readRoots`. */
export const readGuardrails = reader<'iac.guardrail'>(
  'guardrails',
  ({ guardrails }) => guardrails,
  ({ resource }) => resource,
);

/** One item for each store for artefacts as code. Throws `Unreadable` as `readRoots`. */
export const readArtefactStores = reader<'iac.artefact_store'>(
  'stores',
  ({ stores }) => stores,
  ({ resource }) => resource,
);

/** One item for each setting that finds unexpected change. Throws `Unreadable` as `readRoots`. */
export const readDrifts = reader<'iac.drift'>(
  'settings that find change',
  ({ drifts }) => drifts,
  ({ form }) => form,
);
