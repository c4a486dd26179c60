import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

const goals = 'test verify package install integration-test surefire:test failsafe:integration-test failsafe:verify';
const maven: Program = {
  tool: 'mvn',
  order: 'any',
  does: {
    build: words('compile test-compile package verify install spring-boot:build-image jib:dockerBuild jib:build'),
    test: words(goals),
    publish: words('deploy deploy:deploy-file release:perform jib:build'),
    lint: words('spotless:check checkstyle:check pmd:check spotbugs:check enforcer:enforce fmt:check'),
    code_scan: ['sonar:sonar'],
    dependency_scan: words('dependency-check:check dependency-check:aggregate'),
    sbom: words('cyclonedx:makeBom cyclonedx:makeAggregateBom'),
    licence_check: ['license:check'],
  },
  // What publishes is no check, whether or not it builds and tests on its way.
  besides: { build: ['deploy'], test: ['deploy'] },
  idle: words(
    'validate clean site versions:set help:evaluate help:effective-pom dependency:tree dependency:resolve dependency:go-offline',
  ),
  valued: words('-pl --projects -f --file -P --activate-profiles -s --settings -rf --resume-from -T --threads'),
  silent: ['-v'],
  fails: [
    { of: ['code_scan'], flags: [['-Dsonar.qualitygate.wait', 'yes']], usually: 'unknown' },
    { of: ['dependency_scan'], scores: ['-DfailBuildOnCVSS'], usually: 'unknown' },
  ],
};
const gradle: Program = {
  tool: 'gradle',
  order: 'tasks',
  does: {
    build: words('build assemble jar war bootJar bootBuildImage classes compileJava compileKotlin shadowJar distZip'),
    test: words('test check build integrationTest allTests connectedCheck connectedAndroidTest'),
    publish: words(
      'publish publishPlugins publishToSonatype publishToMavenCentral uploadArchives artifactoryPublish jib',
    ),
    lint: words('lint ktlintCheck detekt spotlessCheck checkstyleMain pmdMain spotbugsMain'),
    code_scan: words('sonar sonarqube'),
    dependency_scan: words('dependencyCheckAnalyze dependencyCheckAggregate'),
    sbom: ['cyclonedxBom'],
  },
  idle: words('clean wrapper tasks dependencies properties projects help'),
  valued: words('-x --exclude-task -p --project-dir -b --build-file -I --init-script --tests'),
  silent: words('-m --dry-run -v'),
  weak: words(
    '-x=test -x=*:test -x=check -x=*:check -x=integrationTest -xtest --exclude-task=*test --exclude-task=*check',
  ),
  fails: [
    { of: ['code_scan'], flags: [['-Dsonar.qualitygate.wait', 'yes']], usually: 'unknown' },
    { of: ['dependency_scan'], usually: 'unknown' },
  ],
};
// `-v` alone tells the version; beside a file it only says more.
const compiler: Program = {
  does: { build: ['*'], lint: ['-fsyntax-only'] },
  silent: words('-dumpversion -dumpmachine'),
  weak: ['-v'],
};
const bazel: Program = {
  tool: 'bazel',
  does: { build: ['build'], test: words('test coverage') },
  idle: words('version info clean query cquery'),
};

