import { describe, expect, test } from 'vitest';
import { json, manifestOf, manifestsOf } from './reading.ts';

const sha = 'a'.repeat(64);
const commit = 'c'.repeat(40);

describe('Go', () => {
  const mod = 'module x\n\ngo 1.23\n\nrequire (\n\ta.example/b v1.0.0\n\tc.example/d v0.0.0-2024 // indirect\n)\n';
  const sums = 'a.example/b v1.0.0 h1:abc=\na.example/b v1.0.0/go.mod h1:def=\n';

  test('sums fix content, versions are exact without them', async () => {
    const told = { ecosystem: 'go', dependencies: 1, locked: 'yes' };
    expect(await manifestOf({ 'go.mod': mod, 'go.sum': sums }, 'go.mod')).toMatchObject({
      ...told,
      lockfile: 'go.sum',
      hashed: 'yes',
    });
    expect(await manifestOf({ 'go.mod': mod }, 'go.mod')).toMatchObject({ ...told, lockfile: null, hashed: 'no' });
    expect(await manifestOf({ 'go.mod': 'module x\n' }, 'go.mod')).toMatchObject({ dependencies: 0, hashed: 'yes' });
  });

  test('sums that lack a module prove nothing, replacements count', async () => {
    const read = (text: string) => manifestOf({ 'go.mod': text, 'go.sum': sums }, 'go.mod');
    expect(await read(mod.replace('a.example/b', 'z.example/b'))).toMatchObject({ locked: 'unknown' });
    expect(
      await read(`${mod.replace('a.example/b', 'z.example/b')}replace z.example/b => a.example/b v1.0.0\n`),
    ).toMatchObject({ locked: 'yes' });
    expect(await read(`${mod.replace('a.example/b', 'z.example/b')}replace z.example/b => ../b\n`)).toMatchObject({
      dependencies: 0,
      locked: 'yes',
    });
  });
});

describe('Rust', () => {
  const toml =
    '[package]\nname = "app"\n\n[dependencies]\nserde = { version = "1", features = ["derive"] }\nalias = { package = "real", version = "1" }\nown = { path = "../own" }\nshared.workspace = true\n\n[dev-dependencies]\nproptest = "1"\n';
  const crate = (name: string, from = 'registry+https://x.example', sum = `checksum = "${sha}"\n`) =>
    `[[package]]\nname = "${name}"\nversion = "1.0.0"\nsource = "${from}"\n${sum}\n`;
  const lock = `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n\n${['serde', 'real', 'shared', 'proptest'].map((name) => crate(name)).join('')}`;

  test('checksums fix content, a library without lockfile is not locked', async () => {
    expect(await manifestOf({ 'Cargo.toml': toml, 'Cargo.lock': lock }, 'Cargo.toml')).toMatchObject({
      dependencies: 3,
      locked: 'yes',
      hashed: 'yes',
    });
    expect(await manifestOf({ 'Cargo.toml': toml }, 'Cargo.toml')).toMatchObject({ lockfile: null, locked: 'no' });
  });

  test('commits are fixed, branches and unhashed crates are not', async () => {
    const read = (text: string) => manifestOf({ 'Cargo.toml': toml, 'Cargo.lock': lock + text }, 'Cargo.toml');
    expect(await read(crate('x', `git+https://x.example/a#${commit}`, ''))).toMatchObject({ hashed: 'yes' });
    expect(await read(crate('x', undefined, ''))).toMatchObject({ hashed: 'no' });
  });

  test('members are served by the lock that names them', async () => {
    const found = await manifestsOf({
      'Cargo.toml': '[workspace]\nmembers = ["app"]\n\n[workspace.dependencies]\nserde = "1"\n',
      'Cargo.lock': lock,
      'app/Cargo.toml': toml,
      'apart/Cargo.toml': toml.replace('"app"', '"apart"'),
    });
    expect(found['Cargo.toml']).toMatchObject({ dependencies: 0, locked: 'yes' });
    expect(found['app/Cargo.toml']).toMatchObject({ lockfile: 'Cargo.lock', locked: 'yes' });
    expect(found['apart/Cargo.toml']).toMatchObject({ lockfile: null, locked: 'no' });
  });
});

