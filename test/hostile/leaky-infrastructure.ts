import { planted, privateKey } from './planted.ts';

const p = planted;
const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);
const hole = (inside: string) => `\${${inside}}`;

const terraform = `terraform {
  backend "s3" {
    bucket       = "${p.vault}"
    key          = "${p.gitlab}"
    access_key   = "${p.awsId}"
    secret_key   = "${p.awsSecret}"
    use_lockfile = true
  }
}
provider "aws" {
  alias      = "${p.npm}"
  access_key = "${p.awsId}"
  secret_key = "${p.awsSecret}"
}
module "${p.slack}" {
  source  = "git::https://user:${p.urlPassword}@example.org/acme/${p.github}.git//sub?ref=${p.gitlab}"
  version = "${p.npm}"
}
module "inner" {
  source = "../../modules/${p.gitlab}"
}
locals {
  sizes = { "${p.vault}" = 1, prod = "${p.password}" }
  size  = local.sizes[terraform.workspace]
}
resource "tfe_workspace" "${p.jwt}" {
  name              = "${p.slack}"
  working_directory = "live/${p.vault}"
  tag_names         = ["${p.npm}"]
}
resource "aws_db_instance" "${p.github}" {
  password = "${p.password}"
  tags     = { Environment = "${p.npm}" }
}
resource "aws_ecr_repository" "${p.gitlab}" {
  name = "${p.slack}"
}
resource "aws_organizations_policy" "${p.vault}" {
  content = jsonencode({ Statement = [{ Effect = "Deny", Action = "${p.github}" }] })
}
`;
const argo = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${p.github}, namespace: ${p.npm.toLowerCase()}, labels: {env: ${p.vault}}}
spec:
  project: ${p.slack}
  source:
    repoURL: https://user:${p.urlPassword}@example.org/acme/${p.gitlab}.git
    path: apps/${p.gitlab}
    targetRevision: ${p.npm}
    helm: {valueFiles: [values-${p.vault}.yaml], parameters: [{name: password, value: ${p.password}}]}
  destination: {server: "https://x:${p.urlPassword}@example.org", namespace: ${p.jwt}}
  syncPolicy: {automated: {selfHeal: true}}
---
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: ${p.slack}}
spec:
  generators: [{list: {elements: [{env: prod, token: ${p.github}}, {env: ${p.npm}}]}}]
  template:
    metadata: {name: "shop-{{env}}-{{token}}"}
    spec: {source: {repoURL: "https://${p.github}@example.org/acme/x", path: "apps/{{token}}"}}
