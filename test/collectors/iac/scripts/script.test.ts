import { describe, expect, test } from 'vitest';
import { readScripts } from '../../../../collectors/iac/scripts/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const read = async (files: Readonly<Record<string, string>>) => (await readScripts(memoryRepository({ files }))).items;
/** What one script does, in a repository with some roots. */
async function does(text: string, path = 'scripts/run.sh', more: Readonly<Record<string, string>> = {}) {
  const roots = { 'terraform/net/main.tf': '', 'terraform/net/prod.tfvars': '', 'app/main.bicep': '', ...more };
  const items = await read({ [path]: text, ...roots });
  return items.filter((item) => item.path === path).map(({ tool, does: what, targets }) => [tool, what, targets]);
}

describe('a script that makes or changes infrastructure', () => {
  test.each<[string, string, string, readonly string[] | null]>([
    ['aws ec2 create-vpc --cidr-block 10.0.0.0/16', 'aws', 'creates', []],
    ['aws --profile x ec2 run-instances --image-id y', 'aws', 'creates', []],
    ['az network vnet subnet create -g x -n y', 'az', 'creates', []],
    ['gcloud compute instances create x', 'gcloud', 'creates', []],
    ['gcloud beta run deploy x --image y', 'gcloud', 'creates', []],
    ['kubectl -n x create secret generic y', 'kubectl', 'creates', []],
    ['sudo -u deploy kubectl apply -f app/main.bicep', 'kubernetes', 'applies', ['app/main.bicep']],
    ['kubectl apply -f https://example.org/all.yaml', 'kubernetes', 'applies', []],
    ['kustomize build app | kubectl apply -f -', 'kustomize', 'applies', ['app']],
    ['terraform -chdir=terraform/net apply -auto-approve', 'terraform', 'applies', ['terraform/net']],
    ['cd terraform/net && tofu apply', 'opentofu', 'applies', ['terraform/net']],
    ['cd "$DIR" && terraform apply', 'terraform', 'applies', null],
    ['aws-vault exec prod -- terraform -chdir=terraform/net apply', 'terraform', 'applies', ['terraform/net']],
    ['acme aws production -- terraform -chdir=terraform/net apply', 'terraform', 'applies', ['terraform/net']],
    [
      'docker run --rm -v x:y hashicorp/terraform:1.9 -chdir=terraform/net apply',
      'terraform',
      'applies',
      ['terraform/net'],
    ],
    ['az deployment group create -g x --template-file app/main.bicep', 'bicep', 'applies', ['app/main.bicep']],
    ['aws cloudformation deploy --template-file app/main.bicep', 'cloudformation', 'applies', ['app/main.bicep']],
    [
      'aws cloudformation update-stack --template-body file://app/main.bicep',
      'cloudformation',
      'applies',
      ['app/main.bicep'],
    ],
    ['helm upgrade --install x ./app -f values.yaml', 'helm', 'applies', ['app']],
    ['terragrunt run-all apply --working-dir terraform', 'terragrunt', 'applies', ['terraform']],
    ['npx cdk@2 deploy', 'cdk', 'applies', null],
    ['cf create-service postgres small db', 'cf', 'creates', []],
  ])('%s', async (command, tool, what, targets) => {
    expect(await does(command)).toEqual([[tool, what, targets]]);
  });

  test.each([
    'aws ec2 describe-instances',
    'aws s3 cp a s3://b',
    'aws cloudfront create-invalidation --paths /',
    'aws cloudformation create-change-set --stack-name x',
    'az vm list',
    'gcloud config configurations create x',
    'kubectl get pods',
    'kubectl create secret generic x --dry-run=client -o yaml',
    'kubectl apply --dry-run=server -f x',
    'terraform plan',
    'terraform apply -destroy',
    'terraform destroy',
    'helm template x ./app',
    'helm upgrade x ./app --dry-run',
    'ansible-playbook --check site.yml',
    'pulumi preview',
    '# terraform apply',
    'echo terraform apply',
    'echo "run terraform apply"',
    'cat <<EOF\nterraform apply\nEOF',
    "x='terraform apply'",
  ])('%s does not', async (command) => {
    expect(await does(command)).toEqual([]);
  });
});

