import { describe, expect, test } from 'vitest';
import { json, manifestOf, manifestsOf } from './reading.ts';

const sha = 'a'.repeat(64);

describe('requirement files', () => {
  const read = (text: string, name = 'requirements.txt') => manifestOf({ [name]: text }, name);

  test('versions with hashes lock with hashes', async () => {
    const text = `# made by a tool\nflask==3.0.0 \\\n    --hash=sha256:${sha} \\\n    --hash=sha256:${sha}\n    # via app\nclick==8.1.0 ; python_version > "3" --hash=sha256:${sha}\n`;
    expect(await read(text)).toMatchObject({
      ecosystem: 'pypi',
      dependencies: 2,
      lockfile: 'requirements.txt',
      locked: 'yes',
      hashed: 'yes',
    });
  });

  test.each([
    ['flask==3.0.0\nclick == 8.1.0  # pinned\n', 'yes', 'no'],
    ['flask[async]==3.0.0; python_version < "3.12"\n', 'yes', 'no'],
    ['flask>=3\nclick==8.1.0\n', 'no', 'no'],
    ['flask\n', 'no', 'no'],
    ['flask==3.*\n', 'no', 'no'],
    ['flask==3.0.0,!=3.0.1\n', 'no', 'no'],
    [`lib @ git+https://x.example/a/b.git@${'b'.repeat(40)}\n`, 'yes', 'yes'],
    ['lib @ git+https://x.example/a/b.git@main\n', 'no', 'no'],
    ['-e git+https://x.example/a/b.git#egg=b\n', 'no', 'no'],
    [`https://x.example/b.whl#sha256=${sha}\n`, 'yes', 'yes'],
    ['-e .\n./local\n--index-url https://x.example\n', 'yes', 'yes'],
  ])('%j', async (text, locked, hashed) => expect(await read(text)).toMatchObject({ locked, hashed }));

  test('what is included counts, and what cannot be is unknown', async () => {
    const files = { 'requirements.txt': '-r base.txt\nclick==8.1.0\n', 'base.txt': 'flask>=3\n' };
    expect(await manifestOf(files, 'requirements.txt')).toMatchObject({ dependencies: 2, locked: 'no' });
    expect(await read('-r gone.txt\nflask==3.0.0\n')).toMatchObject({ dependencies: null, locked: 'unknown' });
    expect(await read('-r requirements.txt\nflask==3.0.0\n')).toMatchObject({ dependencies: 1, locked: 'yes' });
  });

  test('the source of a compiled file is none of its own, that of no file is', async () => {
    const found = await manifestsOf({
      'requirements.in': 'flask',
      'requirements.txt': 'flask==3.0.0',
      'x-requirements.in': 'a',
    });
    expect(Object.keys(found)).toEqual(['requirements.txt', 'x-requirements.in']);
  });

  test('files for tests and development are not shipped', async () => {
    for (const name of ['requirements-dev.txt', 'requirements_for_test.txt', 'requirements/dev.txt'])
      expect(await read('flask==3.0.0', name)).toMatchObject({ shipped: 'no' });
    expect(await read('flask==3.0.0', 'requirements/prod.txt')).toMatchObject({ shipped: 'unknown' });
  });
});