describe('Ruby', () => {
  const gemfile =
    'source "https://x.example"\ngem "rails", "~> 8"\ngem "tzinfo-data", platforms: %i[windows]\n\ngroup :development, :test do\n  gem "rspec"\nend\n';
  const lock =
    'GEM\n  remote: https://x.example/\n  specs:\n    rails (8.0.0)\n    rspec (3.0.0)\n\nDEPENDENCIES\n  rails (~> 8)\n  rspec\n  tzinfo-data\n';
  const sums = (names: readonly string[]) =>
    `\nCHECKSUMS\n${names.map((name) => `  ${name} sha256=${sha}\n`).join('')}`;
  const read = (text: string) => manifestOf({ Gemfile: gemfile, 'Gemfile.lock': text }, 'Gemfile');

  test('a lockfile locks, with its section of checksums by content', async () => {
    expect(await read(lock)).toMatchObject({ dependencies: 2, locked: 'yes', hashed: 'no' });
    expect(await read(lock + sums(['rails (8.0.0)', 'rspec (3.0.0)']))).toMatchObject({ locked: 'yes', hashed: 'yes' });
    expect(await read(lock + sums(['rails (8.0.0)']))).toMatchObject({ hashed: 'no' });
    expect(await read(lock.replaceAll('rails', 'sinatra'))).toMatchObject({ locked: 'unknown' });
    expect(await manifestOf({ Gemfile: gemfile }, 'Gemfile')).toMatchObject({ locked: 'no' });
  });
});

test('Composer: a reference or a hash fixes each package', async () => {
  const manifest = json({ require: { php: '^8', 'a/b': '^1', 'ext-json': '*' }, 'require-dev': { 'c/d': '^1' } });
  const lock = (dist: object) =>
    json({ packages: [{ name: 'a/b', dist }], 'packages-dev': [{ name: 'c/d', dist: { shasum: 'x' } }] });
  const read = (dist: object) =>
    manifestOf({ 'composer.json': manifest, 'composer.lock': lock(dist) }, 'composer.json');
  expect(await read({ reference: commit, shasum: '' })).toMatchObject({
    dependencies: 1,
    locked: 'yes',
    hashed: 'yes',
  });
  expect(await read({ reference: '1.0', shasum: '' })).toMatchObject({ locked: 'yes', hashed: 'no' });
});

describe('.NET', () => {
  const project = (version: string) =>
    `<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><!-- <PackageReference Include="No" Version="*" /> --><PackageReference Include="A.B" ${version} /></ItemGroup></Project>`;
  const read = (version: string, more: Readonly<Record<string, string>> = {}) =>
    manifestOf({ 'src/a.csproj': project(version), ...more }, 'src/a.csproj');

  test('a plain version is one alone, a floating one is not', async () => {
    expect(await read('Version="1.2.3"')).toMatchObject({
      dependencies: 1,
      locked: 'yes',
      hashed: 'no',
      shipped: 'yes',
    });
    expect(await read('Version="1.*"')).toMatchObject({ locked: 'no' });
    expect(await read('Version="[1.0,2.0)"')).toMatchObject({ locked: 'no' });
    expect(await read('Version="$(V)"')).toMatchObject({ locked: 'unknown' });
    expect(await read('')).toMatchObject({ locked: 'unknown' });
  });

  test('versions for all projects and lockfiles count', async () => {
    const central = '<Project><ItemGroup><PackageVersion Include="a.b" Version="1.0.0"/></ItemGroup></Project>';
    expect(await read('', { 'Directory.Packages.props': central })).toMatchObject({ locked: 'yes' });
    const lock = (hash: string) =>
      json({ version: 1, dependencies: { net8: { 'A.B': { type: 'Direct', contentHash: hash } } } });
    expect(await read('Version="1.*"', { 'src/packages.lock.json': lock('x') })).toMatchObject({
      locked: 'yes',
      hashed: 'yes',
    });
    expect(await read('Version="1.*"', { 'src/packages.lock.json': lock('') })).toMatchObject({
      locked: 'yes',
      hashed: 'no',
    });
  });
});