describe('where a script works', () => {
  test('is its own folder as it asks for it', async () => {
    const text = 'HERE="$(cd "$(dirname "$BASH_SOURCE")" && pwd)"\ncd "$HERE/../terraform/net"\nterraform apply\n';
    expect(await does(text)).toEqual([['terraform', 'applies', ['terraform/net']]]);
    expect(await does('cd "$(dirname "$0")"/../terraform/net; terraform apply')).toEqual([
      ['terraform', 'applies', ['terraform/net']],
    ]);
  });
  test('is the root of the repository where it asks git', async () => {
    expect(await does('cd "$(git rev-parse --show-toplevel)/terraform/net" && terraform apply')).toEqual([
      ['terraform', 'applies', ['terraform/net']],
    ]);
  });
  test('is left with a subshell', async () => {
    const text = '(cd terraform/net && terraform apply)\nterraform apply\n';
    expect(await does(text)).toEqual([['terraform', 'applies', null]]);
    expect(await does('cd terraform\n(cd net)\ncd net\nterraform apply\n')).toEqual([
      ['terraform', 'applies', ['terraform/net']],
    ]);
  });
  test('is not told where two folders could be meant', async () => {
    const text = 'terraform -chdir=net apply';
    expect(await does(text, 'terraform/run.sh', { 'net/main.tf': '' })).toEqual([['terraform', 'applies', null]]);
    expect(await does(text, 'terraform/run.sh')).toEqual([['terraform', 'applies', ['terraform/net']]]);
  });
  test('is never outside of the repository', async () => {
    expect(await does('cd ../../.. && terraform apply')).toEqual([['terraform', 'applies', null]]);
    expect(await does('cd /terraform/net && terraform apply')).toEqual([['terraform', 'applies', null]]);
  });
});

describe('scripts of other sorts', () => {
  test('recipes of make, with the plain variables of the file', async () => {
    const text = `DIR := net
apply: init
\t@cd terraform/$(DIR) && \\
\t  terraform apply -var x=$$HOME
other:
\tterraform -chdir=$(WHICH) plan
text = terraform apply
`;
    expect(await does(text, 'Makefile')).toEqual([['terraform', 'applies', ['terraform/net']]]);
    expect(await does('a:\n\tcd terraform/$(X)\n\tterraform apply\n', 'Makefile')).toEqual([
      ['terraform', 'applies', null],
    ]);
  });
  test('scripts of packages', async () => {
    const text = '{"scripts": {"deploy": "serverless deploy", "plan": "terraform plan"}}';
    expect(await does(text, 'app/package.json', { 'app/serverless.yml': '' })).toEqual([
      ['serverless', 'applies', ['app']],
    ]);
  });
  test('tasks', async () => {
    const text = 'tasks:\n  up:\n    dir: terraform/net\n    cmds:\n      - terraform apply\n      - cmd: echo done\n';
    expect(await does(text, 'Taskfile.yml')).toEqual([['terraform', 'applies', ['terraform/net']]]);
  });
  test('recipes of just', async () => {
    const text =
      'up env="dev":\n    @terraform -chdir=terraform/net apply\n\nall:\n    #!/bin/sh\n    cd app\n    az deployment group create -f main.bicep\n';
    expect(await does(text, 'justfile')).toEqual([
      ['bicep', 'applies', ['app/main.bicep']],
      ['terraform', 'applies', ['terraform/net']],
    ]);
  });
  test('PowerShell', async () => {
    const text = `<# az group create #>
# az group create
New-AzResourceGroupDeployment -ResourceGroupName x \`
  -TemplateFile app/main.bicep
$vnet = New-AzVirtualNetworkSubnetConfig -Name x
Write-Host "az group create"
$text = @"
az group create
"@
`;
    expect(await does(text, 'deploy.ps1')).toEqual([['bicep', 'applies', ['app/main.bicep']]]);
    expect(await does('New-AzResourceGroup -Name x', 'a.ps1')).toEqual([['az', 'creates', []]]);
  });
  test('a file without ending only where a shell is to run it', async () => {
    expect(await does('#!/usr/bin/env bash\nterraform -chdir=terraform/net apply', 'bin/up')).toHaveLength(1);
    expect(await does('terraform -chdir=terraform/net apply', 'bin/notes')).toEqual([]);
  });
});

