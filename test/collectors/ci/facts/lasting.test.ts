import { describe, expect, test } from 'vitest';
import { byGitlab, provisioned, workflowOf } from './provisioned.ts';

const path = '.github/workflows/infra.yml';
const infra = 'terraform -chdir=infra apply -auto-approve';

/** `tool does targets lasting` of each item of a workflow with these steps, and these lines under its job. */
async function told(steps: string, job = '', on?: string): Promise<readonly string[]> {
  const items = await provisioned({ [path]: workflowOf(steps, job, on) });
  return items.map(
    ({ tool, does, targets, lasting }) => `${tool} ${does} ${targets?.join(' ') ?? 'unknown'} ${lasting}`,
  );
}

const run = (script: string): string => `- run: ${JSON.stringify(script)}\n`;
const byScript = (script: string): Promise<readonly string[]> => told(run(script));
const onCluster = run('kubectl apply -k k8s');

describe('what a job makes beside for itself', () => {
  test.each([
    ['nothing', '', 'yes'],
    ['a cluster by an action', '- uses: helm/kind-action@v1\n', 'no'],
    ['a cluster by another action', '- uses: AbsaOSS/k3d-action@v2\n', 'no'],
    ['a cluster by a command', run('kind create cluster'), 'no'],
    ['a cluster by sudo', run('sudo minikube start --driver=none'), 'no'],
    ['a cluster by a program of its own', run('./bin/k3d cluster create'), 'no'],
    ['a cluster by an installer', run('curl -sfL https://get.k3s.io | sh -'), 'no'],
    ['perhaps a cluster', run('if ask; then kind create cluster; fi'), 'unknown'],
    ['a cluster on other occasions', "- if: github.event_name == 'pull_request'\n  uses: helm/kind-action@v1\n", 'yes'],
    ['a cluster, and leaves it', run('kind create cluster; aws eks update-kubeconfig --name a'), 'unknown'],
    ['an emulator of a cloud', '- uses: LocalStack/setup-localstack@v0.2\n', 'yes'],
    ['words of it', run('echo kind create cluster later; grep "kind create" x'), 'yes'],
  ])('for a cluster, %s', async (_, before, expected) => {
    const on = 'push: { branches: [main] }\n  pull_request:';
    expect(await told(before + onCluster, '', on)).toEqual([`kubectl apply k8s ${expected}`]);
  });

  test.each([
    ['an emulator by an action', '- uses: LocalStack/setup-localstack@v0.2\n', 'no'],
    ['an emulator by a container', run('docker run -d localstack/localstack'), 'no'],
    ['an emulator by its own program', run('localstack start -d'), 'no'],
    ['a cluster', '- uses: helm/kind-action@v1\n', 'unknown'],
    ['a state of its own', run('terraform -chdir=infra init -backend=false'), 'unknown'],
    ['a state of its own elsewhere', run('terraform -chdir=other init -backend=false'), 'yes'],
    ['another backend in a heredoc', run('cat > infra/backend_override.tf <<EOF\nterraform {}\nEOF'), 'unknown'],
    ['a look at another backend', run('grep local infra/backend_override.tf'), 'yes'],
    ['another backend', run('cp ci/backend_override.tf infra/'), 'unknown'],
  ])('for Terraform, %s', async (_, before, expected) => {
    expect(await told(before + run(infra))).toEqual([`terraform apply infra ${expected}`]);
  });

  test('a cluster made afterwards is another one', async () => {
    expect(await told(`${onCluster}- uses: helm/kind-action@v1\n`)).toEqual(['kubectl apply k8s yes']);
  });

  test('what runs beside', async () => {
    expect(await told(run(infra), 'services: { aws: { image: "localstack/localstack:3" } }')).toEqual([
      'terraform apply infra no',
    ]);
    expect(await told(run(infra), 'services: { db: { image: "postgres:16" } }')).toEqual(['terraform apply infra yes']);
    const [item] = await byGitlab('go:\n  services: [{ name: "rancher/k3s:v1" }]\n  script: kubectl apply -k k8s\n');
    expect(item?.lasting).toBe('no');
  });

  test.each(['workflow', 'job'])('an endpoint that the %s names', async (where) => {
    const env = 'env: { AWS_ENDPOINT_URL: "http://localhost:4566" }';
    const text = workflowOf(run(infra), where === 'job' ? env : '');
    const [item] = await provisioned({ [path]: where === 'workflow' ? `${env}\n${text}` : text });
    expect(item?.lasting).toBe('no');
  });
});

