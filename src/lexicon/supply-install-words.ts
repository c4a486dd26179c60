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

/** The files that hold what is locked, by the program that reads them. */
const lockFiles: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    npm: ['package-lock.json', 'npm-shrinkwrap.json'],
    yarn: ['yarn.lock'],
    pnpm: ['pnpm-lock.yaml'],
    bun: ['bun.lock', 'bun.lockb'],
    poetry: ['poetry.lock'],
    uv: ['uv.lock'],
    pdm: ['pdm.lock'],
    pipenv: ['Pipfile.lock'],
    cargo: ['Cargo.lock'],
    cross: ['Cargo.lock'],
    bundle: ['Gemfile.lock', 'gems.locked'],
    bundler: ['Gemfile.lock', 'gems.locked'],
    composer: ['composer.lock'],
    dotnet: ['packages.lock.json'],
    swift: ['Package.resolved'],
  }),
);

/** Names of the lockfiles that a program reads; none for one of which that is not known. */
export function lockFilesOf(program: string): readonly string[] {
  return lockFiles.get(program) ?? [];
}

/** Names of the files that a command removes. */
export function removedBy(words: readonly string[]): readonly string[] {
  const [first, ...rest] = words[0] === 'sudo' ? words.slice(1) : words;
  if (first !== 'rm' && first !== 'unlink') return [];
  return rest.slice(0, 100).flatMap((word) => (word.startsWith('-') ? [] : [word.slice(word.lastIndexOf('/') + 1)]));
}
