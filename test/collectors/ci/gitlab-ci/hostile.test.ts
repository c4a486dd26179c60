import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGitlabCi } from '../../../../collectors/ci/gitlab-ci/definition.ts';
import { occasions, type Pipeline } from '../../../../collectors/ci/model.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { Tri } from '../../../../src/core/facts/base.ts';
import { jobOf, names, pipelineOf, unreadOf } from './pipeline.ts';

const read = (files: Readonly<Record<string, string | Uint8Array>>) =>
  readGitlabCi(memoryRepository({ files }), '.gitlab-ci.yml', 'main');
const one = (content: string | Uint8Array) => read({ '.gitlab-ci.yml': content });

describe('a definition that is none', () => {
  const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]\n`).join('')}`;

  test.each([
    ['is missing', {}, 'absent'],
    ['has a key twice', { '.gitlab-ci.yml': 'a: {script: [x]}\na: {script: [y]}' }, 'malformed'],
    ['multiplies by aliases', { '.gitlab-ci.yml': bomb }, 'malformed'],
    ['is 7 MB long', { '.gitlab-ci.yml': `# ${'x'.repeat(7 * 1024 * 1024)}` }, 'too_large'],
    ['is nested beyond any use', { '.gitlab-ci.yml': `a: ${'['.repeat(5000)}${']'.repeat(5000)}` }, 'malformed'],
    ['holds NUL', { '.gitlab-ci.yml': 'a: {script: [x]}\0' }, 'malformed'],
    ['is indented by tabs', { '.gitlab-ci.yml': 'a:\n\tscript: [x]' }, 'malformed'],
    ['is a list', { '.gitlab-ci.yml': '- a' }, 'malformed'],
    ['is empty', { '.gitlab-ci.yml': '' }, 'malformed'],
    ['has three documents', { '.gitlab-ci.yml': 'a: 1\n---\nb: 1\n---\nc: 1' }, 'malformed'],
  ])('that %s: says so', async (_, files, trouble) => {
    expect(await read(files)).toBe(trouble);
  });

  test('line ends of Windows and a byte order mark change nothing', async () => {
    const text = 'a:\n  script:\n    - go test\n    - |\n      make\n      make x\n';
    const plain = JSON.stringify(await pipelineOf(text));
    expect(JSON.stringify(await pipelineOf(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toBe(plain);
  });

  test('names of the language are names', async () => {
    const pipeline = await pipelineOf(
      '__proto__: {script: [make]}\nconstructor: {script: [make], extends: toString}\nhasOwnProperty: {needs: [__proto__], script: [make]}\n',
    );
    expect(names(pipeline)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(jobOf(pipeline, 'constructor').after).toBeNull();
    expect(jobOf(pipeline, 'hasOwnProperty').after).toEqual(['__proto__']);
  });
});

describe('what multiplies', () => {
  test('references to references end in scripts that are too long', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, n) => `.s${n + 1}:\n  script: [${`!reference [.s${n}, script],`.repeat(20)}]\n`,
    );
    const job = jobOf(
      await pipelineOf(`.s0: {script: [make]}\n${levels.join('')}a: {script: !reference [.s9, script]}`),
      'a',
    );
    expect(unreadOf(job)).toHaveLength(1);
  });

  test('references to nothing, many times over, end too', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, n) => `.s${n + 1}:\n  rules: [${`!reference [.s${n}, rules],`.repeat(20)}]\n`,
    );
    const text = `.s0: {rules: []}\n${levels.join('')}a: {script: [make], rules: !reference [.s9, rules]}`;
    expect(jobOf(await pipelineOf(text), 'a').runs.trunkPush).toBe('unknown');
  });

  test('jobs that all extend all others end', async () => {
    const all = Array.from({ length: 40 }, (_, n) => `.j${n}`);
    const text = all
      .map((name, n) => `${name}: {extends: [${all.slice(n + 1).join(', ')}], script: [make]}\n`)
      .join('');
    expect(names(await pipelineOf(`${text}a: {extends: .j0}`))).toEqual(['a']);
    const round = all.map((name) => `${name}: {extends: [${all.join(', ')}]}\n`).join('');
    expect(names(await pipelineOf(`${round}a: {extends: .j0}`))).toEqual(['a']);
  });

  test('inputs handed from file to file end', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [
        `${n}.yml`,
        `spec: {inputs: {x: {default: "${'long text '.repeat(1000)}"}}}\n---\ninclude: [{local: ${n + 1}.yml, inputs: {x: "${'$[[ inputs.x ]]'.repeat(20)}"}}]\nj${n}: {script: ["${'$[[ inputs.x ]]'.repeat(20)}"]}\n`,
      ]),
    );
    const { missing } = await pipelineOf('include: [{local: 0.yml}]', files);
    expect(missing).not.toEqual([]);
  });

  test('jobs beyond the limit are missing', async () => {
    const text = Array.from({ length: 1100 }, (_, n) => `j${n}: {script: [make]}\n`).join('');
    const { jobs, missing } = await pipelineOf(text);
    expect(jobs).toHaveLength(1000);
    expect(missing).toMatchObject([{ what: '100 jobs beyond the first 1000', why: 'too_large' }]);
  });

  test('a thousand jobs, each needing the one before it or coming in a stage of its own, are put in order', async () => {
    const numbers = Array.from({ length: 1000 }, (_, n) => n);
    const chain = numbers.map((n) => `j${n}: {script: [make], needs: [${n === 0 ? '' : `j${n - 1}`}]}\n`).join('');
    expect(jobOf(await pipelineOf(chain), 'j999').after).toHaveLength(999);
    const stages = `stages: [${numbers.map((n) => `s${n}`).join(', ')}]\n`;
    const staged = numbers.map((n) => `j${n}: {script: [make], stage: s${n}}\n`).join('');
    expect(jobOf(await pipelineOf(stages + staged), 'j999').after).toHaveLength(999);
  });
});