describe('projects', () => {
  const project = '[project]\nname = "My_App"\ndependencies = [\n  "Flask>=3",\n  "zope.interface",\n]\n';
  const block = (name: string, more: string) => `[[package]]\nname = "${name}"\nversion = "1.0"\n${more}\n`;
  const wheel = `source = { registry = "https://pypi.org/simple" }\nwheels = [\n    { url = "https://x.example/f.whl", hash = "sha256:${sha}", size = 1 },\n]\n`;
  const uv = `version = 1\n\n${block('flask', wheel)}${block('zope-interface', wheel)}${block('my-app', 'source = { virtual = "." }')}`;

  test('uv, poetry and pdm keep hashes of files', async () => {
    const files = `files = [\n    {file = "f.whl", hash = "sha256:${sha}"},\n]\n`;
    const poetry = `${block('flask', files)}${block('zope-interface', files)}[metadata]\nlock-version = "2.0"\n`;
    for (const [name, text] of [
      ['uv.lock', uv],
      ['poetry.lock', poetry],
      ['pdm.lock', poetry],
    ] as const)
      expect(await manifestOf({ 'pyproject.toml': project, [name]: text }, 'pyproject.toml')).toMatchObject({
        dependencies: 2,
        lockfile: name,
        locked: 'yes',
        hashed: 'yes',
      });
  });

  test('older locks of poetry keep the hashes at the end', async () => {
    const named = `${block('flask', '')}${block('zope-interface', '')}`;
    const end = `[metadata.files]\nflask = [\n    {file = "f.whl", hash = "sha256:${sha}"},\n]\nzope-interface = [\n    {file = "z.whl", hash = "sha256:${sha}"},\n]\n`;
    const read = (text: string) => manifestOf({ 'pyproject.toml': project, 'poetry.lock': text }, 'pyproject.toml');
    expect(await read(named + end)).toMatchObject({ locked: 'yes', hashed: 'yes' });
    expect(await read(named)).toMatchObject({ locked: 'yes', hashed: 'no' });
  });

  test('a package without hash, and one that is missing, are told apart', async () => {
    const read = (text: string) => manifestOf({ 'pyproject.toml': project, 'uv.lock': text }, 'pyproject.toml');
    expect(await read(uv.replace(wheel, 'source = { registry = "https://pypi.org/simple" }\n'))).toMatchObject({
      locked: 'yes',
      hashed: 'no',
    });
    expect(await read(uv.replace('"flask"', '"flusk"'))).toMatchObject({ locked: 'unknown' });
  });

  test('a member of a workspace is served by the lock that names it', async () => {
    const found = await manifestsOf({
      'uv.lock': uv,
      'libs/a/pyproject.toml': project,
      'libs/b/pyproject.toml': project.replace('My_App', 'other'),
    });
    expect(found['libs/a/pyproject.toml']).toMatchObject({ lockfile: 'uv.lock', locked: 'yes' });
    expect(found['libs/b/pyproject.toml']).toMatchObject({ lockfile: null, locked: 'no' });
  });

  test('a compiled requirements file locks the project beside it where it names all of it', async () => {
    const read = (text: string) =>
      manifestOf({ 'pyproject.toml': project, 'requirements.txt': text }, 'pyproject.toml');
    expect(await read('flask==3.0.0\nzope-interface==1.0\n')).toMatchObject({
      lockfile: 'requirements.txt',
      locked: 'yes',
    });
    expect(await read('flask==3.0.0\n')).toMatchObject({ lockfile: null, locked: 'no' });
  });

  test('settings of tools alone are no manifest', async () => {
    expect(
      await manifestsOf({ 'pyproject.toml': '[tool.ruff]\nline-length = 100\n', 'setup.py': 'setup(name="x")' }),
    ).toEqual({});
  });

  test('poetry and Pipfile name packages in tables', async () => {
    const poetry =
      '[tool.poetry.dependencies]\npython = "^3.12"\nflask = "^3"\n\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n';
    expect(await manifestOf({ 'pyproject.toml': poetry }, 'pyproject.toml')).toMatchObject({
      dependencies: 1,
      locked: 'no',
    });
    const pipfile = '[packages]\nflask = "*"\n\n[dev-packages]\npytest = "*"\n';
    const lock = (hashes: readonly string[]) =>
      json({
        _meta: {},
        default: { flask: { hashes, version: '==3' } },
        develop: { pytest: { hashes: ['sha256:x'] } },
      });
    const read = (text: string) => manifestOf({ Pipfile: pipfile, 'Pipfile.lock': text }, 'Pipfile');
    expect(await read(lock(['sha256:x']))).toMatchObject({ dependencies: 1, locked: 'yes', hashed: 'yes' });
    expect(await read(lock([]))).toMatchObject({ locked: 'yes', hashed: 'no' });
  });
});
