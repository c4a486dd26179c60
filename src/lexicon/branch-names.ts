/** What a name suggests where topology leaves a tie; a name alone decides nothing. */
export type NameHint = 'version' | 'integration' | 'environment' | null;

const integrationWords: ReadonlySet<string> = new Set([
  'develop',
  'development',
  'devel',
  'dev',
  'next',
  'integration',
  'unstable',
]);

const environmentWords: ReadonlySet<string> = new Set([
  'prod',
  'production',
  'live',
  'staging',
  'stage',
  'stg',
  'preprod',
  'pre',
  'nonprod',
  'qa',
  'uat',
  'sit',
  'oat',
  'test',
  'testing',
  'demo',
  'perf',
  'perftest',
  'ithc',
  'sandbox',
  'preview',
  'deploy',
  'deployed',
  'env',
  'environment',
  'environments',
  'release',
  'released',
  'stable',
  'latest',
  'main',
  'master',
]);

const versionWords: ReadonlySet<string> = new Set([
  'release',
  'releases',
  'rel',
  'stable',
  'maint',
  'maintenance',
  'support',
  'lts',
  'v',
  'version',
  'branch',
  'x',
  'series',
  'hotfix',
]);

/** A number, or a number with the `v` that versions wear. */
const isNumber = (token: string): boolean => /^v?\d{1,8}$/.test(token);

function tokensOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

/** Sorts a branch's name: all its words must agree, so that `fix-prod-login` hints at nothing. */
export function nameHint(name: string): NameHint {
  const tokens = tokensOf(name);
  if (tokens.length === 0) return null;
  if (tokens.some(isNumber) && tokens.every((token) => isNumber(token) || versionWords.has(token))) return 'version';
  if (tokens.every((token) => integrationWords.has(token))) return 'integration';
  if (tokens.every((token) => environmentWords.has(token) || integrationWords.has(token))) return 'environment';
  return null;
}

/** Whether a merged branch's name is that of a GitFlow release or hotfix. */
export function isReleaseBranch(name: string): boolean {
  const first = tokensOf(name)[0];
  return first === 'release' || first === 'releases' || first === 'hotfix' || first === 'hotfixes' || first === 'rc';
}

/** Whether a tag's name reads as a version: `v1.2.3`, `app-2.0.1-rc.1`, `release-42`, `2024-05-01`, `app/v3`. */
export function isVersionTag(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const tokens = last.split(/[^a-z0-9]+/).filter((token) => token !== '');
  const first = tokens.findIndex(isNumber);
  if (first < 0) return false;
  // A number alone is a version only where little else stands before it; with a second number beside it, anywhere.
  return isNumber(tokens[first + 1] ?? '') || first <= 1;
}