const texts = [
  `include:
  - local: a.yml
  - {project: acme/ci, file: [x.yml], ref: v1}
  - template: Security/SAST.gitlab-ci.yml
workflow:
  rules: [{if: $CI_MERGE_REQUEST_IID}, {if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH}]
default: {image: golang:1.24, before_script: [go version]}
stages: [build, test, deploy]
.base: &base
  rules:
    - if: $CI_COMMIT_BRANCH =~ /^main$/i && $X != null
      changes: [a]
test:
  <<: *base
  extends: [.a, .base]
  parallel: {matrix: [{OS: [linux, mac]}]}
  script:
    - !reference [.a, script]
    - "for x in $(ls); do make $x; done"
deploy: {stage: deploy, needs: [{job: test, optional: true}], script: [make], environment: {name: $OS}, when: manual}
child: {trigger: {include: a.yml, strategy: depend}}
`,
  `spec: {inputs: {n: {default: 1}}}
---
include: .gitlab-ci.yml
.a: {script: ["make $[[ inputs.n ]]"], extends: test}
job: {script: !reference [.a, script], allow_failure: {exit_codes: 1}, id_tokens: {T: {aud: vault}}}
`,
];
const shards =
  '\n,  ,:,- ,[,],{,},&a ,*a,!reference [.a],!x ,",\',|,>,#,\t,$[[ inputs.n ]],${,$,\0,\u202e,😀,<<: ,---\n,? ,null,include: a.yml\n,extends: test\n'.split(
    ',',
  );

/** One of the texts with pieces cut out, doubled and put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.tuple(fc.nat(900), fc.nat(40), fc.constantFrom(...shards, ...texts)), { maxLength: 8 }),
  )
  .map(([text, edits]) => edits.reduce((now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut), text));

function expectSound(pipeline: Pipeline): void {
  const known = new Set(pipeline.jobs.map((job) => job.name));
  expect(known.size).toBe(pipeline.jobs.length);
  for (const job of pipeline.jobs) {
    for (const name of job.after ?? []) expect(known).toContain(name);
    for (const occasion of occasions) expect(Tri.options).toContain(job.runs[occasion]);
    for (const { at } of [job, ...job.steps, ...job.identities]) expect(at.line).toBeGreaterThan(0);
  }
}

test('whatever the files hold, the reader ends with something sound', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, mutated, async (own, included) => {
      const pipeline = await read({ '.gitlab-ci.yml': own, 'a.yml': included });
      if (typeof pipeline !== 'string') expectSound(pipeline);
    }),
    { numRuns: 600 },
  );
});

test('what is not read of an include never makes anything surer', async () => {
  const order = { yes: 1, unknown: 0, no: -1 } as const;
  const text = (include: string) => `${include}a: {script: [make]}\nb: {script: [make], only: [tags]}\n`;
  const [read1, unread] = [await one(text('')), await one(text('include: [{remote: "https://example.org/x.yml"}]\n'))];
  if (typeof read1 === 'string' || typeof unread === 'string') throw new Error('not read');
  for (const occasion of occasions) {
    for (const name of ['a', 'b']) {
      const [before, after] = [jobOf(read1, name).runs[occasion], jobOf(unread, name).runs[occasion]];
      expect(after === before || order[after] === 0).toBe(true);
    }
  }
});
