import { expect, test } from 'vitest';
import { onlyJob } from './pipeline.ts';

const identities = async (keys: string, root = '') => {
  const { identities: found } = await onlyJob(`${root}job:\n${keys.replace(/^(?=.)/gm, '  ')}`);
  return found.map(({ provider, method }) => `${provider} ${method}`);
};

test.each([
  ['AWS by audience', 'script: [make]\nid_tokens: {TOKEN: {aud: sts.amazonaws.com}}', ['aws oidc']],
  ['Vault by name', 'script: [make]\nid_tokens: {VAULT_ID_TOKEN: {aud: "https://example.org"}}', ['vault oidc']],
  ['Sigstore', 'script: [make]\nid_tokens: {SIGSTORE_ID_TOKEN: {aud: sigstore}}', ['signing oidc']],
  ['Azure', 'script: [make]\nid_tokens: {T: {aud: "api://AzureADTokenExchange"}}', ['azure oidc']],
  ['Google', 'script: [make]\nid_tokens: {T: {aud: ["https://iam.googleapis.com/projects/1"]}}', ['gcp oidc']],
  [
    'AWS by the role it takes',
    'script: [make]\nvariables: {AWS_ROLE_ARN: "arn:aws:iam::1:role/x"}\nid_tokens: {T: {aud: "https://gitlab.com"}}',
    ['aws oidc'],
  ],
  ['something else', 'script: [make]\nid_tokens: {T: {aud: "https://example.org"}}', ['other oidc']],
  ['a secret of Vault', 'script: [make]\nsecrets: {PASSWORD: {vault: prod/db/password@ops}}', ['vault oidc']],
  ['a secret of Azure', 'script: [make]\nsecrets: {P: {azure_key_vault: {name: x}, file: false}}', ['azure oidc']],
  ['a key that the script reads', 'script: ["aws configure set x $AWS_SECRET_ACCESS_KEY"]', ['aws stored_key']],
  ['a key under another name', 'script: [make]\nvariables: {ARM_CLIENT_SECRET: $PROD_SECRET}', ['azure stored_key']],
  ['a longer name', 'script: ["echo $NPM_TOKEN_PATH"]', []],
  ["the job's own token", 'script: [make]\nvariables: {NPM_TOKEN: $CI_JOB_TOKEN}', []],
  [
    'a key made out of a token',
    'script: ["export AWS_SECRET_ACCESS_KEY=$(aws sts x)", "echo $AWS_SECRET_ACCESS_KEY"]',
    [],
  ],
  ['nothing', 'script: [aws s3 ls]', []],
])('%s', async (_, keys, expected) => {
  expect(await identities(keys)).toEqual(expected);
});

test('tokens are inherited from defaults', async () => {
  expect(await identities('script: [make]', 'default: {id_tokens: {T: {aud: vault}}}\n')).toEqual(['vault oidc']);
});