/** Compiled languages and their build tools. Looking at types alone is no more than a linter does. */
export const languages: Programs = {
  go: {
    does: { build: ['build'], test: ['test'], lint: phrases('vet, fmt, fix, mod tidy -diff') },
    idle: words('mod get env version install generate list clean work telemetry doc'),
    valued: ['-C'],
    silent: words('-n -list --list'),
    fails: [{ on: ['fmt', 'fix'], usually: 'no' }],
  },
  cargo: {
    does: {
      build: phrases('build, b, test --no-run, bench --no-run'),
      test: phrases('test, t, nextest run, llvm-cov, bench'),
      lint: words('fmt clippy'),
      dependency_scan: phrases('audit, deny check, deny check advisories, vet'),
      licence_check: phrases('deny check, deny check licenses'),
      sbom: words('cyclonedx sbom'),
      publish: ['publish'],
    },
    idle: words('install deny login fetch update doc clean metadata tree generate-lockfile'),
    valued: words('-C --manifest-path'),
    fails: [
      { on: ['fmt'], flags: [['--check', 'yes']], usually: 'no' },
      {
        on: ['clippy'],
        flags: [
          ['-D', 'yes'],
          ['-Dwarnings', 'yes'],
        ],
        usually: 'unknown',
      },
    ],
  },
  mvn: maven,
  mvnw: maven,
  gradle,
  gradlew: gradle,
  sbt: {
    order: 'any',
    does: { build: words('compile package assembly'), test: ['test'], publish: words('publish publishSigned') },
    idle: words('clean update'),
  },
  dotnet: {
    does: {
      build: words('build publish pack'),
      test: words('test vstest'),
      lint: ['format'],
      publish: ['nuget push'],
      dependency_scan: ['list package --vulnerable'],
      code_scan: ['sonarscanner end'],
      verify: ['nuget verify'],
      sign: ['nuget sign'],
      sbom: ['CycloneDX'],
    },
    idle: words('restore tool nuget new clean add sln list sonarscanner workload dev-certs'),
    opens: ['tool run'],
    weak: ['-t'],
    fails: [
      { on: ['format'], flags: [['--verify-no-changes', 'yes']], usually: 'no' },
      { on: ['list package --vulnerable'], usually: 'no' },
      { on: ['sonarscanner end'], usually: 'unknown' },
    ],
  },
  swift: { does: { build: ['build'], test: ['test'], lint: ['format lint'] }, idle: words('package format') },
  xcodebuild: {
    order: 'any',
    does: { build: ['*'], test: words('test test-without-building') },
    silent: words('-list -showBuildSettings -showsdks'),
  },
  mix: {
    does: {
      build: ['compile'],
      test: ['test'],
      lint: words('format credo dialyzer'),
      dependency_scan: words('deps.audit hex.audit'),
      code_scan: ['sobelow'],
      publish: ['hex.publish'],
    },
    idle: words('deps.get deps.compile local.hex local.rebar archive.install'),
    fails: [
      { on: ['format'], flags: [['--check-formatted', 'yes']], usually: 'no' },
      { on: ['sobelow'], flags: [['--exit', 'yes']], usually: 'no' },
    ],
  },
  stack: { does: { build: ['build'], test: ['test'] }, idle: ['setup'] },
  cabal: { does: { build: ['build'], test: ['test'], publish: ['upload'] }, idle: words('update configure') },
  dune: { does: { build: ['build'], test: words('test runtest'), lint: ['fmt'] } },
  rebar3: { does: { build: ['compile'], test: words('ct eunit'), lint: words('fmt dialyzer') }, idle: ['deps'] },
  lein: { does: { build: words('compile uberjar jar'), test: ['test'], publish: ['deploy'] }, idle: ['deps'] },
  zig: { does: { build: ['build'], test: phrases('test, build test'), lint: ['fmt'] } },
  flutter: {
    does: { build: ['build'], test: ['test'], lint: ['analyze'], publish: ['pub publish'] },
    idle: words('pub doctor precache config clean'),
  },
  dart: {
    does: { build: ['compile'], test: ['test'], lint: words('format analyze'), publish: ['pub publish'] },
    idle: ['pub'],
    fails: [{ on: ['format'], flags: [['--set-exit-if-changed', 'yes']], usually: 'no' }],
  },
  cmake: { does: { build: ['--build'] }, idle: 'rest', opens: words('-P --workflow') },
  meson: { does: { build: ['compile'], test: ['test'] }, idle: ['setup'] },
  bazel,
  bazelisk: bazel,
  nix: { does: { build: ['build'], test: ['flake check'], lint: ['fmt'] }, silent: ['--dry-run'] },
  ninja: { does: { build: ['*'] }, silent: words('-n -t') },
  ctest: { does: { test: ['*'] }, silent: words('-N --show-only') },
  gcc: compiler,
  'g++': compiler,
  clang: compiler,
  'clang++': compiler,
  gofmt: { does: { lint: ['*'] }, fails: [{ usually: 'no' }] },
  ...always('build', words('nix-build msbuild javac rustc kotlinc')),
  ...always('test', words('gotestsum ginkgo vstest.console cargo-nextest')),
};