describe('what the words of a command tell', () => {
  test.each([
    ['kubectl --context kind-test apply -k k8s', 'kubectl apply k8s no'],
    ['kubectl --context prod apply -k k8s', 'kubectl apply k8s yes'],
    ['kind create cluster; kubectl --context prod apply -k k8s', 'kubectl apply k8s unknown'],
    ['terraform apply -auto-approve -state=x.tfstate', 'terraform apply  unknown'],
    ['terraform apply -auto-approve -var-file=localstack.tfvars', 'terraform apply  no'],
    ['serverless deploy --stage local', 'serverless apply  no'],
    ['sls deploy -s prod', 'serverless apply  yes'],
    [
      'aws --endpoint-url http://localhost:4566 cloudformation deploy --template-file a.yaml --stack-name a',
      'aws apply a.yaml no',
    ],
    ['ansible-playbook -i "localhost," -c local site.yml', 'ansible-playbook apply site.yml unknown'],
    ['ansible-playbook -i hosts --connection=local site.yml', 'ansible-playbook apply site.yml unknown'],
    ['ansible-playbook -i inventories/prod site.yml', 'ansible-playbook apply site.yml yes'],
    ['docker run -v $PWD:/w -w /w hashicorp/terraform apply -auto-approve', 'terraform apply  yes'],
    ['docker run hashicorp/terraform apply -auto-approve', 'terraform apply unknown yes'],
    ['docker run -v $PWD:/w -w /w/infra hashicorp/terraform apply -auto-approve', 'terraform apply unknown yes'],
    ['terragrunt run-all apply --terragrunt-non-interactive', 'terragrunt apply ** yes'],
    ['terragrunt run-all apply --terragrunt-exclude-dir prod', 'terragrunt apply unknown yes'],
    ['terragrunt run --all apply --queue-exclude-dir=prod', 'terragrunt apply unknown yes'],
  ])('%s', async (script, expected) => {
    expect(await byScript(script)).toEqual([expected]);
  });
});

describe('what is taken down again', () => {
  const destroy = 'terraform -chdir=infra destroy -auto-approve';
  test.each([
    ['behind it', run(infra) + run(destroy), 'no'],
    ['always', `${run(infra)}- if: always()\n  run: ${destroy}\n`, 'no'],
    ['in the same script', run(`${infra} && ${destroy}`), 'no'],
    ['perhaps', run(`${infra}; if ask; then ${destroy}; fi`), 'unknown'],
    ['before', run(destroy) + run(infra), 'yes'],
    ['elsewhere', run(infra) + run('terraform -chdir=other destroy -auto-approve'), 'yes'],
    ['where nobody knows', run(infra) + run('cd "$WHERE" && terraform destroy -auto-approve'), 'unknown'],
    ['on other occasions', `${run(infra)}- if: github.event_name == 'workflow_dispatch'\n  run: ${destroy}\n`, 'yes'],
    ['after a failure', `${run(infra)}- if: failure()\n  run: ${destroy}\n`, 'yes'],
    ['by another tool', run(infra) + run('kubectl delete -k k8s'), 'yes'],
  ])('%s', async (_, steps, expected) => {
    const on = 'push: { branches: [main] }\n  workflow_dispatch:';
    expect(await told(steps, '', on)).toEqual([`terraform apply infra ${expected}`]);
  });

  describe('by a later job', () => {
    const job = (name: string, script: string, more = ''): string =>
      `  ${name}:\n    runs-on: ubuntu-latest\n${more}    steps:\n      - uses: actions/checkout@v4\n      - run: ${script}\n`;
    const needs = '    needs: make\n';
    const jobs = async (later: string, on = 'push: { branches: [main] }') => {
      const text = `on:\n  ${on}\njobs:\n${job('make', infra)}${later}`;
      return (await provisioned({ [path]: text })).map(({ tool, lasting }) => `${tool} ${lasting}`);
    };
    test.each([
      ['that waits for it', job('end', destroy, needs), 'no'],
      ['that waits for it in any case', job('end', destroy, `${needs}    if: always()\n`), 'no'],
      ['of its own', job('end', destroy), 'yes'],
      ['for another folder', job('end', destroy.replace('infra', 'other'), needs), 'yes'],
      ['on another occasion', job('end', destroy, `${needs}    if: github.event_name == 'schedule'\n`), 'yes'],
    ])('%s', async (_, later, expected) => {
      expect(await jobs(later)).toEqual([`terraform ${expected}`]);
    });
    test('that is for another environment takes down something else', async () => {
      const bound = (name: string, script: string, environment: string, more = '') =>
        job(name, script, `${more}    environment: ${environment}\n`);
      const both = async (environment: string) => {
        const text = `on:\n  push: { branches: [main] }\njobs:\n${bound('make', infra, 'production')}${bound('end', destroy, environment, needs)}`;
        return (await provisioned({ [path]: text })).map(({ lasting }) => lasting);
      };
      expect(await both('production')).toEqual(['no']);
      expect(await both('staging')).toEqual(['yes']);
    });
    test('of GitLab that a person starts leaves it open to people', async () => {
      const text = `stages: [make, end]\nmake:\n  stage: make\n  script: [${infra}]\n  rules: [{if: $CI_COMMIT_BRANCH == "main"}]\nend:\n  stage: end\n  script: [${destroy}]\n`;
      const lasting = async (rules: string) => (await byGitlab(`${text}  rules: ${rules}\n`)).map((one) => one.lasting);
      expect(await lasting('[{if: $CI_COMMIT_BRANCH == "main", when: manual}]')).toEqual(['yes']);
      expect(await lasting('[{if: $CI_COMMIT_BRANCH == "main"}]')).not.toEqual(['yes']);
    });
  });

  test('what is applied in part is applied nowhere that is told', async () => {
    expect(await byScript(`${infra} -target=module.a`)).toEqual(['terraform apply unknown yes']);
    expect(await byScript(`${infra} -target module.a`)).toEqual(['terraform apply unknown yes']);
    expect(await byScript(infra)).toEqual(['terraform apply infra yes']);
  });

  test.each([
    ['terraform apply -destroy -auto-approve', []],
    ['terraform plan -destroy', []],
    ['terraform apply -refresh-only -auto-approve', ['terraform plan  yes']],
    ['terraform plan -destroy -out=x; terraform apply x', ['terraform apply  no']],
    ['terraform plan -destroy -out=x; terraform apply y', ['terraform apply  unknown']],
    ['terraform plan -out=x; terraform apply x', ['terraform apply  yes', 'terraform plan  yes']],
    ['terragrunt run-all apply -destroy', []],
    ['cdk deploy --all --no-execute', ['cdk plan  yes']],
    ['cdk deploy --method=prepare-change-set', ['cdk plan  yes']],
    ['serverless deploy --noDeploy', ['serverless plan  yes']],
    ['aws cloudformation deploy --no-execute-changeset --template-file a.yaml --stack-name a', ['aws plan a.yaml yes']],
    ['kubectl scale deployment/a --replicas=2; kubectl set image deployment/a a=b', []],
    ['kubectl rollout restart deployment/a', ['kubectl deploy  yes']],
    ['terraform plan -refresh=false -detailed-exitcode', ['terraform plan  yes']],
  ])('%s', async (script, expected) => {
    expect(await byScript(script)).toEqual(expected);
  });
});

