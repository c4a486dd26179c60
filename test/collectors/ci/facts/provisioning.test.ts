import { describe, expect, test } from 'vitest';
import { byGitlab, byScript, byWorkflow, itemOf, provisioned, told, workflowOf } from './provisioned.ts';

describe('on what the commands of a script act', () => {
  const chart = { 'charts/app/Chart.yaml': 'name: app' };
  test.each([
    ['terraform apply', 'terraform apply .'],
    ['terraform -chdir=live/prod apply -auto-approve', 'terraform apply live/prod'],
    ['tofu -chdir=live/prod plan', 'tofu plan live/prod'],
    ['cd live && terraform apply tfplan', 'terraform apply live'],
    ['(cd live && terraform init); terraform apply', 'terraform apply .'],
    ['cd live; cd ../other; terraform apply', 'terraform apply other'],
    ['cd "$WHERE" && terraform apply', 'terraform apply unknown'],
    ['cd /opt/live && terraform apply', 'terraform apply unknown'],
    ['cd live && terraform apply -var-file=prod.tfvars', 'terraform apply live | prod.tfvars'],
    ['terraform apply -var environment=prod -var password=hunter2', 'terraform apply . | prod'],
    ['terraform workspace select prod && terraform apply', 'terraform apply . | prod'],
    ['terraform -chdir=live workspace select prod && terraform apply', 'terraform apply .'],
    ['terraform workspace select "$NAME"; terraform apply', 'terraform apply .'],
    ['terraform init -backend-config=prod.hcl; terraform apply', 'terraform apply . | prod.hcl'],
    ['TF_WORKSPACE=prod terraform apply', 'terraform apply . | prod'],
    ['export TF_VAR_environment=prod\nterraform apply', 'terraform apply . | prod'],
    ['terragrunt apply --working-dir live/prod', 'terragrunt apply live/prod'],
    ['terragrunt apply --terragrunt-working-dir=live/prod', 'terragrunt apply live/prod'],
    ['cd live && terragrunt run-all apply', 'terragrunt apply live/**'],
    ['terragrunt run --all apply', 'terragrunt apply **'],
    ['cdk deploy Network Database -c environment=prod', 'cdk apply . | prod Network Database'],
    ['pulumi up -C infra -s acme/prod --yes', 'pulumi apply infra | acme/prod'],
    [
      'aws cloudformation deploy --template-file cfn/vpc.yaml --stack-name vpc-prod',
      'aws apply cfn/vpc.yaml | vpc-prod',
    ],
    [
      'aws cloudformation create-change-set --template-body file://vpc.yaml --stack-name vpc --change-set-name x',
      'aws plan vpc.yaml | vpc',
    ],
    ['aws cloudformation deploy --template-file "$T" --stack-name vpc', 'aws apply unknown | vpc'],
    ['aws ecs update-service --cluster a --service b', 'aws deploy'],
    ['sam deploy -t api/template.yaml --config-env prod', 'sam apply api/template.yaml | prod'],
    ['cd api && sam deploy', 'sam apply api'],
    ['serverless deploy --stage prod', 'serverless apply . | prod'],
    ['sls deploy --config api/serverless.yml', 'serverless apply api/serverless.yml'],
    [
      'az deployment group create -g rg-prod --template-file infra/main.bicep --parameters infra/prod.bicepparam',
      'az apply infra/main.bicep | rg-prod infra/prod.bicepparam',
    ],
    ['az deployment sub what-if -f main.bicep --parameters env=prod key=s3cret', 'az plan main.bicep | prod'],
    ['gcloud app deploy web/app.yaml --quiet', 'gcloud deploy web/app.yaml'],
    ['gcloud run services replace service.yaml', 'gcloud deploy service.yaml'],
    ['gcloud run deploy api --image example.org/api', 'gcloud deploy'],
    ['cf push -f manifests/prod.yml', 'cf deploy manifests/prod.yml'],
    ['cf push', 'cf deploy .'],
    ['flyctl deploy -c fly.prod.toml', 'fly deploy fly.prod.toml'],
    ['kubectl apply -f k8s/ -n shop', 'kubectl apply k8s | shop'],
    ['kubectl apply -k overlays/prod', 'kubectl apply overlays/prod'],
    ['kubectl apply -f https://example.org/crds.yaml', 'kubectl apply'],
    ['kustomize build overlays/prod | kubectl apply -f -', 'kubectl apply overlays/prod'],
    ['kustomize build overlays/prod | envsubst | kubectl apply -f -', 'kubectl apply overlays/prod'],
    ['kustomize build overlays/prod > out.yaml; generate | kubectl apply -f -', 'kubectl apply unknown'],
    ['cat a.yaml b.yaml | kubectl apply -f -', 'kubectl apply a.yaml b.yaml'],
    ['helm upgrade --install shop charts/app -f prod.yaml -n shop', 'helm apply charts/app | prod.yaml shop'],
    ['helm upgrade --install --set a=b --wait shop ./charts/app', 'helm apply charts/app'],
    ['helm upgrade --install redis bitnami/redis', 'helm apply'],
    ['helmfile -f deploy/helmfile.yaml -e prod apply', 'helmfile apply deploy/helmfile.yaml | prod'],
    ['ansible-playbook -i inventories/prod site.yml --tags web', 'ansible-playbook apply site.yml | inventories/prod'],
    ['ansible-playbook site.yml -e env=prod -e token=s3cret', 'ansible-playbook apply site.yml | prod'],
  ])('%s', async (script, expected) => {
    expect(await byScript(script, chart)).toEqual([expected]);
  });

  test('a comparison is told beside the plan that it is', async () => {
    expect(await byScript('cd live; terraform plan -detailed-exitcode')).toEqual([
      'terraform drift_check live',
      'terraform plan live',
    ]);
  });

  test('what is looked at, initialised or torn down is none', async () => {
    expect(
      await byScript('terraform init; terraform validate; terraform destroy -auto-approve; kubectl get pods'),
    ).toEqual([]);
  });
});

