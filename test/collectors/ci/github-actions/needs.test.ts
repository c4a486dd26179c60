import { describe, expect, test } from 'vitest';
import { job, on, pipeline } from './reading.ts';

/** A workflow of jobs told as `name: needs | condition`. */
const workflow = (
  jobs: Readonly<Record<string, readonly [readonly string[], (string | undefined)?]>>,
  events = 'on: push',
) =>
  `${events}\njobs:\n${Object.entries(jobs)
    .map(
      ([name, [needs, condition]]) =>
        `  ${name}:\n    needs: [${needs.join(', ')}]\n${condition === undefined ? '' : `    ${condition}\n`}    steps: [{run: make ${name}}]\n`,
    )
    .join('')}`;

describe('what must have passed before a job', () => {
  const required = async (condition?: string) =>
    job(await pipeline(workflow({ test: [[]], build: [['test']], deploy: [['build'], condition] })), 'deploy').after;

  test('all it needs, however many steps away', async () => {
    expect(await required()).toEqual(['build', 'test']);
  });

  test.each([
    ['if: always()', []],
    [`if: \${{ !cancelled() }}`, []],
    [`if: \${{ !failure() }}`, ['build', 'test']],
    ["if: success() || github.event_name == 'schedule'", null],
    ["if: github.ref == 'refs/heads/main'", ['build', 'test']],
    ["if: always() && needs.build.result == 'success'", ['build', 'test']],
    ["if: always() && github.ref == 'refs/heads/main' && needs.build.result == 'success'", ['build', 'test']],
    ["if: always() && (needs.build.result == 'success' || needs.build.result == 'skipped')", ['build', 'test']],
    [`if: \${{ !cancelled() && !contains(needs.*.result, 'failure') }}`, ['build', 'test']],
    ["if: always() && needs.build.outputs.changed == 'true'", null],
    ["if: always() && github.event_name == 'push'", []],
    ["if: contains('always()', 'x')", ['build', 'test']],
  ])('%s', async (condition, expected) => {
    expect(await required(condition)).toEqual(expected);
  });

  test('each of several is told by itself', async () => {
    const text = workflow({ a: [[]], b: [[]], c: [['a', 'b'], "if: always() && needs.a.result == 'success'"] });
    expect(job(await pipeline(text), 'c').after).toEqual(['a']);
  });

  test('a job whose failure is let pass need not have passed', async () => {
    const text = workflow({ lint: [[], 'continue-on-error: true'], test: [[]], deploy: [['lint', 'test']] });
    expect(job(await pipeline(text), 'deploy').after).toEqual(['test']);
  });

  test('it is not told where a job is missing, needs go in a circle, or are no names', async () => {
    const found = await pipeline(
      'on: push\njobs:\n  a:\n    needs: gone\n    steps: []\n  b:\n    needs: c\n    steps: []\n  c:\n    needs: b\n    steps: []\n  d:\n    needs: {x: y}\n    steps: []\n',
    );
    expect(found.jobs.map(({ after, runs }) => [after, runs.trunkPush])).toEqual(Array(4).fill([null, 'unknown']));
  });

  test('more than anybody writes are not told', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `j${index}`);
    const chain = Object.fromEntries(
      many.map((name, index) => [name, [index === 0 ? [] : [`j${index - 1}`]]] as const),
    );
    const found = await pipeline(workflow(chain));
    expect(job(found, 'j100').after).toHaveLength(100);
    expect(job(found, 'j299')).toMatchObject({ after: null, runs: { trunkPush: 'unknown' } });
  });
});

describe('whether a job is come to by way of others', () => {
  const runs = async (jobs: Parameters<typeof workflow>[0], name: string) =>
    job(await pipeline(workflow(jobs)), name).runs;

  test('one that needs a job that never runs does not run either, unless it says always', async () => {
    expect(await runs({ never: [[], 'if: false'], test: [['never']] }, 'test')).toEqual(on(''));
    expect(await runs({ never: [[], 'if: false'], test: [['never'], 'if: always()'] }, 'test')).toEqual(on('Rpt'));
    expect(await runs({ never: [[], 'if: false'], test: [['never'], `if: \${{ !failure() }}`] }, 'test')).toEqual(
      on('Rpt'),
    );
  });

  test('a skipped job skips those that wait for it by way of one that goes without it', async () => {
    const jobs = { never: [[], 'if: false'], between: [['never'], 'if: always()'], test: [['between']] } as const;
    expect(await runs(jobs, 'between')).toEqual(on('Rpt'));
    expect(await runs(jobs, 'test')).toEqual(on(''));
  });

  test('the results of needs are those of a run in which nothing fails', async () => {
    const of = (condition: string) =>
      runs({ a: [[]], b: [[], "if: github.ref_type == 'tag'"], c: [['a', 'b'], condition] }, 'c');
    expect(await of("if: always() && needs.a.result == 'success'")).toEqual(on('Rpt'));
    expect(await of("if: always() && needs.b.result == 'success'")).toEqual(on('t'));
    expect(await of("if: always() && contains(needs.*.result, 'failure')")).toEqual(on(''));
    expect(await of("if: always() && contains(needs.*.result, 'skipped')")).toEqual(on('Rp'));
    expect(await of('if: needs.a.outputs.go')).toEqual(on('T'));
  });
});
