import { describe, expect, test } from 'vitest';
import { json, manifestOf, manifestsOf } from './reading.ts';

const manifest = json({ name: 'a', dependencies: { left: '^1.0.0' }, devDependencies: { '@s/right': '^2.0.0' } });
const entry = (name: string) => ({
  version: '1.0.0',
  resolved: `https://r.example/${name}.tgz`,
  integrity: 'sha512-x',
});
const npmLock = (more: object = {}) =>
  json({
    lockfileVersion: 3,
    packages: { '': {}, 'node_modules/left': entry('left'), 'node_modules/@s/right': entry('right'), ...more },
  });

const told = (lockfile: string, text: string) =>
  manifestOf({ 'package.json': manifest, [lockfile]: text }, 'package.json');

describe('lockfiles of npm', () => {
  test('one that names everything with its hash locks with hashes', async () => {
    expect(await told('package-lock.json', npmLock())).toMatchObject({
      ecosystem: 'npm',
      folder: '',
      dependencies: 1,
      lockfile: 'package-lock.json',
      locked: 'yes',
      hashed: 'yes',
    });
  });

  test('an entry without hash is not fixed by content', async () => {
    const text = npmLock({ 'node_modules/x': { version: '1.0.0', resolved: 'https://r.example/x.tgz' } });
    expect(await told('package-lock.json', text)).toMatchObject({ locked: 'yes', hashed: 'no' });
  });

  test('a commit and a link need no hash, a branch does', async () => {
    const git = (end: string) => ({ 'node_modules/x': { resolved: `git+ssh://git@x.example/a/b.git#${end}` } });
    const link = { 'node_modules/y': { link: true, resolved: 'packages/y' } };
    expect(await told('package-lock.json', npmLock({ ...git('a'.repeat(40)), ...link }))).toMatchObject({
      hashed: 'yes',
    });
    expect(await told('package-lock.json', npmLock(git('main')))).toMatchObject({ hashed: 'no' });
  });

  test('the first version nests its packages', async () => {
    const nested = { left: { ...entry('left'), dependencies: { deep: { version: '1.0.0' } } }, '@s/right': entry('r') };
    expect(await told('package-lock.json', json({ lockfileVersion: 1, dependencies: nested }))).toMatchObject({
      locked: 'yes',
      hashed: 'no',
    });
  });

  test('one that lacks a name, is no JSON or is a link proves nothing', async () => {
    const lacking = json({ lockfileVersion: 3, packages: { 'node_modules/left': entry('left') } });
    expect(await told('package-lock.json', lacking)).toMatchObject({ locked: 'unknown', hashed: 'unknown' });
    expect(await told('package-lock.json', '{')).toMatchObject({ locked: 'unknown', hashed: 'unknown' });
    expect(await manifestOf({ 'package.json': manifest }, 'package.json', ['package-lock.json'])).toMatchObject({
      lockfile: 'package-lock.json',
      locked: 'unknown',
    });
  });

  test('without any lockfile nothing is locked, unless nothing is named', async () => {
    expect(await manifestOf({ 'package.json': manifest }, 'package.json')).toMatchObject({
      lockfile: null,
      locked: 'no',
      hashed: 'no',
    });
    expect(await manifestOf({ 'package.json': '{}' }, 'package.json')).toMatchObject({
      dependencies: 0,
      locked: 'yes',
    });
    expect(await manifestOf({ 'package.json': '{' }, 'package.json')).toMatchObject({
      dependencies: null,
      locked: 'unknown',
    });
  });
});