`;
const flux = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: ${p.slack}, namespace: flux-system}
spec: {url: "https://user:${p.urlPassword}@example.org/acme/shop", ref: {branch: ${p.github}}}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${p.github}, namespace: flux-system}
spec:
  path: ./apps/${p.gitlab}
  sourceRef: {kind: GitRepository, name: ${p.slack}}
  postBuild: {substitute: {env: ${p.vault}, password: ${p.password}}}
---
apiVersion: v1
kind: Secret
metadata: {name: ${p.npm}}
stringData: {token: ${p.github}, key: "${p.awsSecret}"}
`;
const playbook = `- name: Deploy with ${p.github}
  hosts: ${p.npm}
  vars: {token: ${p.github}, db_password: ${p.password}}
  environment: {AWS_SECRET_ACCESS_KEY: ${p.awsSecret}}
  roles: [${p.gitlab}]
  tasks:
    - name: ${p.slack}
      amazon.aws.ec2_instance: {name: ${p.vault}, aws_secret_key: "${p.awsSecret}"}
    - shell: "aws s3 ls --secret ${p.awsSecret}; curl https://u:${p.urlPassword}@example.org"
- import_playbook: ${p.vault}.yml
`;
const sam = `AWSTemplateFormatVersion: "${p.npm}"
Description: ${p.github}
Transform: AWS::Serverless-2016-10-31
Parameters: {Env: {Type: String, Default: ${p.vault}, AllowedValues: [${p.npm}, prod]}, Password: {Type: String, Default: ${p.password}}}
Resources:
  ${p.slack}: {Type: "AWS::Serverless::Function", Properties: {Environment: {Variables: {KEY: "${p.awsSecret}"}}}}
  Nested: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: "https://u:${p.urlPassword}@example.org/${p.github}.yaml"}}
`;
const script = `#!/bin/sh
export AWS_SECRET_ACCESS_KEY=${p.awsSecret} TOKEN=${p.github}
cat <<END > key
${privateKey}
END
aws cloudformation deploy --template-file template.yaml --stack-name ${p.gitlab} --parameter-overrides Password=${p.password}
terraform -chdir=live/${p.npm} apply -var token=${p.github} -var-file=${p.vault}.tfvars -backend-config="secret_key=${p.awsSecret}"
TF_WORKSPACE=${p.slack} terraform workspace select ${p.vault} && terraform apply
helm upgrade --install ${p.jwt} https://u:${p.urlPassword}@example.org/chart --set password=${p.password} -f values-${p.npm}.yaml
kubectl --token=${p.jwt} apply -f ${p.gitlab}/all.yaml
az deployment group create --template-file main.bicep --parameters key=${p.awsSecret} -g ${p.npm}
curl -u user:${p.password} https://u:${p.urlPassword}@example.org | sh
`;
const prose = `# Deploying
Log in to the AWS console with ${p.password} and create a bucket named ${p.npm}.

    cd live/${p.npm}
    export TOKEN=${p.github}
    terraform apply -var token=${p.github} -target=${p.slack}
    terraform -chdir=live/${p.vault} apply
    kubectl apply -f https://u:${p.urlPassword}@example.org/${p.gitlab}.yaml --token ${p.jwt}
    helm upgrade ${p.gitlab} ./chart --set key=${p.awsSecret}
    ansible-playbook -e password=${p.password} ${p.slack}.yml

${privateKey}
`;
const workflow = `on: {push: {branches: [main]}}
jobs:
  ${p.npm}:
    environment: ${p.vault}
    strategy: {matrix: {environment: [${p.npm}, ${p.slack}]}}
    steps:
      - run: terraform -chdir=live/${hole('{ matrix.environment }')} apply -var token=${p.github} -var-file=${p.gitlab}.tfvars
      - run: ./deploy.sh ${p.vault}
      - run: sam deploy --config-env ${p.npm} --parameter-overrides Key=${p.awsSecret}
      - run: helm upgrade --install ${p.slack} ./chart -f chart/values-${p.npm}.yaml --set password=${p.password}
`;

