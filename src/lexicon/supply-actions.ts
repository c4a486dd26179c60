import type { Tri } from '../core/facts/base.ts';
import type { Ecosystem } from '../core/facts/supply.ts';

/** An action that installs what a repository depends on. */
export interface InstallingAction {
  readonly uses: string;
  readonly ecosystem: Ecosystem;
  readonly honoursLock: Tri;
  /** Only with this input; left out where it always does. */
  readonly when?: readonly [input: string, is: string];
  /** Input that names the folder it works in. */
  readonly folder?: string;
}

/** Actions that install, by `owner/name` in small letters. */
export const installingActions: readonly InstallingAction[] = [
  // With a lockfile it runs `bundle install` frozen; without one there is nothing to keep to.
  {
    uses: 'ruby/setup-ruby',
    ecosystem: 'rubygems',
    honoursLock: 'yes',
    when: ['bundler-cache', 'true'],
    folder: 'working-directory',
  },
  { uses: 'bahmutov/npm-install', ecosystem: 'npm', honoursLock: 'yes', folder: 'working-directory' },
  { uses: 'cypress-io/github-action', ecosystem: 'npm', honoursLock: 'unknown', folder: 'working-directory' },
  { uses: 'pnpm/action-setup', ecosystem: 'npm', honoursLock: 'yes', when: ['run_install', 'true'] },
  { uses: 'ramsey/composer-install', ecosystem: 'composer', honoursLock: 'yes', folder: 'working-directory' },
];
