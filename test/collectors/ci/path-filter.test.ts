import { describe, expect, test } from 'vitest';
import { pathFiltersOf } from '../../../collectors/ci/path-filter.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { readCi } from './reading.ts';

const filtersOf = (...paths: string[]) =>
  pathFiltersOf(memoryRepository({ files: Object.fromEntries(paths.map((path) => [path, ''])) }));

describe('a filter of paths', () => {
  test.each([
    [['src/**'], true],
    [['src/*'], false],
    [['src/*/*.go'], true],
    [['**/*.go'], true],
    [['**/README.md'], true],
    [['**'], true],
    [['READ?E.md'], false],
    [['README.mdx?'], true],
    [['src'], false],
    [['nothing/**'], false],
    [['nothing/**', 'README.md'], true],
    [['**', '!src/**'], true],
    [['src/**', '!**/*.go'], false],
    [['src/**', '!**/*.go', 'src/api/main.go'], true],
    [['!nothing/**'], false],
    [[], false],
    [['[b-a]'], true],
    [['x'.repeat(9000)], true],
    [Array.from({ length: 300 }, (_, index) => `no-${index}`), true],
  ])('%j lets some file through: %s', async (patterns, expected) => {
    expect((await filtersOf('README.md', 'src/api/main.go')).admitSome(patterns)).toBe(expected);
  });

  test.each([
    [['docs/**'], true],
    [['**'], false],
    [['**.md', 'src/**'], false],
    [['**.md'], true],
    [[], true],
  ])('ignoring %j leaves some file: %s', async (patterns, expected) => {
    expect((await filtersOf('README.md', 'src/api/main.go')).leaveSome(patterns)).toBe(expected);
  });

  test('is taken for one that files match where it is too much to tell', async () => {
    const filters = await filtersOf(...Array.from({ length: 3000 }, (_, index) => `a${index}`));
    const costly = (name: string) => Array.from({ length: 200 }, (_, index) => `*${name}${index}-`);
    expect(filters.admitSome(['nothing'])).toBe(false);
    expect(filters.admitSome(costly('x'))).toBe(true);
    expect(filters.admitSome(['nowhere'])).toBe(true);
  });
});

describe('a pipeline that no file of the repository starts', () => {
  const steps = 'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - run: go test ./...\n';
  const github = async (starts: string) => {
    const files = { '.github/workflows/ci.yml': `on:\n${starts}${steps}`, 'src/main.go': '' };
    return (await readCi({ files })).items[0];
  };

  test('may start once there is one, and never surely', async () => {
    expect(await github('  pull_request:\n    paths: ["nothing/**"]\n')).toMatchObject({
      ...{ onChangeRequest: 'unknown', checksRequests: 'unknown', requestsFiltered: 'yes' },
    });
    expect(await github('  push:\n    branches: [main]\n    paths-ignore: ["**"]\n')).toMatchObject({
      ...{ onTrunkPush: 'unknown', checksPushes: 'unknown', pushesFiltered: 'yes' },
    });
  });

  test('starts where some file is let through, and for tags whatever the paths', async () => {
    expect(await github('  pull_request:\n    paths: ["src/**"]\n')).toMatchObject({
      ...{ onChangeRequest: 'yes', checksRequests: 'yes', requestsFiltered: 'yes' },
    });
    expect(await github('  push:\n    tags: ["v*"]\n    paths: ["nothing/**"]\n')).toMatchObject({ onTag: 'yes' });
  });

  test.each([
    ['["src/**"]', 'yes'],
    ['["nothing/**"]', 'unknown'],
    ['{paths: ["nothing/**"]}', 'unknown'],
    ['["$FOLDER/**"]', 'yes'],
    ['["{src,x}/**"]', 'yes'],
  ])('on GitLab with changes: %s', async (changes, expected) => {
    const text = `a:\n  script: [go test ./...]\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n      changes: ${changes}\n`;
    const files = { '.gitlab-ci.yml': text, 'src/main.go': '' };
    expect((await readCi({ files })).items).toMatchObject([{ onChangeRequest: expected, requestsFiltered: 'yes' }]);
    const old = `a:\n  script: [go test ./...]\n  only: {refs: [merge_requests], changes: ${changes.startsWith('{') ? '["nothing/**"]' : changes}}\n`;
    expect((await readCi({ files: { ...files, '.gitlab-ci.yml': old } })).items).toMatchObject([
      { onChangeRequest: expected, requestsFiltered: 'yes' },
    ]);
  });
});