describe('Maven', () => {
  const pom = (dependency: string, more = '') =>
    `<project><groupId>x</groupId><artifactId>a</artifactId><version>1</version>${more}<dependencies><dependency><groupId>g</groupId><artifactId>n</artifactId>${dependency}</dependency></dependencies></project>`;
  const read = (text: string, more: Readonly<Record<string, string>> = {}) =>
    manifestOf({ 'a/pom.xml': text, ...more }, 'a/pom.xml');
  const parent = (version: string) =>
    `<parent><groupId>p</groupId><artifactId>p</artifactId><version>${version}</version></parent>`;

  test.each([
    ['<version>1.2.3</version>', '', 'yes'],
    ['<version>[1,2)</version>', '', 'no'],
    ['<version>LATEST</version>', '', 'no'],
    ['<version>1.0-SNAPSHOT</version>', '', 'no'],
    [`<version>\${v}</version>`, '<properties><v>1.0</v></properties>', 'yes'],
    [`<version>\${v}</version>`, '<properties><v>1.0-SNAPSHOT</v></properties>', 'no'],
    [`<version>\${v}</version>`, '', 'unknown'],
    ['', '', 'unknown'],
    ['', parent('3.0.0'), 'yes'],
    ['', parent('3.0.0-SNAPSHOT'), 'no'],
    [`<version>\${project.version}</version>`, '', 'yes'],
  ])('%s %s: %s', async (dependency, more, locked) => {
    expect(await read(pom(dependency, more))).toMatchObject({ ecosystem: 'maven', locked, lockfile: null });
  });

  test('a parent in the repository is followed', async () => {
    const above = (version: string) =>
      `<project><groupId>p</groupId><artifactId>p</artifactId><version>1-SNAPSHOT</version><dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>n</artifactId><version>${version}</version></dependency></dependencies></dependencyManagement></project>`;
    expect(await read(pom('', parent('1-SNAPSHOT')), { 'pom.xml': above('1.0') })).toMatchObject({
      locked: 'yes',
      hashed: 'no',
    });
    expect(await read(pom('', parent('1-SNAPSHOT')), { 'pom.xml': above('[1,)') })).toMatchObject({ locked: 'no' });
  });

  test('parents that name each other end', async () => {
    const circle = pom(
      '',
      '<parent><artifactId>a</artifactId><version>1</version><relativePath>pom.xml</relativePath></parent>',
    );
    expect(await read(circle)).toMatchObject({ ecosystem: 'maven' });
  });
});

describe('Gradle', () => {
  const read = (line: string, more: Readonly<Record<string, string>> = {}) =>
    manifestOf({ 'app/build.gradle': `dependencies {\n    ${line}\n}\n`, ...more }, 'app/build.gradle');
  const catalogue = (version: string) =>
    `[versions]\nb = "${version}"\n\n[libraries]\nab = { module = "a:b", version.ref = "b" }\n`;

  test.each([
    ["implementation 'a:b:1.0'", 'yes'],
    ["implementation 'a:b:1.+'", 'no'],
    ['implementation("a:b:latest.release")', 'no'],
    ['implementation "a:b:$v"', 'unknown'],
    ["implementation 'a:b'", 'unknown'],
    ["implementation 'a:b:1.0',\n        'c:d:2.+'", 'no'],
  ])('%s: %s', async (line, locked) =>
    expect(await read(line)).toMatchObject({ locked, hashed: 'no', dependencies: null }),
  );

  test('lockfiles, hashes and catalogues count', async () => {
    const verification = `<verification-metadata><sha256 value="${sha}"/></verification-metadata>`;
    expect(
      await read("implementation 'a:b:1.+'", {
        'app/gradle.lockfile': 'a:b:1.0=runtimeClasspath\nempty=\n',
        'gradle/verification-metadata.xml': verification,
      }),
    ).toMatchObject({ lockfile: 'app/gradle.lockfile', locked: 'yes', hashed: 'yes' });
    expect(await read('implementation libs.ab', { 'gradle/libs.versions.toml': catalogue('1.0') })).toMatchObject({
      locked: 'yes',
    });
    expect(await read('implementation libs.ab', { 'gradle/libs.versions.toml': catalogue('1.+') })).toMatchObject({
      locked: 'no',
    });
    expect(await read('implementation libs.ab')).toMatchObject({ locked: 'unknown' });
  });
});