describe('variables and loops of a script', () => {
  test.each([
    ['a list', 'for d in net app; do terraform -chdir=live/$d apply; done', 'terraform apply live/app live/net'],
    [
      'a list in braces',
      'for d in live/{net,app}; do (cd $d && terraform apply); done',
      'terraform apply live/app live/net',
    ],
    ['a variable', 'DIRS="net app"\nfor d in $DIRS; do (cd "$d"; terraform apply); done', 'terraform apply app net'],
    ['going in and out', 'for d in net app; do cd $d; terraform apply; cd ..; done', 'terraform apply app net'],
    ['a pattern', 'for d in live/*/; do (cd "$d" && terraform apply); done', 'terraform apply live/*'],
    ['what a program prints', 'for d in $(ls live); do (cd $d && terraform apply); done', 'terraform apply unknown'],
    ['lines that are read', 'while read d; do (cd $d && terraform apply); done < list', 'terraform apply unknown'],
    ['a variable that changes', 'D=a\nD=b\ncd $D\nterraform apply', 'terraform apply b'],
    [
      'a variable that may change',
      'D=a\nif [ -n "$X" ]; then D=b; fi\ncd $D\nterraform apply',
      'terraform apply unknown',
    ],
    ['a function', 'go() { local d=$1; cd "live/$d"; terraform apply; }\ngo net', 'terraform apply live/net'],
    ['what a loop changed', 'D=a\nwhile next; do cd $D; terraform apply; D=b; done', 'terraform apply unknown'],
  ])('%s', async (_, script, expected) => {
    expect(await byScript(script)).toEqual([expected]);
  });

  test('each turn acts with what it chose itself', async () => {
    expect(await byScript('for e in dev prod; do terraform workspace select $e; terraform apply; done')).toEqual([
      'terraform apply . | dev prod',
    ]);
  });

  test('what chooses a unit stays with what it chose', async () => {
    const script = 'terraform -chdir=net apply -var-file=dev.tfvars\nterraform -chdir=app apply -var-file=prod.tfvars';
    expect(await byScript(script)).toEqual(['terraform apply net | dev.tfvars', 'terraform apply app | prod.tfvars']);
  });
});