describe('whether a script is for own environments', () => {
  const own = async (text: string, path = 'scripts/run.sh') => (await read({ [path]: text }))[0]?.own;
  const create = 'aws ec2 create-vpc\n';

  test('is told by an environment that it names', async () => {
    expect(await own('terraform -chdir=x apply -var-file=../values/production.tfvars')).toBe('yes');
    expect(await own('cf push --vars-file deploy/staging.yml')).toBe('yes');
    expect(await own(create, 'scripts/prod/network.sh')).toBe('yes');
    expect(await own(`case "$1" in\n  staging) a=1 ;;\n  production) a=2 ;;\nesac\n${create}`)).toBe('yes');
  });
  test('is told by an account', async () => {
    expect(await own('gcloud compute instances create x --project=acme-platform')).toBe('yes');
    expect(await own('gcloud compute instances create x --project=my-project')).toBe('unknown');
    expect(await own('gcloud compute instances create x --project=$PROJECT')).toBe('unknown');
  });
  test('is not told by its being there', async () => {
    expect(await own(create)).toBe('unknown');
    expect(await own(create, 'ci/vpc.sh')).toBe('unknown');
    expect(await own(`if [ "$NODE_ENV" = production ]; then a=1; fi\n${create}`)).toBe('unknown');
  });
  test('is denied by trials and tests', async () => {
    expect(await own(`kind create cluster\nkubectl apply -f x`)).toBe('no');
    expect(await own('aws --endpoint-url http://localhost:4566 s3 mb s3://x')).toBe('no');
    expect(await own(`awslocal s3 ls\n${create}`)).toBe('no');
    expect(await own(create, 'e2e/setup.sh')).toBe('no');
    expect(await own(create, 'hack/setup.sh')).toBe('unknown');
  });
});

test('scripts in trees of tests, examples and others are not read', async () => {
  const text = 'terraform apply';
  expect(await read({ 'examples/a.sh': text, 'vendor/a.sh': text, 'test/a.sh': text })).toEqual([]);
});

test('a function counts once, whether the script calls it or not', async () => {
  const body = 'up() {\n  terraform apply\n}\n';
  expect(await read({ 'a.sh': body })).toMatchObject([{ at: { line: 2 } }]);
  expect(await read({ 'a.sh': `${body}up\n` })).toHaveLength(1);
});

test('a script that no shell understands is a gap', async () => {
  const { items, gaps } = await readScripts(memoryRepository({ files: { 'a.sh': 'if then terraform apply' } }));
  expect(items).toEqual([]);
  expect(gaps).toMatchObject([{ reason: 'malformed', detail: '1 script could not be understood: a.sh' }]);
});

describe('what chooses the units of a script', () => {
  const chosen = async (text: string) =>
    (await read({ 'deploy.sh': `#!/bin/sh\n${text}\n`, 'net/main.tf': '', 'net/prod.tfvars': '' })).map(
      ({ selectors }) => selectors,
    );

  test.each<[string, readonly string[]]>([
    ['terraform -chdir=net apply -var-file=prod.tfvars', ['net/prod.tfvars']],
    ['cd net\nterraform workspace select prod\nterraform apply', ['prod']],
    ['pulumi up --stack acme/prod', ['acme/prod']],
    ['cdk deploy WebProd --require-approval never', ['WebProd']],
    ['helm upgrade web chart -f values-prod.yaml', ['values-prod.yaml']],
    ['kubectl apply -f net --context prod-cluster', ['prod-cluster']],
    ['terraform -chdir=net apply', []],
    ['terraform -chdir=net apply -var-file=$ENV.tfvars', []],
    ['terraform apply -var-file=dev.tfvars\nterraform apply', []],
    ['terraform apply -var-file=dev.tfvars\nterraform apply -var-file=prod.tfvars', ['dev.tfvars', 'prod.tfvars']],
    ['terraform apply -var password=hunter2', []],
  ])('%s', async (text, expected) => expect(await chosen(text)).toEqual([expected]));
});

test.each([
  'kubectl scale deploy/web --replicas 3',
  'kubectl set image deploy/web web=x:1',
  'kubectl rollout restart deploy/web',
  'aws ecs update-service --cluster a --service b --force-new-deployment',
])('what only changes how much of something runs, or in which version, makes nothing: %s', async (text) =>
  expect(await read({ 'run.sh': `#!/bin/sh\n${text}\n` })).toEqual([]),
);

test.each(['-i "localhost," -c local', '-i localhost, --connection=local', '-i 127.0.0.1,'])(
  'a playbook that is run from the machine of whoever starts it (%s) may be for anything',
  async (flags) => {
    const files = { 'scripts/prod.sh': `#!/bin/sh\nansible-playbook ${flags} site.yml\n`, 'site.yml': '' };
    expect(await read(files)).toMatchObject([{ own: 'unknown' }]);
  },
);
