import { describe, expect, test } from 'vitest';
import { readScripts } from '../../../../collectors/ci/follow/packages.ts';
import { brief, doneByScript, told } from './following.ts';

const manifest = (scripts: unknown, path = 'package.json') => ({
  [path]: JSON.stringify({ name: 'x', scripts }, null, 2),
});

describe('scripts of package.json', () => {
  test('a script is found by name and line', async () => {
    const done = await doneByScript('npm run check', manifest({ start: 'node .', check: 'eslint . && jest' }));
    expect(told(done)).toEqual([
      'lint eslint yes package.json:5 < npm run check',
      'test jest yes package.json:5 < npm run check',
    ]);
  });

  test('those before and after run as well', async () => {
    const files = manifest({
      pretest: 'eslint .',
      test: 'jest; true',
      posttest: 'npm run plan',
      plan: 'terraform plan',
    });
    expect(brief(await doneByScript('npm test', files))).toEqual(['lint yes', 'test no', 'plan yes']);
    expect(brief(await doneByScript('pnpm test', files))).toEqual(['lint unknown', 'test no', 'plan unknown']);
  });

  test('what is handed on to a script counts', async () => {
    const files = manifest({ scan: 'grype image', test: 'jest' });
    expect(brief(await doneByScript('npm run scan', files))).toEqual(['image_scan no']);
    expect(brief(await doneByScript('npm run scan -- --fail-on high', files))).toEqual(['image_scan yes']);
    expect(brief(await doneByScript('yarn scan --fail-on high', files))).toEqual(['image_scan yes']);
    expect(brief(await doneByScript('npm t', files))).toEqual(['test yes']);
  });

  test('the nearest package.json upwards is meant', async () => {
    const files = {
      ...manifest({ test: 'jest' }),
      ...manifest({ test: 'terraform plan' }, 'app/package.json'),
      'app/src/x': '',
    };
    expect(brief(await doneByScript('cd app/src\nnpm test', files))).toEqual(['plan yes']);
    expect(brief(await doneByScript('npm --prefix app run test', files))).toEqual(['plan yes']);
    expect(brief(await doneByScript('npm test', files))).toEqual(['test yes']);
  });

  test('runners of several scripts are followed where they name them plainly', async () => {
    const files = manifest({
      all: 'run-s lint test',
      both: 'concurrently "npm:lint" "npm run test"',
      some: 'run-p test:*',
      lint: 'eslint .',
      test: 'jest',
    });
    expect(brief(await doneByScript('npm run all', files))).toEqual(['lint yes', 'test yes']);
    expect(brief(await doneByScript('npm run both', files))).toEqual(['lint yes', 'test yes']);
    expect(brief(await doneByScript('npm run some', files))).toEqual(['unknown unknown_program yes']);
  });

  test('a script that is not there is unknown, unless it may be missing', async () => {
    expect(brief(await doneByScript('npm run nope', manifest({})))).toEqual(['unknown absent yes']);
    expect(brief(await doneByScript('npm run nope'))).toEqual(['unknown absent yes']);
    expect(await doneByScript('npm run nope --if-present', manifest({}))).toEqual([]);
  });

  test('yarn and pnpm run an installed program where there is no such script', async () => {
    expect(told(await doneByScript('yarn eslint . --max-warnings 0', manifest({})))).toEqual([
      'lint eslint yes .github/workflows/ci.yml:10 < yarn run eslint',
    ]);
    expect(brief(await doneByScript('pnpm eslint .', manifest({ eslint: 'jest' })))).toEqual(['test yes']);
    expect(brief(await doneByScript('yarn test', manifest({})))).toEqual(['unknown absent yes']);
    expect(brief(await doneByScript('npm run eslint', manifest({})))).toEqual(['unknown absent yes']);
  });

  test('scripts that call each other end', async () => {
    const files = manifest({ a: 'npm run b', b: 'jest && npm run a' });
    expect(brief(await doneByScript('npm run a', files))).toEqual(['test yes']);
  });

  test('hostile manifests hold no scripts but texts', async () => {
    expect(readScripts('{"scripts":{"__proto__":"jest","constructor":"jest","a":1,"b":["jest"],"c":null}}')?.size).toBe(
      2,
    );
    expect(readScripts('{"scripts":["jest"]}')?.size).toBe(0);
    expect(readScripts('[]')).toBeNull();
    expect(readScripts('{')).toBeNull();
    expect(readScripts(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeNull();
    const files = { 'package.json': '{"scripts":{"__proto__":"jest"}}' };
    expect(brief(await doneByScript('npm run __proto__', files))).toEqual(['test yes']);
    expect(brief(await doneByScript('npm run toString', files))).toEqual(['unknown absent yes']);
    expect(brief(await doneByScript('npm test', { 'package.json': '{"scripts": {"test": jest}}' }))).toEqual([
      'unknown malformed yes',
    ]);
  });

  test('a key of the same name elsewhere does not mislead the line', () => {
    const scripts = readScripts(
      '{\n"jest": {"scripts": {"test": "no"}},\n"scripts": {\n"x": "a \\" {",\n"test": "jest"}}',
    );
    expect(scripts?.get('test')).toEqual({ text: 'jest', line: 5 });
  });
});