describe('scripts that are called', () => {
  const plan = '#!/bin/bash\nset -e\nif [ -z "$1" ]; then exit 1; fi\nterraform -chdir="$1" plan\n';
  test('are handed their arguments', async () => {
    expect(await byScript('bash scripts/plan.sh live/net', { 'scripts/plan.sh': plan })).toEqual([
      'terraform plan live/net',
    ]);
    expect(await byScript('./scripts/plan.sh "$X"', { 'scripts/plan.sh': plan })).toEqual(['terraform plan unknown']);
  });

  test('are handed what the shell exports, and what stands before the call', async () => {
    const files = { 'go.sh': 'cd "live/$ENV"\nterraform apply\n' };
    expect(await byScript('ENV=prod bash go.sh', files)).toEqual(['terraform apply live/prod']);
    expect(await byScript('export ENV=prod\nbash go.sh', files)).toEqual(['terraform apply live/prod']);
    expect(await byScript('ENV=prod\nbash go.sh', files)).toEqual(['terraform apply unknown']);
  });

  test('use what stands for an argument that is not given', async () => {
    const files = { 'go.sh': `ENV="\${1:-dev}"\nterraform -chdir=live/$ENV apply\n` };
    expect(await byScript('bash go.sh', files)).toEqual(['terraform apply live/dev']);
    expect(await byScript('bash go.sh prod', files)).toEqual(['terraform apply live/prod']);
  });

  test('and targets of make take their variables', async () => {
    const files = { Makefile: '.PHONY: plan\nplan:\n\tcd live/$(ENV) && terraform plan\n' };
    expect(await byScript('make plan ENV=prod', files)).toEqual(['terraform plan live/prod']);
    expect(await byWorkflow('- run: make plan\n  env:\n    ENV: prod', '', files)).toEqual([
      'terraform plan live/prod',
    ]);
    expect(await byScript('make plan', files)).not.toContain('terraform plan live/prod');
  });

  test('forget what the CI system handed on where they read something else into it', async () => {
    const step = '- run: |\n    read ENV\n    terraform -chdir=live/$ENV apply\n  env:\n    ENV: prod';
    expect(await byWorkflow(step)).toEqual(['terraform apply unknown']);
  });
});

