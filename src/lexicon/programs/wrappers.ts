import { phrases, words } from '../word-lists.ts';

/** A program that runs another one. */
export interface Wrapper {
  readonly words: readonly string[];
  /** How many arguments of its own stand between. */
  readonly skips?: number;
  /** Flags of its own whose value is the word after them. */
  readonly valued?: readonly string[];
}

export const wrappers: readonly Wrapper[] = [
  ...words('doas time nohup exec command builtin xvfb-run stdbuf nyc c8 winpty chronic').map((word) => ({
    words: [word],
  })),
  { words: ['sudo'], valued: words('-u -g --user --group') },
  { words: ['env'], valued: words('-u -C') },
  { words: ['nice'], valued: ['-n'] },
  { words: ['ionice'], valued: words('-c -n') },
  { words: ['xargs'], valued: words('-n -P -I -L -d -a -s --max-args --max-procs --delimiter') },
  { words: ['npx'], valued: words('-p --package') },
  { words: ['bunx'] },
  { words: ['uvx'], valued: words('--from --with -p --python') },
  { words: ['timeout'], skips: 1, valued: words('-k -s --kill-after --signal') },
  { words: ['flock'], skips: 1, valued: words('-w -E') },
  { words: ['gosu'], skips: 1 },
  { words: ['sshpass'], valued: words('-p -f') },
  { words: ['aws-vault', 'exec'], skips: 1 },
  { words: ['chamber', 'exec'], skips: 1 },
  { words: ['direnv', 'exec'], skips: 1 },
  { words: ['poetry', 'run'] },
  {
    words: ['uv', 'run'],
    valued: words('--with --extra --group --python -p --project --directory --package --env-file'),
  },
  { words: ['coverage', 'run', '-m'] },
  { words: ['nix', 'develop', '-c'] },
  { words: ['nix', 'develop', '--command'] },
  { words: ['terramate', 'run'], valued: words('-C --chdir --tags') },
  { words: ['dotenv'], valued: words('-e -f') },
  { words: ['pnpm', 'dlx'], valued: ['--package'] },
  { words: ['npm', 'exec'], valued: words('-p --package') },
  ...phrases(
    'pipenv run, pdm run, pipx run, hatch run, rye run, bundle exec, pnpm exec, yarn exec, yarn dlx, bun x, doppler run, op run, infisical run, mise exec, mise x, composer exec, rbenv exec, pyenv exec, asdf exec, percy exec',
  ).map((phrase) => ({ words: phrase.split(' ') })),
];

/** Folders whose programs are the known ones of that name, such as `node_modules/.bin/jest`. */
export const programFolders: readonly string[] = words(
  'node_modules/.bin vendor/bin .venv/bin venv/bin /usr/bin /usr/local/bin /usr/sbin /bin /sbin /kaniko',
);

/** Wrappers that take the name of a package, perhaps with a version, for the program it brings. */
export const packageRunners: ReadonlySet<string> = new Set(
  phrases('npx, bunx, uvx, pnpm dlx, yarn dlx, npm exec, pipx run, bun x'),
);

/** Programs that packages of another name bring. */
export const packagePrograms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '@angular/cli': 'ng',
    '@biomejs/biome': 'biome',
    '@changesets/cli': 'changeset',
    '@commitlint/cli': 'commitlint',
    '@cyclonedx/cdxgen': 'cdxgen',
    '@cyclonedx/cyclonedx-npm': 'cyclonedx-npm',
    '@playwright/test': 'playwright',
    '@stoplight/spectral-cli': 'spectral',
    '@vscode/vsce': 'vsce',
    'aws-cdk': 'cdk',
    'cdktf-cli': 'cdktf',
    'firebase-tools': 'firebase',
    'license-checker-rseidelsohn': 'license-checker',
    'markdownlint-cli': 'markdownlint',
    'netlify-cli': 'netlify',
    typescript: 'tsc',
  }),
);
