import type { InstallProgram } from './supply-install-rule.ts';
import { phrases, words } from './word-lists.ts';

const npm = { ecosystem: 'npm' } as const;
const pypi = { ecosystem: 'pypi' } as const;
const cargo = { ecosystem: 'cargo', honours: words('--locked --frozen') } as const;
const globally = words('-g --global --location=global');
const builds = words('build b run r rustc');

const nodePrograms: Readonly<Record<string, InstallProgram>> = {
  npm: {
    rules: [
      { ...npm, says: words('ci clean-install ic install-clean cit install-ci-test'), usual: 'yes' },
      {
        ...npm,
        says: words('install i in add it install-test'),
        usual: 'unknown',
        neglects: words('--no-package-lock --package-lock=false'),
        not: [...globally, '--package-lock-only', '--dry-run'],
        operands: 'packages',
      },
      { ...npm, says: words('update up upgrade'), usual: 'no', not: globally, changes: true },
    ],
    valued: words(
      '-w --workspace --omit --include --registry --loglevel --cache --userconfig --fetch-timeout --location',
    ),
    places: words('--prefix -C'),
  },
  yarn: {
    rules: [
      {
        ...npm,
        says: ['', 'install'],
        usual: 'unknown',
        honours: words('--frozen-lockfile --immutable'),
        neglects: words('--no-immutable --no-lockfile'),
        settings: words('YARN_ENABLE_IMMUTABLE_INSTALLS YARN_FROZEN_LOCKFILE'),
        not: words('--version -v --help -h'),
      },
      { ...npm, says: ['workspaces focus'], usual: 'unknown' },
      { ...npm, says: ['add'], usual: 'no', operands: 'packages' },
      { ...npm, says: words('up upgrade'), usual: 'no', changes: true },
    ],
    valued: words('--network-timeout --network-concurrency --cache-folder --modules-folder --mode --registry --mutex'),
    places: ['--cwd'],
  },
  pnpm: {
    rules: [
      { ...npm, says: words('fetch ci clean-install ic'), usual: 'yes' },
      {
        ...npm,
        says: words('install i'),
        usual: 'unknown',
        inCi: 'yes',
        honours: ['--frozen-lockfile'],
        neglects: words('--no-frozen-lockfile --fix-lockfile --force --no-lockfile'),
        settings: words('npm_config_frozen_lockfile NPM_CONFIG_FROZEN_LOCKFILE pnpm_config_frozen_lockfile'),
        not: [...globally, '--lockfile-only'],
        operands: 'packages',
      },
      { ...npm, says: ['add'], usual: 'no', not: globally, operands: 'packages' },
      { ...npm, says: words('update up upgrade'), usual: 'no', not: globally, changes: true },
    ],
    valued: words('--filter -F --registry --store-dir --reporter --network-concurrency --child-concurrency --loglevel'),
    places: words('-C --dir --prefix'),
  },
  bun: {
    rules: [
      { ...npm, says: ['ci'], usual: 'yes' },
      {
        ...npm,
        says: words('install i'),
        usual: 'unknown',
        honours: ['--frozen-lockfile'],
        neglects: ['--no-save'],
        not: globally,
        operands: 'packages',
      },
      { ...npm, says: words('add a'), usual: 'no', not: globally, operands: 'packages' },
      { ...npm, says: ['update'], usual: 'no', not: globally, changes: true },
    ],
    valued: words('--filter --registry --backend --cache-dir --omit --linker'),
    places: ['--cwd'],
  },
};

