import type { Fact } from '../core/facts/index.ts';

type Provider = Fact<'ci.identity'>['provider'];

/** An action by which a job proves who it is, and how its inputs tell by what. */
export interface Login {
  /** `owner/name[/path]` in lower case, without version. */
  readonly uses: string;
  readonly provider: Provider;
  /** Inputs that hold a key. */
  readonly keys: readonly string[];
  /** Inputs of which one says that an identity token is exchanged; empty where that needs no word, null where it takes none. */
  readonly roles: readonly string[] | null;
  /** It takes an identity token only with this input of this value, or not with it. */
  readonly only?: { readonly input: string; readonly value: string };
  readonly except?: { readonly input: string; readonly value: string };
}

/** Actions that log in to a cloud, cluster or registry, or that sign by the identity of the job. */
export const logins: readonly Login[] = [
  {
    uses: 'aws-actions/configure-aws-credentials',
    provider: 'aws',
    keys: ['aws-access-key-id', 'aws-secret-access-key'],
    roles: ['role-to-assume'],
  },
  {
    uses: 'azure/login',
    provider: 'azure',
    keys: ['creds'],
    roles: ['client-id'],
    except: { input: 'auth-type', value: 'IDENTITY' },
  },
  {
    uses: 'google-github-actions/auth',
    provider: 'gcp',
    keys: ['credentials_json'],
    roles: ['workload_identity_provider'],
  },
  { uses: 'google-github-actions/setup-gcloud', provider: 'gcp', keys: ['service_account_key'], roles: null },
  {
    uses: 'hashicorp/vault-action',
    provider: 'vault',
    keys: ['token', 'secretid', 'password', 'jwtprivatekey'],
    roles: ['role'],
    only: { input: 'method', value: 'jwt' },
  },
  { uses: 'docker/login-action', provider: 'registry', keys: ['password'], roles: null },
  { uses: 'azure/docker-login', provider: 'registry', keys: ['password'], roles: null },
  { uses: 'redhat-actions/podman-login', provider: 'registry', keys: ['password'], roles: null },
  { uses: 'pypa/gh-action-pypi-publish', provider: 'registry', keys: ['password'], roles: [] },
  { uses: 'rubygems/release-gem', provider: 'registry', keys: [], roles: [] },
  { uses: 'rubygems/configure-rubygems-credentials', provider: 'registry', keys: ['api-token'], roles: [] },
  { uses: 'rust-lang/crates-io-auth-action', provider: 'registry', keys: [], roles: [] },
  { uses: 'azure/k8s-set-context', provider: 'kubernetes', keys: ['kubeconfig', 'k8s-secret'], roles: null },
  { uses: 'azure/aks-set-context', provider: 'azure', keys: ['creds'], roles: null },
  { uses: 'actions/attest', provider: 'signing', keys: [], roles: [] },
  { uses: 'actions/attest-build-provenance', provider: 'signing', keys: [], roles: [] },
  { uses: 'actions/attest-sbom', provider: 'signing', keys: [], roles: [] },
  { uses: 'sigstore/gh-action-sigstore-python', provider: 'signing', keys: [], roles: [] },
  { uses: 'crazy-max/ghaction-import-gpg', provider: 'signing', keys: ['gpg_private_key'], roles: null },
  { uses: 'hashicorp/setup-terraform', provider: 'other', keys: ['cli_config_credentials_token'], roles: null },
  { uses: 'pulumi/auth-actions', provider: 'other', keys: [], roles: ['organization'] },
];

/** Variables whose value is a key, by the provider that takes it. */
export const keyVariables: ReadonlyMap<string, Provider> = new Map(
  (
    [
      ['aws', 'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY'],
      ['azure', 'AZURE_CREDENTIALS AZURE_CLIENT_SECRET ARM_CLIENT_SECRET ARM_ACCESS_KEY AZURE_STORAGE_KEY'],
      [
        'gcp',
        'GOOGLE_CREDENTIALS GOOGLE_APPLICATION_CREDENTIALS GOOGLE_APPLICATION_CREDENTIALS_JSON GCP_SA_KEY GCLOUD_SERVICE_KEY',
      ],
      ['vault', 'VAULT_TOKEN VAULT_SECRET_ID'],
      ['kubernetes', 'KUBECONFIG KUBE_CONFIG KUBE_CONFIG_DATA KUBECONFIG_DATA KUBE_TOKEN'],
      [
        'registry',
        'DOCKER_PASSWORD DOCKERHUB_TOKEN DOCKERHUB_PASSWORD DOCKER_TOKEN NODE_AUTH_TOKEN NPM_TOKEN NPM_AUTH_TOKEN TWINE_PASSWORD PYPI_TOKEN CARGO_REGISTRY_TOKEN GEM_HOST_API_KEY NUGET_API_KEY',
      ],
      ['signing', 'COSIGN_PRIVATE_KEY COSIGN_PASSWORD GPG_PRIVATE_KEY SIGNING_KEY GPG_SIGNING_KEY'],
    ] as const
  ).flatMap(([provider, names]) => names.split(' ').map((name) => [name, provider] as const)),
);
