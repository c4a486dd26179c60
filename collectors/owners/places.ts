import type { Tri } from '../../src/core/facts/base.ts';

/** Forges that read owners of their own accord. */
export type Forge = 'github' | 'gitlab' | 'bitbucket' | 'azure';

/** Where each looks, in its order: it reads the first that is there and no other. */
const places: Readonly<Record<Forge, readonly string[]>> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
  bitbucket: ['.bitbucket/CODEOWNERS'],
  azure: ['.azuredevops/CODEOWNERS'],
};
/** Forges that only read them where somebody added what does. */
const byAddition: ReadonlySet<Forge> = new Set<Forge>(['azure']);

/** Every place, sorted. */
export const allPlaces: readonly string[] = [...new Set(Object.values(places).flat())].sort();

const signs: readonly (readonly [Forge, RegExp])[] = [
  ['github', /^\.github\/(?:workflows\/[^/]+\.ya?ml|CODEOWNERS)$/],
  ['gitlab', /^\.gitlab-ci\.yml$|^\.gitlab\/CODEOWNERS$/],
  ['bitbucket', /^bitbucket-pipelines\.ya?ml$|^\.bitbucket\/CODEOWNERS$/],
  ['azure', /^\.azuredevops\//],
];

/** Pipelines of Azure run for other forges as well: only where nothing tells of one of these do they tell of their own. */
const azurePipelines = /(?:^|\/)\.?azure[-_]pipelines?(?:[\w.-]*\.ya?ml$|\/)/;
const ofOthers = /^\.(?:github|gitlab)\//;

/**
 * Forges that may hold the repository, which a clone does not tell: those whose own files lie in it. Without any, or
 * with headings in a file that only GitLab understands, the files themselves tell.
 */
export function forgesOf(paths: readonly string[], isParted: boolean): ReadonlySet<Forge> {
  const seen = new Set(signs.filter(([, sign]) => paths.some((path) => sign.test(path))).map(([forge]) => forge));
  if (isParted) seen.add('gitlab');
  if (seen.size === 0 && !paths.some((path) => ofOthers.test(path)) && paths.some((path) => azurePipelines.test(path)))
    seen.add('azure');
  // Bitbucket's own place is young, and teams there keep owners where add-ons read them.
  const isElsewhere = [...seen].every(
    (forge) => (forge === 'bitbucket' || forge === 'azure') && !paths.includes(places[forge][0] ?? ''),
  );
  return seen.size > 0 && !isElsewhere ? seen : seen.union(new Set<Forge>(['github', 'gitlab']));
}

function answer(path: string, present: ReadonlySet<string>, forges: ReadonlySet<Forge>): Tri {
  const answers = [...forges].map((forge) => places[forge].find((place) => present.has(place)) === path);
  if (places.azure.includes(path) && [...forges].some((forge) => byAddition.has(forge))) return 'unknown';
  if (answers.every(Boolean)) return 'yes';
  return answers.some(Boolean) ? 'unknown' : 'no';
}

/**
 * Whether a file is the one that is read. `unknown` where forges that may hold the repository would answer differently,
 * and behind a link, which one may follow and another pass over.
 */
export function isRead(
  path: string,
  files: ReadonlySet<string>,
  links: ReadonlySet<string>,
  forges: ReadonlySet<Forge>,
): Tri {
  const passedOver = answer(path, files, forges);
  return passedOver === answer(path, files.union(links), forges) ? passedOver : 'unknown';
}

/** How the file at a place is written. */
export function formOf(path: string, isParted: boolean, forges: ReadonlySet<Forge>): Forge {
  if (path.startsWith('.bitbucket/')) return 'bitbucket';
  if (path.startsWith('.azuredevops/')) return 'azure';
  if (path.startsWith('.gitlab/')) return 'gitlab';
  if (path.startsWith('.github/')) return 'github';
  return isParted || (forges.size === 1 && forges.has('gitlab')) ? 'gitlab' : 'github';
}
