import { phrases, words } from './word-lists.ts';

/**
 * What the arguments of a command may say besides its sub-command. Entries as in `Program`, found anywhere; a flag also
 * with a value, unless that is `false`.
 */
export interface Caveat {
  /** With one of these it lists, prints or looks at types, and neither tests, builds nor plans. */
  readonly idle?: readonly string[];
  /** With one of these it may or may not: tests are left out, nobody waits, or something else is run or planned. */
  readonly doubt?: readonly string[];
}

/** Those of programs that have sub-commands or always check. */
export const usualCaveats: Caveat = {
  idle: words('--collect-only --co --list-tests --listTests --showConfig'),
  doubt: words(`-DskipTests -Dmaven.test.skip -Dmaven.test.skip.exec
    -Dmaven.test.failure.ignore -DtestFailureIgnore -fn --fail-never -PskipTests --skip-tests --skip-test --no-tests
    --dry-run --dryrun --what-if --validate-only --no-execute-changeset --async --no-wait`),
};

const kubernetes: Caveat = { doubt: words('exec run wait start-build rsh --dry-run') };
const mavenCaveat: Caveat = { idle: ['-v'] };
const gradleCaveat: Caveat = {
  idle: words('-m --dry-run -v'),
  doubt: phrases(
    '-x test, -x check, -x integrationTest, -xtest, --exclude-task test, --exclude-task check, --exclude-task integrationTest',
  ),
};
// `-v` alone tells the version; beside a file it only says more.
const compiler: Caveat = { idle: words('-fsyntax-only -dumpversion -dumpmachine'), doubt: ['-v'] };

/** Those of one program, in place of its sub-command; neutral programs that run others at times are here too. */
export const caveats: Readonly<Record<string, Caveat>> = {
  // Tests and builds
  go: { idle: words('-n -list --list') },
  pytest: { idle: words('--fixtures --markers --setup-plan') },
  jest: { idle: words('--clearCache --init -v') },
  vitest: { idle: ['-v'], doubt: ['list'] },
  rspec: { idle: ['-v'] },
  playwright: { idle: ['--list'] },
  phpunit: { idle: words('--list-suites --list-groups') },
  bats: { idle: words('--count -c') },
  ctest: { idle: words('-N --show-only') },
  ninja: { idle: words('-n -t') },
  dotnet: { doubt: ['-t'] },
  xcodebuild: { idle: words('-list -showBuildSettings -showsdks') },
  // Types alone are looked at, as a linter of types does.
  tsc: { idle: words('--noEmit --init -v') },
  gcc: compiler,
  'g++': compiler,
  clang: compiler,
  'clang++': compiler,
  mvn: mavenCaveat,
  mvnw: mavenCaveat,
  gradle: gradleCaveat,
  gradlew: gradleCaveat,
  docker: { idle: ['--check'] },
  cmake: { doubt: words('-P --workflow') },
  buildah: { doubt: ['run'] },
  // Clouds and clusters
  kubectl: kubernetes,
  oc: kubernetes,
  aws: {
    doubt: phrases(
      'codebuild start-build, codebuild start-build-batch, codepipeline start-pipeline-execution, lambda invoke, ecs run-task, batch submit-job, stepfunctions start-execution, ssm send-command',
    ),
  },
  az: { doubt: phrases('--confirm-with-what-if, pipelines run, acr run, acr task') },
  gcloud: { doubt: phrases('firebase test, builds triggers, run jobs') },
  sam: { doubt: words('local remote sync') },
  serverless: { doubt: ['invoke'] },
  argocd: { doubt: phrases('app wait') },
  flux: { doubt: ['build'] },
  pulumi: { doubt: words('--preview-only watch') },
  firebase: { doubt: words('emulators:exec --dry-run') },
  heroku: { doubt: words('ci:run run container:push') },
  vercel: { doubt: ['build'] },
  netlify: { doubt: words('build --build') },
  wrangler: { doubt: ['--dry-run'] },
  gh: { doubt: phrases('workflow run, run watch, pr checks') },
  // Neutral ones that run another program
  find: { doubt: words('-exec -execdir -ok -okdir') },
  git: { doubt: phrases('submodule foreach, bisect run, --exec') },
  rustup: { doubt: ['run'] },
  nvm: { doubt: words('exec run') },
  pyenv: { doubt: ['exec'] },
  rbenv: { doubt: ['exec'] },
  asdf: { doubt: ['exec'] },
  mise: { doubt: words('run r exec x task tasks') },
  volta: { doubt: ['run'] },
  brew: { doubt: ['test'] },
  corepack: {
    doubt: phrases('npm test, npm run, yarn test, yarn run, yarn build, pnpm test, pnpm run, pnpm build, pnpm -r'),
  },
};