describe('others', () => {
  test('Swift names commits', async () => {
    const manifest =
      'let package = Package(dependencies: [\n  .package(url: "https://x.example/a/Thing.git", from: "1.0.0"),\n])';
    const lock = json({
      pins: [{ identity: 'thing', location: 'https://x.example/a/Thing.git', state: { revision: commit } }],
      version: 2,
    });
    expect(await manifestOf({ 'Package.swift': manifest, 'Package.resolved': lock }, 'Package.swift')).toMatchObject({
      locked: 'yes',
      hashed: 'yes',
    });
  });

  test('providers of infrastructure are never shipped', async () => {
    const lock = 'provider "registry.example/a/b" {\n  version = "1.0.0"\n  hashes = [\n    "h1:x",\n  ]\n}\n';
    const read = (text: string) => manifestOf({ 'infra/.terraform.lock.hcl': text }, 'infra/.terraform.lock.hcl');
    expect(await read(lock)).toMatchObject({ ecosystem: 'terraform', shipped: 'no', locked: 'yes', hashed: 'yes' });
    expect(await read(lock.replace('hashes', 'other'))).toMatchObject({ hashed: 'no' });
  });

  test('a chart is locked by version, and by content only where it is vendored', async () => {
    const chart =
      'apiVersion: v2\nname: a\ndependencies:\n  - name: redis\n    version: ~1.0.0\n    repository: https://x.example\n';
    const lock = 'dependencies:\n- name: redis\n  version: 1.0.1\ndigest: sha256:abc\n';
    expect(await manifestOf({ 'Chart.yaml': chart }, 'Chart.yaml')).toMatchObject({ locked: 'no', hashed: 'no' });
    expect(await manifestOf({ 'Chart.yaml': chart, 'Chart.lock': lock }, 'Chart.yaml')).toMatchObject({
      locked: 'yes',
      hashed: 'no',
    });
    expect(await manifestOf({ 'Chart.yaml': chart, 'charts/redis-1.0.1.tgz': 'x' }, 'Chart.yaml')).toMatchObject({
      locked: 'yes',
      hashed: 'yes',
    });
    expect(await manifestsOf({ 'Chart.yaml': 'apiVersion: v2\nname: a\n' })).toEqual({});
  });

  test('a flake is fixed by its lock', async () => {
    const lock = (locked: object) =>
      json({ nodes: { root: { inputs: { nixpkgs: 'nixpkgs' } }, nixpkgs: { locked } }, root: 'root' });
    const read = (locked: object) =>
      manifestOf({ 'flake.nix': '{ inputs.nixpkgs.url = "x"; }', 'flake.lock': lock(locked) }, 'flake.nix');
    expect(await read({ narHash: 'sha256-x' })).toMatchObject({ ecosystem: 'nix', locked: 'yes', hashed: 'yes' });
    expect(await read({ type: 'tarball' })).toMatchObject({ locked: 'yes', hashed: 'no' });
  });

  test('Bazel names exact versions, but for a branch', async () => {
    const text = 'module(name = "a")\nbazel_dep(name = "b", version = "1.0")\n';
    expect(await manifestOf({ 'MODULE.bazel': text }, 'MODULE.bazel')).toMatchObject({
      dependencies: 1,
      locked: 'yes',
      hashed: 'no',
    });
    expect(
      await manifestOf({ 'MODULE.bazel': `${text}git_override(module_name = "b", branch = "main")\n` }, 'MODULE.bazel'),
    ).toMatchObject({ locked: 'no' });
  });

  test('of other managers it is told whether their lockfile is there', async () => {
    expect(
      await manifestOf({ 'mix.exs': 'x', 'mix.lock': `"a": {:hex, :a, "1.0", "${sha}"}` }, 'mix.exs'),
    ).toMatchObject({ ecosystem: 'other', locked: 'yes', hashed: 'yes' });
    expect(await manifestOf({ 'mix.exs': 'x' }, 'mix.exs')).toMatchObject({ locked: 'no' });
  });

  test.each(['build.sbt', 'project.clj', 'deps.edn', 'app.cabal', 'vcpkg.json', 'elm.json', 'dune-project'])(
    'of which nothing is read is there, and nobody knows whether it is locked: %s',
    async (name) => {
      expect(await manifestOf({ [name]: 'x' }, name)).toMatchObject({ locked: 'unknown', hashed: 'unknown' });
    },
  );

  test('whose lock is beside it is locked', async () => {
    expect(await manifestOf({ Cartfile: 'x', 'Cartfile.resolved': 'y' }, 'Cartfile')).toMatchObject({ locked: 'yes' });
  });
});