describe('whether an apply goes on by itself', () => {
  test.each([
    ['terraform apply -auto-approve', 'yes'],
    ['terraform apply tfplan', 'yes'],
    ['terraform apply "$PLAN_FILE"', 'yes'],
    ['echo yes | terraform apply', 'yes'],
    ['yes yes | terraform apply', 'yes'],
    ['export TF_CLI_ARGS_apply=-auto-approve; terraform apply', 'yes'],
    ['terragrunt run-all apply --terragrunt-non-interactive', 'yes'],
    ['TERRAGRUNT_NON_INTERACTIVE=true terragrunt run-all apply', 'yes'],
    ['terraform apply', 'unknown'],
    ['terraform apply -input=false', 'unknown'],
    ['terraform apply $ARGS', 'unknown'],
    ['echo no | terraform apply', 'unknown'],
    ['yes | terraform apply', 'unknown'],
    ['terragrunt apply', 'unknown'],
    ['terragrunt run-all apply', 'unknown'],
    ['ansible-playbook site.yml --tags never', 'unknown'],
    ['ansible-playbook site.yml --tags web', 'yes'],
  ])('%s: %s', async (script, expected) => {
    const items = await provisioned({ [path]: workflowOf(run(script)) });
    expect(items.map(({ reached }) => reached)).toEqual([expected]);
  });
});

describe('an environment for a change alone', () => {
  test.each([
    [`preview-\${{ github.sha }}`, 'no'],
    [`pr-\${{ github.event.number }}`, 'no'],
    ['preview', 'no'],
    [`\${{ vars.ENVIRONMENT }}`, 'yes'],
    [`prod-\${{ vars.REGION }}`, 'yes'],
    ['production', 'yes'],
    ['process', 'yes'],
  ])('%s', async (name, expected) => {
    expect(await told(run(infra), `environment: ${name}`)).toEqual([`terraform apply infra ${expected}`]);
  });
  test.each([
    ['review/$CI_COMMIT_REF_SLUG', 'no'],
    [`\${CI_COMMIT_REF_SLUG}`, 'yes'],
    ['production', 'yes'],
  ])('of GitLab, %s', async (name, expected) => {
    const [item] = await byGitlab(`go:\n  script: ${infra}\n  environment: { name: "${name}" }\n`);
    expect(item?.lasting).toBe(expected);
  });
});

describe('who is told of a failure', () => {
  test.each([
    ['', 'yes'],
    ['  continue-on-error: true\n', 'unknown'],
  ])('of a step with %j', async (more, expected) => {
    const steps = `- run: terraform plan -detailed-exitcode\n${more}- if: failure()\n  uses: slackapi/slack-github-action@v2\n`;
    const items = await provisioned({ [path]: workflowOf(steps, '', 'schedule: [{ cron: "0 6 * * *" }]') });
    expect(items.map(({ notifies }) => notifies)).toEqual([expected, expected]);
  });
});
