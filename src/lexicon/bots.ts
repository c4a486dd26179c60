import type { Person } from '../core/source.ts';

/** What a bot's commit is for: keeping things up to date, or writing a version into an environment. */
export type BotSort = 'update' | 'promotion';

/** Accounts that are programs though their names do not say so by a `bot` of its own. Lower case. */
const names: ReadonlySet<string> = new Set([
  'dependabot',
  'dependabot-preview',
  'renovate',
  'mend renovate',
  'whitesource renovate',
  'greenkeeper',
  'github actions',
  'github action',
  'github-actions',
  'gitlab ci',
  'gitlab runner',
  'jenkins',
  'travis ci',
  'circleci',
  'circle ci',
  'azure pipelines',
  'azure devops',
  'concourse',
  'concourse ci',
  'codebuild',
  'buildkite',
  'drone',
  'teamcity',
  'bamboo',
  'argocd-image-updater',
  'argo cd image updater',
  'fluxcdbot',
  'flux',
  'weave flux',
  'allcontributors',
  'imgbot',
  'weblate',
  'transifex',
  'crowdin',
  'pre-commit-ci',
  'snyk',
  'pyup',
  'bors',
  'homu',
  'mergify',
  'kodiak',
  'prow',
  'zuul',
  'semantic-release',
  'release-please',
  'scala steward',
  'dotnet maestro',
  'copybara',
  'actions-user',
  'copilot',
  'claude',
  'claude code',
  'cursor agent',
  'devin ai',
  'codex',
  'root',
  'ubuntu',
]);

/** Words that, standing alone in an account's name, make it a program. */
const words: ReadonlySet<string> = new Set(['bot', 'robot', 'automation', 'autobump', 'releaser']);

/** Words that make a program of an account written in one piece (`acme-ci`); in a person's name they may be the person's. */
const accountWords: ReadonlySet<string> = new Set(['ci', 'jenkins', 'renovate', 'dependabot', 'runner', 'deployer']);

/** Mailboxes of programs and of assistants that commit in their own name. Lower case. */
const addresses: ReadonlySet<string> = new Set([
  'actions@github.com',
  'noreply@anthropic.com',
  'cursoragent@cursor.com',
  'openhands@all-hands.dev',
]);

/** Words in a bot's subject line that tell a promotion from an update. */
const promotions = [
  'promot',
  'deploy',
  'image tag',
  'update image',
  'bump image',
  'set image',
  'rollout',
  'release to',
];

/** Branches that updating bots and merge queues push, by the start of their names. */
const branchPrefixes = [
  'dependabot/',
  'dependabot-',
  'renovate/',
  'renovate-',
  'snyk-',
  'greenkeeper/',
  'pyup-',
  'pre-commit-ci',
  'imgbot',
  'mergify/',
  'gh-readonly-queue/',
  'whitesource',
  'release-please--',
  'all-contributors/',
  'weblate',
  'l10n_',
  'crowdin',
  'update/',
  'changeset-release/',
  'auto-update',
  'create-pull-request/',
];

const known = new WeakMap<Person, boolean>();

/** Whether a commit's author or committer is a program. */
export function isBot(person: Person): boolean {
  const answer = known.get(person) ?? looksLikeBot(person);
  known.set(person, answer);
  return answer;
}

function looksLikeBot(person: Person): boolean {
  const name = person.name.toLowerCase().trim();
  const email = person.email.toLowerCase();
  if (name.endsWith('[bot]') || email.includes('[bot]@') || addresses.has(email)) return true;
  if (names.has(name) || person.name.trim().endsWith(' CI')) return true;
  if (email.endsWith('.gitlab.com') && email.includes('_bot_')) return true;
  const parts = name.split(/[^a-z0-9]+/);
  return parts.some((part) => words.has(part)) || (!name.includes(' ') && parts.some((part) => accountWords.has(part)));
}

/** Whether a forge committed on somebody's behalf: by a button, an edit in the browser or its API. */
export function isForge(person: Person): boolean {
  const email = person.email.toLowerCase();
  return isGithub(person) || email === 'noreply@gitlab.com' || email === 'noreply@gitea.com';
}

/** Whether github.com itself committed. */
export function isGithub(person: Person): boolean {
  return person.email.toLowerCase() === 'noreply@github.com';
}

/** What a bot's commit was for, by its subject line. */
export function botSort(subject: string): BotSort {
  const lower = subject.toLowerCase();
  return promotions.some((word) => lower.includes(word)) ? 'promotion' : 'update';
}

/** Whether a branch was pushed by an updating bot or a merge queue, by its name. */
export function isBotBranch(name: string): boolean {
  return branchPrefixes.some((prefix) => name.startsWith(prefix));
}
