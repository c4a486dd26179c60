import { expect, test } from 'vitest';
import { job, path, pipeline } from './reading.ts';

const secret = (name: string) => `\${{ secrets.${name} }}`;
const idToken = 'permissions: {id-token: write}\n';

const identities = async (steps: string, { root = '', head = '' } = {}) => {
  const text = `on: push\n${root}jobs:\n  a:\n${head.replace(/^(?=.)/gm, '    ')}    steps:\n${steps.replace(/^(?=.)/gm, '      ')}\n`;
  return (await pipeline(text)).jobs.flatMap((one) =>
    one.identities.map(({ provider, method }) => `${provider} ${method}`),
  );
};

const aws = '- uses: aws-actions/configure-aws-credentials@v4\n  with: {role-to-assume: x, aws-region: y}';

test.each([
  ['the workflow lets it', { root: idToken }, 'aws oidc'],
  ['the job lets it', { head: idToken }, 'aws oidc'],
  ['everything is let', { root: 'permissions: write-all\n' }, 'aws oidc'],
  ['nothing lets it', {}, 'aws unknown'],
  ['the job takes it back', { root: idToken, head: 'permissions: {contents: read}\n' }, 'aws unknown'],
  ['reading alone is let', { root: 'permissions: read-all\n' }, 'aws unknown'],
  ['it is let to be read', { root: 'permissions: {id-token: read}\n' }, 'aws unknown'],
])('a role is taken by token where %s', async (_, more, expected) => {
  expect(await identities(aws, more)).toEqual([expected]);
});

test.each([
  [
    `- uses: aws-actions/configure-aws-credentials@v4\n  with: {aws-access-key-id: "${secret('A')}", aws-secret-access-key: "${secret('B')}"}`,
    'aws stored_key',
  ],
  [
    `- uses: aws-actions/configure-aws-credentials@v4\n  with: {role-to-assume: r, aws-secret-access-key: "${secret('B')}"}`,
    'aws stored_key',
  ],
  [
    `- uses: aws-actions/configure-aws-credentials@v4\n  with: {aws-access-key-id: "\${{ env.A }}", role-to-assume: r}`,
    'aws unknown',
  ],
  ['- uses: azure/login@v2\n  with: {client-id: x, tenant-id: y}', 'azure oidc'],
  [`- uses: Azure/login@v2\n  with: {creds: "${secret('AZURE')}"}`, 'azure stored_key'],
  ['- uses: azure/login@v2\n  with: {auth-type: IDENTITY, client-id: x}', 'azure unknown'],
  ['- uses: google-github-actions/auth@v2\n  with: {workload_identity_provider: x}', 'gcp oidc'],
  [`- uses: google-github-actions/auth@v2\n  with: {credentials_json: "${secret('G')}"}`, 'gcp stored_key'],
  ['- uses: hashicorp/vault-action@v3\n  with: {method: jwt, role: x}', 'vault oidc'],
  ['- uses: hashicorp/vault-action@v3\n  with: {role: x}', 'vault unknown'],
  [`- uses: hashicorp/vault-action@v3\n  with: {secretId: "${secret('V')}"}`, 'vault stored_key'],
  [`- uses: docker/login-action@v3\n  with: {password: "${secret('HUB')}"}`, 'registry stored_key'],
  [`- uses: docker/login-action@v3\n  with: {password: "\${{ secrets['HUB'] }}"}`, 'registry stored_key'],
  [`- uses: docker/login-action@v3\n  with: {password: "${secret('GITHUB_TOKEN')}"}`, 'registry unknown'],
  ['- uses: pypa/gh-action-pypi-publish@release/v1', 'registry oidc'],
  [`- uses: pypa/gh-action-pypi-publish@release/v1\n  with: {password: "${secret('PYPI')}"}`, 'registry stored_key'],
  ['- uses: actions/attest-build-provenance@v2', 'signing oidc'],
  [`- run: x\n  env: {AWS_SECRET_ACCESS_KEY: "${secret('KEY')}"}`, 'aws stored_key'],
  [`- run: x\n  env: {ARM_CLIENT_SECRET: "${secret('KEY')}"}`, 'azure stored_key'],
  ['- run: x\n  env: {ARM_USE_OIDC: true}', 'azure oidc'],
])('%j: %s', async (steps, expected) => {
  expect(await identities(steps, { root: idToken })).toEqual([expected]);
});

test.each([
  ['an installer', '- uses: sigstore/cosign-installer@v3'],
  ['a tool set up without a key', '- uses: hashicorp/setup-terraform@v3'],
  ['a key that no secret gives', '- run: x\n  env: {AWS_ACCESS_KEY_ID: test}'],
  ['the token of the run', `- run: x\n  env: {NODE_AUTH_TOKEN: "${secret('GITHUB_TOKEN')}"}`],
  ['a step that is switched off', aws.replace('- uses', '- if: false\n  uses')],
  ['a comment', '# - uses: azure/login@v2\n- run: x'],
])('nobody proves anything by %s', async (_, steps) => {
  expect(await identities(steps, { root: idToken })).toEqual([]);
});

test('keys among the variables of workflow, job and step, where they stand', async () => {
  const text = `on: push\nenv:\n  VAULT_TOKEN: ${secret('V')}\njobs:\n  a:\n    env:\n      AWS_SECRET_ACCESS_KEY: ${secret('A')}\n    steps:\n      - run: x\n        env:\n          X: y\n          npm_token: ${secret('N')}\n`;
  expect(job(await pipeline(text), 'a').identities).toEqual([
    { provider: 'vault', method: 'stored_key', at: { path, line: 3 } },
    { provider: 'aws', method: 'stored_key', at: { path, line: 7 } },
    { provider: 'registry', method: 'stored_key', at: { path, line: 12 } },
  ]);
});

test('a called workflow can only narrow what its caller lets it do', async () => {
  const callee = '.github/workflows/x.yml';
  const of = async (caller: string, called: string) => {
    const files = {
      [callee]: `on: workflow_call\n${called}jobs:\n  b:\n    steps:\n${aws.replace(/^/gm, '      ')}\n`,
    };
    const found = await pipeline(`on: push\n${caller}jobs:\n  a:\n    uses: ./${callee}\n`, { files });
    return found.jobs[0]?.identities[0]?.method;
  };
  expect(await of(idToken, '')).toBe('oidc');
  expect(await of(idToken, idToken)).toBe('oidc');
  expect(await of(idToken, 'permissions: {}\n')).toBe('unknown');
  expect(await of('', idToken)).toBe('unknown');
});