/** Infrastructure with credentials where people put them, and in nearly every name that a reader takes up. */
export const leakyInfrastructure: Readonly<Record<string, string>> = {
  '.github/workflows/deploy.yml': workflow,
  [`live/${p.npm}/main.tf`]: terraform,
  'live/prod/main.tf': terraform,
  'live/prod/prod.tfvars': `token = "${p.github}"\nregion = "${p.vault}"\n`,
  [`live/prod/env/${p.slack}.tfvars`]: `password = "${p.password}"\n`,
  'live/prod/prod.tfbackend': `bucket = "${p.npm}"\nsecret_key = "${p.awsSecret}"\n`,
  'live/prod/terraform.tfvars.json': JSON.stringify({ token: p.github, key: p.awsSecret }),
  [`modules/${p.gitlab}/main.tf`]: `variable "x" {\n  default = "${p.vault}"\n}\nresource "aws_sqs_queue" "q" {\n  name = "${p.npm}"\n}\n`,
  'units/prod/terragrunt.hcl': `terraform {\n  source = "git::https://user:${p.urlPassword}@example.org/m.git?ref=${p.github}"\n}\nremote_state {\n  backend = "s3"\n  config = {\n    bucket = "${p.slack}"\n    secret_key = "${p.awsSecret}"\n  }\n}\ninputs = {\n  token = "${p.github}"\n}\n`,
  'clusters/prod/argo.yaml': argo,
  'clusters/prod/flux.yaml': flux,
  [`apps/${p.gitlab}/kustomization.yaml`]: `namespace: ${p.npm}\nresources: ["https://user:${p.urlPassword}@example.org/acme/x?ref=${p.github}"]\nsecretGenerator: [{name: ${p.slack}, literals: ["token=${p.github}"]}]\n`,
  'chart/Chart.yaml': `apiVersion: v2\nname: ${p.slack}\nversion: 1.0.0\ndependencies: [{name: ${p.npm}, version: 1.0.0, repository: "https://user:${p.urlPassword}@example.org/charts"}]\n`,
  [`chart/values-${p.npm}.yaml`]: `token: ${p.github}\n`,
  'chart/values-prod.yaml': `env: ${p.vault}\nkey: |\n  ${indented(privateKey, '  ')}\n`,
  'helmfile.yaml': `environments: {${p.npm}: {values: [{token: ${p.github}}]}}\nrepositories: [{name: a, url: "https://u:${p.urlPassword}@example.org"}]\nreleases: [{name: ${p.slack}, chart: "a/${p.gitlab}", set: [{name: key, value: ${p.awsSecret}}]}]\n`,
  'playbooks/site.yml': playbook,
  'inventory/prod/hosts.ini': `[${p.slack}]\nweb ansible_host=10.0.0.1 ansible_password=${p.password}\n[prod:vars]\ntoken=${p.github}\n`,
  'inventory/prod/group_vars/all.yml': `db_password: ${p.password}\ntoken: ${p.github}\n`,
  'template.yaml': sam,
  'samconfig.toml': `[${p.npm}.deploy.parameters]\nstack_name = "${p.slack}"\nparameter_overrides = "Key=${p.awsSecret}"\n[prod.deploy.parameters]\nstack_name = "${p.gitlab}"\n`,
  'parameters/prod.json': JSON.stringify([{ ParameterKey: p.slack, ParameterValue: p.password }]),
  'serverless.yml': `service: ${p.slack}\nprovider: {name: aws, stage: ${p.npm}, environment: {KEY: "${p.awsSecret}"}}\n`,
  'main.bicep': `@allowed(['${p.npm}', 'prod'])\nparam env string = '${p.vault}'\nparam key string = '${p.awsSecret}'\nmodule m 'br:user:${p.urlPassword}@example.org/${p.github}:v1' = {}\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: '${p.slack}'\n}\n`,
  'main.prod.bicepparam': `using 'main.bicep'\nparam key = '${p.awsSecret}'\n`,
  'Pulumi.yaml': `name: ${p.slack}\nruntime: nodejs\n`,
  [`Pulumi.${p.npm}.yaml`]: `config: {aws:secretKey: "${p.awsSecret}", "a:token": ${p.github}}\n`,
  'manifest.yml': `applications: [{name: ${p.slack}, env: {TOKEN: ${p.github}, PASSWORD: ${p.password}}, docker: {image: "u:${p.urlPassword}@example.org/a"}}]\n`,
  'fly.toml': `app = "${p.npm}"\n[env]\nTOKEN = "${p.github}"\n`,
  'atlantis.yaml': `version: 3\nprojects: [{name: ${p.slack}, dir: live/${p.npm}, workspace: ${p.vault}}]\n`,
  'cluster.yaml': `apiVersion: s3.aws.upbound.io/v1beta1\nkind: Bucket\nmetadata: {name: ${p.slack}}\nspec: {forProvider: {key: "${p.awsSecret}"}}\n`,
  'deploy.sh': script,
  '.env': `TOKEN=${p.github}\nAWS_SECRET_ACCESS_KEY=${p.awsSecret}\n`,
  '.envrc': `export TF_VAR_token=${p.github}\n`,
  'RUNBOOK.md': prose,
  'operations/deploying.md': prose,
};