describe('workflows of GitHub', () => {
  test('the folder of a step, of its job and of its environment', async () => {
    expect(await byWorkflow('- run: terraform apply\n  working-directory: live')).toEqual(['terraform apply live']);
    expect(await byWorkflow('- run: terraform apply', 'defaults: { run: { working-directory: ./live } }')).toEqual([
      'terraform apply live',
    ]);
    const environment = 'env: { ROOT: live }';
    expect(await byWorkflow(`- run: terraform apply\n  working-directory: \${{ env.ROOT }}/net`, environment)).toEqual([
      'terraform apply live/net',
    ]);
    expect(await byWorkflow('- run: cd $ROOT/net && terraform apply', environment)).toEqual([
      'terraform apply live/net',
    ]);
    expect(await byWorkflow('- run: cd $GITHUB_WORKSPACE/live && terraform apply\n  working-directory: x')).toEqual([
      'terraform apply live',
    ]);
  });

  test('a variable that an earlier step sets anew is not told', async () => {
    const steps = '- run: echo "ROOT=$(pick)" >> $GITHUB_ENV\n- run: cd $ROOT && terraform apply';
    expect(await byWorkflow(steps, 'env: { ROOT: live }')).toEqual(['terraform apply unknown']);
  });

  test('each leg of a matrix', async () => {
    const job = 'strategy: { matrix: { dir: [net, app] } }';
    const expected = ['terraform apply live/app live/net'];
    expect(await byWorkflow(`- run: terraform -chdir=live/\${{ matrix.dir }} apply`, job)).toEqual(expected);
    expect(await byWorkflow(`- run: cd "live/$D" && terraform apply\n  env: { D: "\${{ matrix.dir }}" }`, job)).toEqual(
      expected,
    );
    const pairs = 'strategy: { matrix: { include: [{ dir: net, env: dev }, { dir: app, env: prod }] } }';
    expect(
      await byWorkflow(`- run: terraform -chdir=\${{ matrix.dir }} apply -var-file=\${{ matrix.env }}.tfvars`, pairs),
    ).toEqual(['terraform apply net | dev.tfvars', 'terraform apply app | prod.tfvars']);
  });

  test('a matrix that another job makes is not told, nor what a person chooses', async () => {
    const job = `strategy: { matrix: { dir: "\${{ fromJSON(needs.list.outputs.dirs) }}" } }`;
    expect(await byWorkflow(`- run: terraform -chdir=\${{ matrix.dir }} apply`, job)).toEqual([
      'terraform apply unknown',
    ]);
    const text = workflowOf(
      `- run: terraform -chdir=\${{ inputs.dir }} apply`,
      '',
      'workflow_dispatch:\n    inputs: { dir: { default: live } }',
    );
    expect(told(await provisioned({ '.github/workflows/a.yml': text }))).toEqual(['terraform apply unknown']);
  });

  test('a called workflow is given its inputs', async () => {
    const called = workflowOf(
      `- run: bash plan.sh \${{ inputs.dir }}`,
      '',
      'workflow_call:\n    inputs: { dir: { type: string } }',
    );
    const caller = 'on: push\njobs:\n  net:\n    uses: ./.github/workflows/called.yml\n    with: { dir: live/net }\n';
    const items = await provisioned({
      '.github/workflows/called.yml': called,
      '.github/workflows/caller.yml': caller,
      'plan.sh': 'terraform -chdir=$1 plan\n',
    });
    expect(told(items.filter(({ pipeline }) => pipeline.endsWith('caller.yml')))).toEqual(['terraform plan live/net']);
  });

  test('a workspace that an earlier step chose', async () => {
    const steps = '- run: terraform workspace select prod\n- run: terraform apply';
    expect(await byWorkflow(steps)).toEqual(['terraform apply . | prod']);
  });

  test('code of another repository is nothing of this one', async () => {
    const steps =
      '- uses: actions/checkout@v4\n  with: { repository: acme/other, path: other }\n- run: cd other && terraform apply';
    expect(await byWorkflow(steps)).not.toContain('terraform apply .');
    const inside =
      '- uses: actions/checkout@v4\n  with: { repository: acme/other, path: other }\n- run: terraform apply\n  working-directory: other';
    expect(await byWorkflow(inside)).toEqual(['terraform apply unknown']);
  });

  test('an action of the repository hands on its inputs by variables of a step', async () => {
    const action = `inputs: { dir: {} }\nruns:\n  using: composite\n  steps:\n    - run: terraform -chdir="$DIR" apply\n      shell: bash\n      env: { DIR: "\${{ inputs.dir }}" }\n`;
    const files = { 'act/action.yml': action };
    expect(await byWorkflow('- uses: ./act\n  with: { dir: live/net }', '', files)).toEqual([
      'terraform apply live/net',
    ]);
    expect(await byWorkflow(`- uses: ./act\n  with: { dir: "\${{ vars.DIR }}" }`, 'env: { DIR: live }', files)).toEqual(
      ['terraform apply unknown'],
    );
  });

  test('PowerShell goes on where it stands, and nobody knows where a move leads', async () => {
    expect(await byWorkflow('- run: terraform -chdir=live apply\n  shell: pwsh')).toEqual(['terraform apply live']);
    expect(await byWorkflow('- run: |\n    Set-Location live\n    terraform apply\n  shell: pwsh')).toEqual([
      'terraform apply unknown',
    ]);
  });
});

