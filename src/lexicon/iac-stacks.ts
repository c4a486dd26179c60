import { words } from './word-lists.ts';

/** Parameters by which a template is told its environment, in lower case and without signs between words. */
export const environmentParameters: ReadonlySet<string> = new Set(
  words(`env environment envname environmentname envtype environmenttype stage stagename deploymentenvironment
    deploystage deploymentstage deployenv appenv appenvironment resourceenvironmentname tier`),
);

/** Values of such parameters that stand for no environment of a cloud. */
export const noEnvironments: ReadonlySet<string> = new Set(words('none default all local localhost n/a na any base'));

/** Words in the name of a file of values that say what it is, not for which environment. */
export const valueWords: ReadonlySet<string> = new Set(
  words('parameters parameter params param config configuration values vars variables settings tags all min main'),
);

/** Types of resource of which a stack may hold nothing else when it only makes state, identity or pipelines for others. */
export const bootstrapResources: ReadonlySet<string> = new Set(
  words(`AWS::IAM::OIDCProvider AWS::IAM::Role AWS::IAM::Policy AWS::IAM::ManagedPolicy AWS::IAM::RolePolicy AWS::S3::Bucket
    AWS::S3::BucketPolicy AWS::DynamoDB::Table AWS::KMS::Key AWS::KMS::Alias AWS::ECR::Repository AWS::SSM::Parameter
    Microsoft.Storage/storageAccounts Microsoft.Storage/storageAccounts/blobServices
    Microsoft.Storage/storageAccounts/blobServices/containers Microsoft.ManagedIdentity/userAssignedIdentities
    Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials Microsoft.Authorization/roleAssignments
    Microsoft.Authorization/locks Microsoft.Resources/resourceGroups Microsoft.KeyVault/vaults`),
);

/** Identity that pipelines take on: a stack of these and of roles is bootstrap whatever it is called. */
export const identityResources: ReadonlySet<string> = new Set(
  words('AWS::IAM::OIDCProvider Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials'),
);
export const roleResources: ReadonlySet<string> = new Set(
  words(`AWS::IAM::Role AWS::IAM::Policy AWS::IAM::ManagedPolicy AWS::IAM::RolePolicy Microsoft.Authorization/roleAssignments
    Microsoft.ManagedIdentity/userAssignedIdentities`),
);

/** Words of a path that say that a stack is there for the others. */
export const bootstrapPath =
  /(^|[/._-])(bootstrap|tf-?state|terraform-?state|state-?backend|remote-?state|backend-?state|seed|oidc)([/._-]|$)/i;

/** Clouds by the packages or settings that Pulumi and CDK for Terraform reach them with; others make nothing there. */
export const cloudProviders: ReadonlySet<string> = new Set(
  words(`aws aws-native awsx eks azure azure-native azurerm azuread azapi azurestack gcp google google-beta google-native
    kubernetes helm digitalocean hcloud linode oci oraclepaas ovh openstack scaleway vultr alicloud cloudflare vsphere
    ibm ibmcloud equinix civo exoscale upcloud fastly heroku fly confluentcloud mongodbatlas snowflake databricks
    tencentcloud yandex nomad consul rancher2 aiven`),
);
/** Providers that make nothing in a cloud, a cluster or a platform. */
export const otherProviders: ReadonlySet<string> = new Set(
  words('github gitlab random null local tls command archive time docker std external template http'),
);

/** Rules for an organisation in AWS: whether they refuse what breaks them, where their type alone tells. */
export const awsGuardrails: Readonly<Record<string, { readonly denies: 'yes' | 'no' | 'unknown' }>> = {
  'AWS::Organizations::Policy': { denies: 'unknown' },
  'AWS::Config::OrganizationConfigRule': { denies: 'no' },
  'AWS::Config::OrganizationConformancePack': { denies: 'no' },
  'AWS::ControlTower::EnabledControl': { denies: 'unknown' },
};

/** Identifier of the rule of AWS Config by which stacks that drifted are found. */
export const driftRule = 'CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK';

/** Names of buckets that are kept for what builds make. */
export const artefactName = /artefact|artifact|release|(?:^|[-_])builds?(?:$|[-_])/i;
