import { expect, test } from 'vitest';
import { type Fact, facts } from '../../../src/core/facts/index.ts';

const base = { id: 'x', source: 'repository', ref: 'r', at: { commit: null, path: null, line: null } };

test('what is built and published has its article', () => {
  const build = { ...base, path: 'Dockerfile', folder: '', wired: 'yes', shipped: 'yes' } as const;
  expect(facts['supply.build'].summary({ ...build, form: 'image' })).toMatch(/^builds an image, /);
  expect(facts['supply.build'].summary({ ...build, form: 'package' })).toMatch(/^builds a package, /);
  const release = {
    ...base,
    pipeline: 'p',
    job: 'j',
    active: 'yes',
    form: 'archive',
    store: null,
    neverOverwritten: 'unknown',
    version: 'version',
    start: 'tag',
    built: 'yes',
    signed: 'no',
    attested: 'no',
    sbom: 'no',
    sbomKeptDays: null,
  } as const;
  expect(facts['supply.release'].summary(release)).toBe('publishes an archive');
});

test('an image whose name is an expression is told without it', () => {
  const image: Fact<'supply.image'> = {
    ...base,
    name: '$' + '{local.image}',
    place: 'iac',
    role: 'deployed',
    pin: 'variable',
    own: 'yes',
    environment: null,
    builtHere: 'unknown',
  };
  expect(facts['supply.image'].summary(image)).toBe(
    'deployed image whose name is set elsewhere by a value set elsewhere',
  );
});

test('packages that are taken by name are no downloads from a host', () => {
  const download = { ...base, where: 'image', path: 'Dockerfile', host: null, piped: 'no', inBuild: 'yes' } as const;
  expect(facts['supply.download'].summary({ ...download, tool: 'apt-get', checked: 'no' })).toBe(
    'apt-get installs packages by name, not fixed',
  );
  expect(facts['supply.download'].summary({ ...download, tool: 'curl', checked: 'no' })).toBe(
    'curl fetches, not checked',
  );
});

test('what environments run is told as what it is', () => {
  const reuse: Fact<'relation.build_reuse'> = {
    ...base,
    component: '',
    environments: 2,
    builtOnce: 'yes',
    why: 'locked_rebuild',
    exactInGit: 'unknown',
    by: [],
  };
  const { summary } = facts['relation.build_reuse'];
  expect(summary(reuse)).toBe('what lies at the root is rebuilt from the same locked inputs, for 2 environments');
  expect(summary({ ...reuse, component: 'web', why: 'promoted' })).toBe('web is built once, for 2 environments');
});

test('what no machine applies is not said to be applied by hand by one', () => {
  const rule: Fact<'relation.access_rule'> = {
    ...base,
    rule: 'x',
    bootstrap: 'no',
    applied: 'no',
    how: 'by_hand',
    checked: 'no',
    owned: 'no',
    reviewRequired: 'no',
    by: [],
  };
  expect(facts['relation.access_rule'].summary(rule)).toBe('r is applied by no machine');
});

test('what pipelines take from elsewhere is told in words', () => {
  const dependency = {
    ...base,
    system: 'github_actions',
    pipeline: 'p',
    form: 'action',
    name: 'acme/a',
    resolution: 'remote',
  } as const;
  const { summary } = facts['ci.dependency'];
  expect(summary({ ...dependency, pin: 'unknown' })).toBe('action acme/a, fixed or not');
  expect(summary({ ...dependency, pin: 'branch' })).toBe('action acme/a, by a branch');
  expect(summary({ ...dependency, pin: 'commit' })).toBe('action acme/a, fixed by commit');
});

test('a manifest that names nothing is not told to be locked', () => {
  const manifest = {
    ...base,
    ecosystem: 'npm',
    path: 'package.json',
    folder: '',
    shipped: 'yes',
    lockfile: null,
    locked: 'yes',
    hashed: 'yes',
  } as const;
  expect(facts['supply.manifest'].summary({ ...manifest, dependencies: 0 })).toMatch(/^npm manifest, without dep/);
  expect(facts['supply.manifest'].summary({ ...manifest, dependencies: 1 })).toMatch(
    /^npm manifest, locked with hashes/,
  );
});