describe('actions', () => {
  test.each([
    [
      'dflook/terraform-apply@v1',
      'path: live\n    workspace: prod\n    var_file: |\n      vars/a.tfvars',
      'dflook/terraform-apply apply live | prod vars/a.tfvars',
    ],
    ['gruntwork-io/terragrunt-action@v2', 'tg_dir: live/prod\n    tg_command: apply', 'terragrunt apply live/prod'],
    ['pulumi/actions@v6', 'command: up\n    work-dir: infra\n    stack-name: prod', 'pulumi apply infra | prod'],
    [
      'aws-actions/aws-cloudformation-github-deploy@v1',
      'name: vpc\n    template: cfn/vpc.yaml',
      'aws-actions/aws-cloudformation-github-deploy apply cfn/vpc.yaml | vpc',
    ],
    [
      'azure/arm-deploy@v2',
      'template: infra/main.bicep\n    parameters: infra/prod.bicepparam password=s3cret',
      'azure/arm-deploy apply infra/main.bicep',
    ],
    [
      'azure/k8s-deploy@v5',
      'manifests: |\n      k8s/a.yaml\n      k8s/b.yaml',
      'azure/k8s-deploy deploy k8s/a.yaml k8s/b.yaml',
    ],
    ['actions-hub/kubectl@v1', 'args: apply -f k8s', 'kubectl apply k8s'],
    [
      'helmfile/helmfile-action@v2',
      'helmfile-args: apply -e prod -f deploy/helmfile.yaml',
      'helmfile apply deploy/helmfile.yaml | prod',
    ],
    ['superfly/flyctl-actions@v1', 'args: deploy -c fly.prod.toml', 'fly deploy fly.prod.toml'],
    [
      'google-github-actions/deploy-appengine@v2',
      'deliverables: web/app.yaml',
      'google-github-actions/deploy-appengine deploy web/app.yaml',
    ],
    [
      'hashicorp/tfc-workflows-github/actions/apply-run@v1',
      'run: x',
      'hashicorp/tfc-workflows-github/actions/apply-run apply unknown',
    ],
  ])('%s', async (uses, inputs, expected) => {
    expect(await byWorkflow(`- uses: ${uses}\n  with:\n    ${inputs}`)).toEqual([expected]);
  });

  test('an action of the repository is followed with its inputs', async () => {
    const action = `inputs:\n  dir: {}\nruns:\n  using: composite\n  steps:\n    - run: terraform -chdir=\${{ inputs.dir }} apply\n      shell: bash\n`;
    expect(
      await byWorkflow('- uses: ./.github/actions/apply\n  with: { dir: live/net }', '', {
        '.github/actions/apply/action.yml': action,
      }),
    ).toEqual(['terraform apply live/net']);
  });
});

describe('GitLab', () => {
  test('a folder of variables, of a base and of the project', async () => {
    const text =
      'variables: { TF_ROOT: "$CI_PROJECT_DIR/live" }\n.base:\n  before_script: [cd "$TF_ROOT/$UNIT"]\nnet:\n  extends: .base\n  variables: { UNIT: net }\n  script: [terraform apply]\n';
    expect(told(await byGitlab(text))).toEqual(['terraform apply live/net']);
  });

  test('each row of a matrix, and what a rule sets is not told', async () => {
    const matrix =
      'infra:\n  parallel: { matrix: [{ UNIT: [net, app] }] }\n  script: ["terraform -chdir=live/$UNIT apply"]\n';
    expect(told(await byGitlab(matrix))).toEqual(['terraform apply live/app live/net']);
    const rule =
      'infra:\n  variables: { UNIT: net }\n  rules: [{ if: "$X", variables: { UNIT: app } }, { when: always }]\n  script: ["terraform -chdir=live/$UNIT apply"]\n';
    expect(told(await byGitlab(rule))).toEqual(['terraform apply unknown']);
  });

  test('the name of the environment', async () => {
    const text = 'infra:\n  environment: prod\n  script: ["terraform -chdir=live/$CI_ENVIRONMENT_NAME apply"]\n';
    expect(await byGitlab(text)).toMatchObject([{ targets: ['live/prod'], environment: 'prod' }]);
  });

  test.each([
    ['rules: [{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" }]', 'yes', 'yes'],
    ['rules: [{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", when: manual }]', 'yes', 'no'],
    ['rules: [{ if: "$CI_PIPELINE_SOURCE == \'merge_request_event\'" }]', 'no', 'yes'],
    ['rules: [{ if: "$CI_COMMIT_TAG" }]', 'unknown', 'yes'],
    ['rules: [{ if: "$CI_PIPELINE_SOURCE == \'web\'" }]', 'unknown', 'no'],
    ['only: [main]', 'yes', 'yes'],
  ])('%s', async (when, fromTrunk, automatic) => {
    expect(await byGitlab(`infra:\n  ${when}\n  script: [terraform apply]\n`)).toMatchObject([
      { fromTrunk, automatic },
    ]);
  });
});

