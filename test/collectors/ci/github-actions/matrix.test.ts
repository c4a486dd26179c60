import { describe, expect, test } from 'vitest';
import { legsOf } from '../../../../collectors/ci/github-actions/matrix.ts';
import { parseYaml } from '../../../../src/formats/yaml.ts';
import { job, on, pipeline, stepsOf } from './reading.ts';

const legs = (matrix: string) => {
  const [node] = parseYaml(`strategy:\n  matrix: ${matrix}\n`, '1.2') ?? [];
  if (node === undefined) throw new Error('not read');
  return legsOf(node)?.map((leg) =>
    Object.fromEntries([...leg].map(([key, one]) => [key, typeof one === 'symbol' ? '?' : one])),
  );
};

describe('the legs of a matrix', () => {
  test.each([
    [
      '{os: [linux, mac], go: [1.25, 1.26]}',
      [
        { os: 'linux', go: '1.25' },
        { os: 'linux', go: '1.26' },
        { os: 'mac', go: '1.25' },
        { os: 'mac', go: '1.26' },
      ],
    ],
    [
      '{os: [linux, mac], go: [1, 2], exclude: [{os: mac, go: 1}]}',
      [
        { os: 'linux', go: '1' },
        { os: 'linux', go: '2' },
        { os: 'mac', go: '2' },
      ],
    ],
    ['{os: [linux, mac], exclude: [{os: mac}]}', [{ os: 'linux' }]],
    ['{include: [{env: dev, url: a}, {env: prod}]}', [{ env: 'dev', url: 'a' }, { env: 'prod' }]],
    [
      '{env: [dev, prod], include: [{env: prod, slow: true}, {env: test}]}',
      [{ env: 'dev' }, { env: 'prod', slow: true }, { env: 'test' }],
    ],
    [
      '{env: [dev, prod], include: [{colour: red}]}',
      [
        { env: 'dev', colour: 'red' },
        { env: 'prod', colour: 'red' },
      ],
    ],
    ['{Target: [{Name: a, on: true}]}', [{ 'target.name': 'a', 'target.on': true }]],
    [
      `{app: "\${{ fromJSON(needs.a.outputs.b) }}", env: [dev, prod]}`,
      [
        { app: '?', env: 'dev' },
        { app: '?', env: 'prod' },
      ],
    ],
    [`{app: ["\${{ vars.APP }}", shop]}`, [{ app: '?' }, { app: 'shop' }]],
    [`{app: "\${{ fromJSON(vars.APPS) }}", include: [{app: shop, x: y}]}`, undefined],
    [`"\${{ fromJSON(vars.MATRIX) }}"`, undefined],
    [`{include: "\${{ fromJSON(vars.MATRIX) }}"}`, undefined],
    [`{n: [${Array.from({ length: 21 }, (_, n) => n).join(',')}]}`, undefined],
    ['{a: [1,2,3,4,5,6,7,8,9], b: [1,2,3,4,5,6,7,8,9], c: [1,2,3,4,5,6,7,8,9], d: [1,2,3,4,5,6,7,8,9]}', undefined],
    ['', [{}]],
  ])('%s', (matrix, expected) => {
    expect(legs(matrix)).toEqual(expected);
  });
});

const workflow = (body: string, matrix: string) =>
  `on:\n  push:\n    branches: [main]\njobs:\n  deploy:\n    strategy:\n      matrix: ${matrix}\n${body}`;

describe('what a matrix fills in', () => {
  test('one job for each environment, and each with the steps that its legs come to', async () => {
    const body = `    environment: \${{ matrix.env }}\n    steps:\n      - run: make plan\n      - if: matrix.env == 'prod'\n        run: make smoke\n`;
    const found = await pipeline(workflow(body, '{env: [dev, prod]}'));
    expect(found.jobs.map(({ name, environment, approval }) => [name, environment, approval])).toEqual([
      ['deploy (dev)', { name: 'dev' }, 'server_side'],
      ['deploy (prod)', { name: 'prod' }, 'server_side'],
    ]);
    expect(job(found, 'deploy (dev)').steps.map(({ runs }) => runs.trunkPush)).toEqual(['yes', 'no']);
    expect(job(found, 'deploy (prod)').steps.map(({ runs }) => runs.trunkPush)).toEqual(['yes', 'yes']);
  });

  test.each([
    ['production', { name: 'production' }],
    ['{name: production, url: https://example.org}', { name: 'production' }],
    [`\${{ vars.ENVIRONMENT }}`, { name: null }],
    [`{name: "\${{ github.ref_name }}"}`, { name: null }],
    [`\${{ matrix.env }}`, { name: 'dev' }],
    [`\${{ matrix.env }}-eu`, { name: 'dev-eu' }],
    [`\${{ matrix.region }}`, null],
    ['""', null],
    ['', null],
    ['[production]', { name: null }],
    ['x'.repeat(300), { name: null }],
  ])('environment: %s', async (written, environment) => {
    const found = await pipeline(workflow(`    environment: ${written}\n    steps: []\n`, '{env: [dev]}'));
    expect(found.jobs).toMatchObject([
      { name: 'deploy', environment, approval: environment === null ? 'none' : 'server_side' },
    ]);
  });

  test('too many legs are not told apart, and one whose name is not fixed leaves all open', async () => {
    const body = `    environment: \${{ matrix.env }}\n    steps: []\n`;
    const many = `{env: [${Array.from({ length: 21 }, (_, n) => `e${n}`).join(',')}]}`;
    expect((await pipeline(workflow(body, many))).jobs).toMatchObject([
      { name: 'deploy', environment: { name: null } },
    ]);
    const open = await pipeline(workflow(body, `{env: [dev, "\${{ vars.E }}"]}`));
    expect(open.jobs).toMatchObject([{ name: 'deploy', environment: { name: null } }]);
  });

  test('a step for each folder, on the occasions of its legs', async () => {
    const body = `    steps:\n      - if: matrix.dir != 'docs'\n        working-directory: \${{ matrix.dir }}\n        run: make\n`;
    const found = await pipeline(workflow(body, '{dir: [app, docs]}'));
    expect(stepsOf(found)).toMatchObject([
      { doing: { directory: 'app' }, runs: on('p') },
      { doing: { directory: 'docs' }, runs: on('') },
    ]);
  });

  test('a leg in which a step runs is enough for it to be reached', async () => {
    const body = `    steps:\n      - if: matrix.os == 'linux'\n        run: make\n      - if: matrix.os == 'bsd'\n        run: make\n`;
    const found = await pipeline(workflow(body, '{os: [linux, mac]}'));
    expect(stepsOf(found).map(({ runs }) => runs.trunkPush)).toEqual(['yes', 'no']);
  });

  test('a name that no axis is known to give stays unknown', async () => {
    const body = `    steps:\n      - if: matrix.target.os == 'linux'\n        run: make\n`;
    const found = await pipeline(workflow(body, `{target: "\${{ fromJSON(vars.X) }}"}`));
    expect(stepsOf(found)).toMatchObject([{ runs: on('P') }]);
  });
});
