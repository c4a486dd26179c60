import { expect, test } from 'vitest';
import { onlyJob, pipelineOf } from './pipeline.ts';

const job = (keys: string) => `deploy:\n  script: [make deploy]\n${keys.replace(/^(?=.)/gm, '  ')}`;

test.each([
  ['none', '', null],
  ['a name', 'environment: production', { name: 'production' }],
  ['a map', 'environment: {name: production, deployment_tier: production}', { name: 'production' }],
  ['a variable of GitLab', 'environment: live/$CI_COMMIT_REF_SLUG', { name: null }],
  ['one for a change alone', 'environment: review/$CI_COMMIT_REF_SLUG', { name: null, isPreview: true }],
  ['a variable of the job', `variables: {E: live}\nenvironment: "\${E}/eu"`, { name: 'live/eu' }],
  [
    'a variable that a rule sets',
    'variables: {E: qa}\nrules: [{variables: {E: live}}]\nenvironment: $E',
    { name: null },
  ],
  ['a variable to choose', 'variables: {E: {value: qa, options: [qa, live]}}\nenvironment: $E', { name: null }],
  ['a variable of itself', 'variables: {E: $E}\nenvironment: $E', { name: null }],
  ['one that is taken down', 'environment: {name: review, action: stop}', null],
  ['one that is only looked at', 'environment: {name: production, action: verify}', null],
  ['one without a name', 'environment: {url: "https://example.org"}', { name: null }],
])('a job with %s', async (_, keys, expected) => {
  expect((await onlyJob(job(keys))).environment).toEqual(expected);
});

test('a matrix over environments is a job for each', async () => {
  const { jobs } = await pipelineOf(
    job('environment: $ENV\nparallel:\n  matrix:\n    - ENV: [qa, live]\n      REGION: [eu]\n    - ENV: [dr]\n'),
  );
  expect(jobs.map(({ name, environment }) => [name, environment?.name])).toEqual([
    ['deploy: [qa, eu]', 'qa'],
    ['deploy: [live, eu]', 'live'],
    ['deploy: [dr]', 'dr'],
  ]);
});

test('a matrix over other things is one job', async () => {
  const found = await onlyJob(job('environment: live\nparallel: {matrix: [{OS: [linux, mac]}]}'));
  expect(found).toMatchObject({ name: 'deploy', environment: { name: 'live' } });
});

test('a matrix too large to tell apart is one job whose environment is not told', async () => {
  const many = Array.from({ length: 21 }, (_, n) => `e${n}`).join(', ');
  const found = await onlyJob(job(`variables: {ENV: qa}\nenvironment: $ENV\nparallel: {matrix: [{ENV: [${many}]}]}`));
  expect(found).toMatchObject({ name: 'deploy', environment: { name: null } });
});