describe('of which state of the code', () => {
  test.each([
    ['push: { branches: [main] }', '', 'yes', 'yes'],
    ['push:', '', 'unknown', 'yes'],
    ['push:', "if: github.ref == 'refs/heads/main'", 'yes', 'yes'],
    ['push: { tags: ["v*"] }', '', 'unknown', 'yes'],
    ['pull_request:', '', 'no', 'yes'],
    ['schedule: [{ cron: "0 1 * * *" }]', '', 'yes', 'yes'],
    ['workflow_dispatch:', '', 'unknown', 'no'],
    ['workflow_dispatch:', "if: github.ref == 'refs/heads/main'", 'yes', 'no'],
    ['workflow_call:', '', 'unknown', 'unknown'],
    ['issue_comment:', '', 'unknown', 'unknown'],
  ])('on %s %s', async (on, job, fromTrunk, automatic) => {
    expect(await itemOf(on, 'terraform apply', job)).toMatchObject({ fromTrunk, automatic });
  });

  test('a checkout of another branch is not what trunk holds', async () => {
    const text =
      'on: { push: { branches: [main] } }\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with: { ref: develop }\n      - run: terraform apply\n';
    expect(await provisioned({ '.github/workflows/a.yml': text })).toMatchObject([{ fromTrunk: 'unknown' }]);
  });

  test('what nobody runs runs never', async () => {
    const files = { 'examples/.github/workflows/a.yml': workflowOf('- run: terraform apply') };
    expect(await provisioned(files)).toEqual([]);
  });
});

describe('whether somebody is told', () => {
  const slack = 'uses: slackapi/slack-github-action@v2';
  const drift = '- id: plan\n  run: terraform plan -detailed-exitcode';
  async function tells(rest: string, first = drift): Promise<string | undefined> {
    const text = workflowOf(`${first}\n${rest}`, '', 'schedule: [{ cron: "0 1 * * *" }]');
    const items = await provisioned({ '.github/workflows/a.yml': text });
    return items.find(({ does }) => does === 'drift_check')?.notifies;
  }

  test.each([
    [`- ${slack}\n  if: failure()`, 'yes'],
    [`- ${slack}\n  if: always()`, 'yes'],
    [`- run: gh issue create --title drift\n  if: failure()`, 'yes'],
    [`- ${slack}\n  if: steps.plan.outputs.exitcode == '2'`, 'yes'],
    [`- ${slack}\n  if: failure() && github.event_name == 'pull_request'`, 'unknown'],
    [`- ${slack}\n  if: github.event_name == 'pull_request' && steps.plan.outputs.exitcode == '2'`, 'unknown'],
    [`- ${slack}`, 'unknown'],
    ['- run: echo done', 'unknown'],
  ])('%s', async (rest, expected) => {
    expect(await tells(rest)).toBe(expected);
  });

  test('by a step that asks for the outcome of one that is let pass', async () => {
    const first = `${drift}\n  continue-on-error: true`;
    expect(await tells(`- ${slack}\n  if: steps.plan.outcome == 'failure'`, first)).toBe('yes');
    expect(await tells(`- ${slack}\n  if: steps.other.outcome == 'failure'`, first)).toBe('unknown');
  });

  test('by a job behind the one that fails', async () => {
    const text = `${workflowOf(drift, '', 'schedule: [{ cron: "0 1 * * *" }]')}  tell:\n    needs: infra\n    if: failure()\n    steps:\n      - ${slack}\n`;
    const items = await provisioned({ '.github/workflows/a.yml': text });
    expect(items.map(({ notifies }) => notifies)).toEqual(['yes', 'yes']);
    const apart = await provisioned({ '.github/workflows/a.yml': text.replace('    needs: infra\n', '') });
    expect(apart.map(({ notifies }) => notifies)).toEqual(['unknown', 'unknown']);
  });
});

describe('what may not be told', () => {
  test('values of variables, passwords and addresses stand in no fact', async () => {
    const script =
      'terraform apply -var "db_password=hunter2" -var-file="https://user:hunter2@example.org/x.tfvars"; helm upgrade a ./c --set password=hunter2; az deployment group create -f a.bicep --parameters key=hunter2';
    expect(
      JSON.stringify(await provisioned({ '.github/workflows/a.yml': workflowOf(`- run: ${JSON.stringify(script)}`) })),
    ).not.toContain('hunter2');
  });

  test('a definition that cannot be read is a gap', async () => {
    const { readProvisioning } = await import('../../../../collectors/ci/facts/provisioning.ts');
    const { memoryRepository } = await import('../../../../fixtures/memory-repository.ts');
    const found = await readProvisioning(memoryRepository({ files: { '.github/workflows/a.yml': 'on: [' } }));
    expect(found).toMatchObject({ items: [], gaps: [{ reason: 'malformed' }] });
  });
});