const pythonPrograms: Readonly<Record<string, InstallProgram>> = {
  poetry: {
    rules: [
      { ...pypi, says: words('install sync'), usual: 'yes', not: ['--dry-run'] },
      { ...pypi, says: ['add'], usual: 'no', not: words('--dry-run --lock'), operands: 'packages' },
      { ...pypi, says: ['update'], usual: 'no', not: words('--dry-run --lock'), changes: true },
    ],
    valued: words('--with --without --only -E --extras -G --group -P --project'),
    places: words('-C --directory'),
  },
  uv: {
    rules: [
      {
        ...pypi,
        says: ['sync'],
        usual: 'unknown',
        honours: words('--locked --frozen'),
        settings: words('UV_LOCKED UV_FROZEN'),
        not: ['--dry-run'],
      },
      { ...pypi, says: ['add'], usual: 'no', operands: 'packages' },
    ],
    valued: words(
      '--extra --group --no-group --only-group --package --python -p --index --index-url --no-install-package',
    ),
    places: words('--project --directory'),
  },
  pdm: {
    rules: [
      { ...pypi, says: ['sync'], usual: 'yes', not: ['--dry-run'] },
      {
        ...pypi,
        says: ['install'],
        usual: 'unknown',
        honours: words('--frozen-lockfile --no-lock --check'),
        settings: ['PDM_FROZEN_LOCKFILE'],
        not: ['--dry-run'],
      },
      { ...pypi, says: ['add'], usual: 'no', operands: 'packages' },
      { ...pypi, says: ['update'], usual: 'no', changes: true },
    ],
    valued: words('-G --group -L --lockfile --venv'),
    places: words('-p --project'),
  },
  pipenv: {
    rules: [
      { ...pypi, says: ['sync'], usual: 'yes' },
      {
        ...pypi,
        says: ['install'],
        usual: 'unknown',
        honours: words('--deploy --ignore-pipfile'),
        neglects: ['--skip-lock'],
        settings: words('PIPENV_IGNORE_PIPFILE PIPENV_DEPLOY'),
        operands: 'packages',
      },
      { ...pypi, says: ['update'], usual: 'no', changes: true },
    ],
    valued: words('-r --requirements --python --categories -i --index --pypi-mirror --extra-pip-args'),
  },
  'pip-sync': { rules: [{ ...pypi, says: [''], usual: 'yes', operands: 'places' }] },
};

const nativePrograms: Readonly<Record<string, InstallProgram>> = {
  go: {
    rules: [
      { ecosystem: 'go', says: phrases('mod download, mod vendor'), usual: 'yes' },
      { ecosystem: 'go', says: words('build install'), usual: 'yes', neglects: ['-mod=mod'], operands: 'parts' },
      { ecosystem: 'go', says: phrases('get, mod tidy'), usual: 'no', changes: true },
    ],
    valued: words(
      '-o -p -ldflags -gcflags -asmflags -tags -buildmode -mod -toolexec -modfile -compiler -pgo -coverpkg',
    ),
    places: ['-C'],
  },
  cargo: {
    rules: [
      { ...cargo, says: [...builds, 'fetch', 'vendor', 'zigbuild'], usual: 'unknown' },
      { ...cargo, says: phrases('auditable build, chef cook, component build, lambda build'), usual: 'unknown' },
      { ...cargo, says: ['install'], usual: 'unknown', needs: ['--path'] },
      { ecosystem: 'cargo', says: words('update add'), usual: 'no', changes: true },
    ],
    valued: words(
      '-p --package --features -F --bin --target --profile -j --jobs --target-dir --example --recipe-path --root',
    ),
    places: words('--manifest-path --path'),
  },
  cross: {
    rules: [{ ...cargo, says: builds, usual: 'unknown' }],
    valued: words('-p --package --features --target --bin --profile'),
    places: ['--manifest-path'],
  },
  swift: {
    rules: [
      {
        ecosystem: 'swift',
        says: phrases('build, package resolve'),
        usual: 'unknown',
        honours: words(
          '--force-resolved-versions --disable-automatic-resolution --only-use-versions-from-resolved-file',
        ),
      },
      { ecosystem: 'swift', says: ['package update'], usual: 'no', changes: true },
    ],
    valued: words('-c --configuration --product --target --triple --scratch-path -Xswiftc -Xlinker -Xcc'),
    places: ['--package-path'],
  },
};

