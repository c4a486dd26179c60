import type { Ecosystem } from '../core/facts/supply.ts';
import { words } from './word-lists.ts';

/** What is installed by its name to install the rest with, or to build with. */
export const bootstrapPackages: ReadonlySet<string> = new Set(
  words(`pip setuptools wheel poetry poetry-core uv pipenv pdm hatch hatchling build twine virtualenv pip-tools tox nox
    flit pre-commit npm yarn pnpm corepack bun bundler`),
);

/** Commands after which later installs keep to the lockfile, by their first words; a value of `true` is asked for where one stands. */
export const lockSwitches: readonly { readonly ecosystem: Ecosystem; readonly form: RegExp }[] = [
  {
    ecosystem: 'rubygems',
    form: /^bundler? config (?:set )?(?:--(?:local|global) )?(?:set )?(?:--(?:local|global) )?(?:frozen|deployment) (?:true|1)$/,
  },
  { ecosystem: 'npm', form: /^yarn config set (?:--home )?enableImmutableInstalls (?:true|1)$/ },
  { ecosystem: 'npm', form: /^pnpm config set (?:--global |--location \w{1,20} )?frozen-lockfile (?:true|1)$/ },
];

/** Files of settings by which a program keeps to the lockfile without a word on its command line. */
export const lockSettings: readonly {
  readonly programs: readonly string[];
  readonly file: RegExp;
  readonly says: RegExp;
}[] = [
  {
    programs: ['yarn'],
    file: /(^|\/)\.yarnrc(?:\.yml)?$/,
    says: /^enableImmutableInstalls: {0,9}true|^--(?:install\.)?frozen-lockfile {1,9}true/m,
  },
  {
    programs: ['pnpm'],
    file: /(^|\/)(?:\.npmrc|pnpm-workspace\.yaml)$/,
    says: /^(?:frozen-lockfile {0,9}= {0,9}|frozenLockfile: {0,9})true/m,
  },
  { programs: ['bun'], file: /(^|\/)bunfig\.toml$/, says: /^frozenLockfile {0,9}= {0,9}true/m },
  {
    programs: words('bundle bundler'),
    file: /(^|\/)\.bundle\/config$/,
    says: /^BUNDLE_(?:FROZEN|DEPLOYMENT): {0,9}"?(?:true|1)/m,
  },
  {
    programs: words('dotnet nuget'),
    file: /\.(?:cs|fs|vb)proj$|(^|\/)Directory\.[\w.]{1,60}\.(?:props|targets)$/,
    says: /<RestoreLockedMode\b/,
  },
];