describe('lockfiles of others', () => {
  const classic = `# yarn lockfile v1\n\n\nleft@^1.0.0:\n  version "1.0.0"\n  resolved "https://r.example/left.tgz#${'a'.repeat(40)}"\n\n"@s/right@^2.0.0":\n  version "2.0.0"\n  resolved "https://r.example/right.tgz"\n  integrity sha512-x==\n`;
  const berry = `__metadata:\n  version: 8\n\n"left@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "left@npm:1.0.0"\n  checksum: 10/abc\n  languageName: node\n  linkType: hard\n\n"@s/right@npm:^2.0.0":\n  version: 2.0.0\n  resolution: "@s/right@npm:2.0.0"\n  checksum: 10/abc\n  linkType: hard\n\n"a@workspace:.":\n  version: 0.0.0\n  resolution: "a@workspace:."\n  linkType: soft\n`;
  const pnpm = `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      left:\n        specifier: ^1.0.0\n        version: 1.0.0\n    devDependencies:\n      '@s/right':\n        specifier: ^2.0.0\n        version: 2.0.0\n\npackages:\n\n  left@1.0.0:\n    resolution: {integrity: sha512-x==}\n\n  '@s/right@2.0.0':\n    resolution: {integrity: sha512-x==}\n`;
  const bun = `{\n  "lockfileVersion": 1,\n  "workspaces": {\n    "": {\n      "name": "a",\n    },\n  },\n  "packages": {\n    "left": ["left@1.0.0", "", {}, "sha512-x=="],\n    "@s/right": ["@s/right@2.0.0", "", {}, "sha512-x=="],\n  }\n}\n`;

  test.each([
    ['yarn.lock', classic],
    ['yarn.lock', berry],
    ['pnpm-lock.yaml', pnpm],
    ['bun.lock', bun],
  ])('%s locks with hashes', async (name, text) => {
    expect(await told(name, text)).toMatchObject({ lockfile: name, locked: 'yes', hashed: 'yes' });
  });

  test.each([
    ['yarn.lock', classic.replace(/\n {2}integrity.*/, '')],
    ['yarn.lock', berry.replace(/\n {2}checksum.*/, '')],
    ['pnpm-lock.yaml', pnpm.replace('{integrity: sha512-x==}', '{tarball: https://x.example/left.tgz}')],
    ['bun.lock', bun.replace('"sha512-x=="', '""')],
  ])('%s without one of its hashes is not fixed by content', async (name, text) => {
    expect(await told(name, text)).toMatchObject({ locked: 'yes', hashed: 'no' });
  });

  test.each([
    ['yarn.lock', classic.replaceAll('left', 'lift')],
    ['yarn.lock', berry.replaceAll('left', 'lift')],
    ['pnpm-lock.yaml', pnpm.replaceAll('left', 'lift')],
    ['bun.lock', bun.replaceAll('left', 'lift')],
    ['yarn.lock', '<<<<<<< HEAD'],
  ])('%s of something else proves nothing', async (name, text) => {
    expect(await told(name, text)).toMatchObject({ locked: 'unknown' });
  });

  test('of two lockfiles the one that fits is told', async () => {
    const files = { 'package.json': manifest, 'package-lock.json': '{}', 'yarn.lock': classic };
    expect(await manifestOf(files, 'package.json')).toMatchObject({ lockfile: 'yarn.lock', locked: 'yes' });
  });
});

describe('workspaces', () => {
  const root = (workspaces: unknown) => json({ private: true, workspaces });
  const files = (workspaces: unknown) => ({
    'package.json': root(workspaces),
    'package-lock.json': npmLock(),
    'packages/a/package.json': manifest,
    'other/package.json': manifest,
  });

  test('the lockfile of the root serves its members and nobody else', async () => {
    const found = await manifestsOf(files(['packages/*']));
    expect(found['packages/a/package.json']).toMatchObject({ lockfile: 'package-lock.json', locked: 'yes' });
    expect(found['other/package.json']).toMatchObject({ lockfile: null, locked: 'no' });
  });

  test('patterns go deep, leave out, and may be beyond what is read', async () => {
    expect((await manifestsOf(files(['**', '!other'])))['packages/a/package.json']).toMatchObject({ locked: 'yes' });
    expect((await manifestsOf(files(['**', '!other'])))['other/package.json']).toMatchObject({ locked: 'no' });
    expect((await manifestsOf(files(['{packages,x}/*'])))['packages/a/package.json']).toMatchObject({
      locked: 'unknown',
    });
  });

  test('pnpm keeps the members in a file of its own', async () => {
    const found = await manifestsOf({ ...files(undefined), 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n' });
    expect(found['packages/a/package.json']).toMatchObject({ locked: 'yes' });
  });
});