/** Goals by which Maven takes in dependencies. */
const goals = phrases(
  `package, install, verify, deploy, compile, test, site, clean package, clean install, clean verify, clean deploy,
  clean compile, dependency:go-offline, dependency:resolve, dependency:copy-dependencies`,
);
const mvn: InstallProgram = {
  // Its manifests name versions themselves: there is no second file to disagree with.
  rules: [{ ecosystem: 'maven', says: goals, usual: 'yes', not: words('-v --version') }],
  valued: words('-P --activate-profiles -pl --projects -s --settings -gs -T --threads -rf -l -D'),
  places: words('-f --file'),
};
const gradleTasks = words(
  'build assemble jar war bootJar bootWar shadowJar distZip distTar installDist publish dependencies jib bootBuildImage check',
);
const gradle: InstallProgram = {
  rules: [
    {
      ecosystem: 'gradle',
      says: [...gradleTasks, ...gradleTasks.map((task) => `clean ${task}`)],
      // Where locking is on, a build whose lock disagrees fails.
      usual: 'yes',
      neglects: words(
        '--write-locks --update-locks -M --write-verification-metadata --dependency-verification=off -F=off -F=lenient --dependency-verification=lenient -Foff',
      ),
    },
  ],
  valued: words(
    '-x --exclude-task -I --init-script -g --gradle-user-home -F --dependency-verification -b --max-workers',
  ),
  places: words('-p --project-dir'),
};

const otherPrograms: Readonly<Record<string, InstallProgram>> = {
  bundle: {
    rules: [
      {
        ecosystem: 'rubygems',
        says: ['', 'install'],
        usual: 'unknown',
        honours: words('--deployment --frozen'),
        settings: words('BUNDLE_DEPLOYMENT BUNDLE_FROZEN'),
        not: words('--version -v'),
      },
      { ecosystem: 'rubygems', says: words('update add'), usual: 'no', changes: true },
    ],
    valued: words('-j --jobs --path --without --with --retry --binstubs'),
    places: ['--gemfile'],
  },
  composer: {
    rules: [
      { ecosystem: 'composer', says: words('install i'), usual: 'yes', not: ['--dry-run'] },
      {
        ecosystem: 'composer',
        says: words('update u upgrade require'),
        usual: 'no',
        not: words('--dry-run --no-install'),
        changes: true,
      },
    ],
    places: words('-d --working-dir'),
  },
  dotnet: {
    rules: [
      {
        ecosystem: 'nuget',
        says: words('restore build publish pack msbuild'),
        usual: 'unknown',
        honours: words(
          '--locked-mode -p:RestoreLockedMode=true /p:RestoreLockedMode=true --property:RestoreLockedMode=true',
        ),
        settings: ['RestoreLockedMode'],
        not: ['--no-restore'],
        operands: 'places',
      },
      { ecosystem: 'nuget', says: ['add package'], usual: 'no', changes: true },
    ],
    valued: words(
      '-c --configuration -r --runtime -o --output -f --framework -v --verbosity -s --source --configfile -a --arch',
    ),
  },
  nuget: {
    rules: [{ ecosystem: 'nuget', says: ['restore'], usual: 'unknown', honours: ['-LockedMode'], operands: 'places' }],
    valued: words('-ConfigFile -PackagesDirectory -Source -Verbosity -SolutionDirectory'),
  },
  helm: {
    rules: [
      { ecosystem: 'helm', says: phrases('dependency build, dep build, dependencies build'), usual: 'yes' },
      {
        ecosystem: 'helm',
        says: phrases('dependency update, dep update, dep up, dependency up'),
        usual: 'no',
        changes: true,
      },
    ],
  },
};

/** Programs that install dependencies, by name; `pip` has words of its own. */
export const installPrograms: ReadonlyMap<string, InstallProgram> = new Map([
  ...Object.entries({ ...nodePrograms, ...pythonPrograms, ...nativePrograms, ...otherPrograms }),
  ['bundler', otherPrograms.bundle ?? { rules: [] }],
  ...words('mvn mvnw mvnd').map((name) => [name, mvn] as const),
  ...words('gradle gradlew').map((name) => [name, gradle] as const),
]);
