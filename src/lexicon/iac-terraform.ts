import { words } from './word-lists.ts';

/** Providers that make things in a cloud, a cluster or a platform, by the name before the first `_` of a resource. */
export const cloudProviders: ReadonlySet<string> = new Set(
  words(`aws awscc azurerm azapi azuread azurestack google google-beta oci ibm alicloud tencentcloud huaweicloud
    digitalocean hcloud hetznerdns scaleway ovh linode vultr upcloud exoscale equinix metal openstack vsphere vcd nutanix
    proxmox cloudfoundry heroku kubernetes helm kubectl kustomization flux argocd rancher2 k0s talos rke cloudflare fastly
    netlify vercel fly render railway mongodbatlas confluent snowflake databricks astra aiven ec cockroach neon
    yandex stackit ionoscloud civo nomad consul vault eksctl akamai`),
);

/** Providers that change settings of a forge, or make nothing that lasts beyond the run or the machine. */
export const otherProviders: ReadonlySet<string> = new Set(
  words(`github gitlab azuredevops bitbucket gitea forgejo tfe tfcoremock random null local template tls archive time
    external http docker cloudinit terraform cidr assert corefunc kind minikube multipass virtualbox vagrant`),
);

/** Types of resource of which a root that only keeps state or identity for others is made. */
export const bootstrapResources: readonly RegExp[] = [
  /^aws_s3_bucket(_|$)/,
  /^aws_dynamodb_table$/,
  /^aws_kms_(key|alias|key_policy)$/,
  /^aws_iam_(openid_connect_provider|role|policy|role_policy|role_policy_attachment|role_policies_exclusive|user|user_policy|user_policy_attachment|access_key|group|group_policy_attachment)$/,
  /^azurerm_(resource_group|storage_account|storage_container|storage_account_network_rules|role_assignment|user_assigned_identity|federated_identity_credential|management_lock|key_vault|key_vault_key)$/,
  /^azuread_(application|application_federated_identity_credential|service_principal|application_registration)$/,
  /^google_storage_bucket(_|$)/,
  /^google_(service_account|project_service|project_iam_member|service_account_iam_member|service_account_iam_binding|kms_key_ring|kms_crypto_key|iam_workload_identity_pool|iam_workload_identity_pool_provider)(_|$)/,
  /^(tfe|github|gitlab|random|null|local|time|tls|terraform)_/,
];

/** What tells that such resources are for the state or the pipeline: types, or words in a bucket's or table's name. */
export const pipelineIdentities: ReadonlySet<string> = new Set(
  words(`aws_iam_openid_connect_provider azuread_application_federated_identity_credential
    azurerm_federated_identity_credential google_iam_workload_identity_pool_provider`),
);
/** Types of resource that hold state, whose names must say so. */
export const stateStores: ReadonlySet<string> = new Set(
  words('aws_s3_bucket aws_dynamodb_table azurerm_storage_container google_storage_bucket'),
);
/** A name of something that holds or locks state. */
export const stateWords =
  /tf-?state|terraform|tofu|remote-?state|state-?(bucket|lock|store|file|backend)|(^|[-_.])(tf|state|lock)([-_.]|$)/i;
/** A folder that says it holds what the other roots need first. */
export const bootstrapFolders =
  /^(.{0,60}[-_])?(bootstrap|bootstrapping|tf-?state|terraform-state|remote-state|state-backend|state-bucket|backend-setup|seed)([-_].{0,60})?$/i;

/** How a backend keeps the state: `how` it is locked, by settings (any of them) or by nature. */
export interface Backend {
  readonly state: 'shared' | 'held' | 'local';
  /** By nature; null where one of `locks` does it. */
  readonly locked: 'yes' | 'no' | null;
  readonly locks?: readonly string[];
  /** Settings without which more comes from the command line. */
  readonly needs?: readonly string[];
}

/** Backends by name. https://developer.hashicorp.com/terraform/language/backend */
export const backends: ReadonlyMap<string, Backend> = new Map<string, Backend>([
  ['s3', { state: 'shared', locked: null, locks: ['dynamodb_table', 'use_lockfile'], needs: ['bucket', 'key'] }],
  ['http', { state: 'shared', locked: null, locks: ['lock_address'], needs: ['address'] }],
  ['oss', { state: 'shared', locked: null, locks: ['tablestore_table'], needs: ['bucket'] }],
  ['azurerm', { state: 'shared', locked: 'yes' }],
  ['gcs', { state: 'shared', locked: 'yes' }],
  ['consul', { state: 'shared', locked: 'yes' }],
  ['pg', { state: 'shared', locked: 'yes' }],
  ['kubernetes', { state: 'shared', locked: 'yes' }],
  ['cos', { state: 'shared', locked: 'yes' }],
  ['etcdv3', { state: 'shared', locked: 'yes' }],
  ['manta', { state: 'shared', locked: 'yes' }],
  ['swift', { state: 'shared', locked: 'yes' }],
  ['artifactory', { state: 'shared', locked: 'no' }],
  ['remote', { state: 'held', locked: 'yes' }],
  ['cloud', { state: 'held', locked: 'yes' }],
  ['local', { state: 'local', locked: 'no' }],
]);

/** Services that answer where a `cloud` block or a `remote` backend points, by the end of their host. */
export const serviceHosts: readonly (readonly [RegExp, 'scalr' | 'env0' | 'spacelift'])[] = [
  [/(^|\.)scalr\.io$/i, 'scalr'],
  [/(^|\.)env0\.com$/i, 'env0'],
  [/(^|\.)spacelift\.(io|com)$/i, 'spacelift'],
];

/** Folders that hold files of values beside or under a root. */
export const valuesFolders: ReadonlySet<string> = new Set(
  words(`env envs environment environments vars var variables tfvars values config configs configuration params parameters
    inputs settings backend backends backend-config backend-configs tfbackend workspaces workspace stages accounts tenants`),
);
/** Words before or after the name of the environment in the name of such a file. */
export const valuesWords: ReadonlySet<string> = new Set(
  words(
    'terraform tf tofu vars var variables values env environment config backend params inputs settings auto tfvars',
  ),
);
