import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { keyVariables } from '../../../src/lexicon/identities.ts';
import type { Identity } from '../model.ts';
import { keyPlace, type Reading } from './reading.ts';
import { keyOf, type Sheet } from './sheet.ts';
import type { Variables } from './variables.ts';

type Provider = Identity['provider'];

/** Words in the audience or the name of a token that say whom it is for. */
const audiences: readonly (readonly [RegExp, Provider])[] = [
  [/sts\.amazonaws|(?:^|[^a-z])aws(?:[^a-z]|$)/i, 'aws'],
  [/vault/i, 'vault'],
  [/azure|sts\.windows\.net/i, 'azure'],
  [/googleapis|(?:^|[^a-z])(?:gcp|google|wif)(?:[^a-z]|$)/i, 'gcp'],
  [/sigstore|cosign|fulcio/i, 'signing'],
];
/** Variables that a job sets when it takes such a role. */
const roles: readonly (readonly [RegExp, Provider])[] = [
  [/^AWS_(?:ROLE_ARN|WEB_IDENTITY_TOKEN_FILE)$/, 'aws'],
  [/^VAULT_(?:ADDR|SERVER_URL|AUTH_ROLE|AUTH_PATH)$/, 'vault'],
  [/^(?:ARM_USE_OIDC|ARM_CLIENT_ID|AZURE_CLIENT_ID|AZURE_FEDERATED_TOKEN_FILE)$/, 'azure'],
  [/^(?:GCP_WORKLOAD_IDENTITY|WORKLOAD_IDENTITY|GOOGLE_WORKLOAD)/, 'gcp'],
];
/** Kinds of `secrets:`, each fetched with a token of the job. */
const stores: Readonly<Record<string, Provider>> = {
  vault: 'vault',
  azure_key_vault: 'azure',
  gcp_secret_manager: 'gcp',
  aws_secrets_manager: 'aws',
};
/** Of the variables that hold keys, those that hold paths and passing tokens just as often. */
const ambiguous = new Set(['GOOGLE_APPLICATION_CREDENTIALS', 'KUBECONFIG', 'KUBE_TOKEN', 'VAULT_TOKEN']);

const mostTokens = 50;
const longestAudience = 300;
const mostLetters = 10_000;

/** How a job proves who it is, as far as the definition shows: variables of the project are not seen. */
export function identitiesOf(
  reading: Reading,
  sheet: Sheet,
  job: Yaml,
  variables: Variables,
  script: string,
): readonly Identity[] {
  const tokens = keyOf(sheet, job, 'id_tokens');
  const secrets = get(job, 'secrets');
  const found: Identity[] = entries(tokens)
    .slice(0, mostTokens)
    .map(([name, token]) => ({
      provider: providerOf(name, token, variables),
      method: 'oidc',
      at: keyPlace(reading, tokens ?? job, name),
    }));
  for (const [name, secret] of entries(secrets).slice(0, mostTokens)) {
    const store = entries(secret).find(([key]) => Object.hasOwn(stores, key))?.[0];
    const provider = store === undefined ? undefined : stores[store];
    if (provider !== undefined) found.push({ provider, method: 'oidc', at: keyPlace(reading, secrets ?? job, name) });
  }
  const identity = keyOf(sheet, job, 'identity');
  if (!isEmpty(identity) && text(identity) === 'google_cloud') {
    found.push({ provider: 'gcp', method: 'oidc', at: keyPlace(reading, job, 'identity') });
  }
  return [...found, ...storedKeys(reading, job, variables, script, new Set(found.map(({ provider }) => provider)))];
}

function providerOf(name: string, token: Yaml, variables: Variables): Provider {
  const words = [...(texts(get(token, 'aud')) ?? []), name].map((word) => word.slice(0, longestAudience));
  for (const word of words) {
    const hit = audiences.find(([pattern]) => pattern.test(word.replaceAll('_', ' ')));
    if (hit !== undefined) return hit[1];
  }
  const set = roles.filter(([pattern]) => [...variables.keys()].some((variable) => pattern.test(variable)));
  return set.length === 1 ? (set[0]?.[1] ?? 'other') : 'other';
}

/** A key that the script reads or hands on, and that it did not just make itself out of a token. */
function storedKeys(
  reading: Reading,
  job: Yaml,
  variables: Variables,
  script: string,
  known: ReadonlySet<Provider>,
): readonly Identity[] {
  const written = [...variables.values()].filter((value) => value !== null);
  const used = written.join('\n').slice(0, mostLetters);
  return [...keyVariables].flatMap(([name, provider]) => {
    const own = variables.get(name) ?? '';
    // The job's own token passes with the job.
    if (ambiguous.has(name) || known.has(provider) || script.includes(`${name}=`) || own.includes('CI_JOB_')) return [];
    const read = new RegExp(`\\$\\{?${name}(?!\\w)`);
    const isRead = read.test(script) || read.test(used);
    if (!isRead && own === '') return [];
    const holder = get(job, 'variables');
    const at =
      get(holder, name) === undefined || holder === undefined
        ? keyPlace(reading, job, 'script')
        : keyPlace(reading, holder, name);
    return [{ provider, method: 'stored_key', at }];
  });
}
