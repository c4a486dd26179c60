import { describe, expect, test } from 'vitest';
import { readInstructions } from '../../../../collectors/iac/instructions/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const read = async (files: Readonly<Record<string, string>>) =>
  (await readInstructions(memoryRepository({ files }))).items;
const roots = { 'terraform/net/main.tf': '', 'terraform/main.txt': '', 'chart/Chart.yaml': '' };
const readme = 'terraform/net/README.md';
const text = async (body: string, path = readme) =>
  (await read({ ...roots, [path]: body })).map(({ tool, does, target, routine }) => ({ tool, does, target, routine }));
const routine = async (body: string, path = readme) => (await text(body, path))[0]?.routine;
const block = (...lines: readonly string[]) => `\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`;
const apply = block('terraform apply');

describe('what a text tells people to do', () => {
  test('is found in blocks of code, with prompts and without', async () => {
    const item = { tool: 'terraform', does: 'applies', target: 'terraform/net' };
    expect(await text(`# Net\n\n${apply}`)).toMatchObject([item]);
    expect(await text(`# Net\n\n    $ terraform apply\n`)).toMatchObject([item]);
    expect(
      await text(`# Net\n\n${block('$ terraform plan', 'terraform apply is next', '$ terraform apply')}`),
    ).toMatchObject([item]);
    expect(await text('Net\n===\n\nRun `cd x` and then `terraform apply`.\n')).toMatchObject([{ tool: 'terraform' }]);
  });
  test('is found in AsciiDoc', async () => {
    expect(
      await text('= Net\n\n== Deploy\n\n[source,bash]\n----\nterraform apply\n----\n', 'terraform/net/README.adoc'),
    ).toMatchObject([{ target: 'terraform/net', routine: 'yes' }]);
  });
  test('says where, by the folder that the block goes into', async () => {
    expect(await text(`# A\n\n${block('cd terraform/net', 'terraform apply')}`, 'docs/a.md')).toMatchObject([
      { target: 'terraform/net' },
    ]);
    expect(await text(`# A\n\n${block('cd ../terraform/net', 'terraform apply')}`, 'docs/a.md')).toMatchObject([
      { target: 'terraform/net' },
    ]);
    expect(await text(`# A\n\n${apply}`, 'docs/a.md')).toMatchObject([{ target: null }]);
    expect(await text(`# A\n\n${block('cd terraform/<service>', 'terraform apply')}`)).toMatchObject([
      { target: null },
    ]);
  });
  test.each([
    '(cd terraform/net && terraform apply)',
    'cd terraform/net; terraform apply',
    'pushd terraform/net; terraform apply',
    'terraform -chdir=terraform/net apply',
  ])('says where, in one line: %s', async (line) => {
    const item = { tool: 'terraform', does: 'applies', target: 'terraform/net' };
    expect(await text(`# A\n\n${block(line)}`, 'README.md')).toMatchObject([item]);
    expect(await text(`# A\n\nRun this:\n\n    ${line}\n`, 'README.md')).toMatchObject([item]);
    expect(await text(`# A\n\nRun \`${line}\`.\n`, 'README.md')).toMatchObject([item]);
  });
  describe('by make', () => {
    const makefile = [
      '.PHONY: apply plan',
      'REGION := here',
      'init:',
      '\tterraform init',
      'plan: init',
      '\tterraform plan',
      'apply: init plan # changes it',
      '\tterraform apply -var-file=$(ENV).tfvars',
      'all: apply',
      '',
    ].join('\n');
    const files = {
      ...roots,
      'terraform/net/Makefile': makefile,
      Makefile: 'net:\n\tcd terraform/net && tofu apply\n',
    };
    const told = async (line: string) =>
      (await read({ ...files, 'README.md': `# A\n\n${block(line)}` })).map(
        ({ tool, target, selectors }) => `${tool} ${target} ${selectors.join(' ')}`,
      );

    test.each(['make -C terraform/net apply', 'make --directory=terraform/net all', 'cd terraform/net && make apply'])(
      'is what the target of the Makefile there does: %s',
      async (line) => {
        expect(await told(line)).toEqual(['terraform terraform/net ']);
      },
    );
    test('is for the environment that is set', async () => {
      expect(await told('make -C terraform/net apply ENV=production')).toEqual(['terraform terraform/net production']);
    });
    test('is in the folder that the recipe goes into', async () => {
      expect(await told('make net')).toEqual(['opentofu terraform/net ']);
    });
    test.each([
      'make -C terraform/net plan',
      'make -C terraform/net',
      'make -C terraform/other apply',
      'make -n -C terraform/net apply',
      'make -C "$DIR" apply',
      'make -C terraform/net "$TARGET"',
    ])('is nothing that is not told: %s', async (line) => {
      expect(await told(line)).toEqual([]);
    });
  });
  test('is not taken to be in the root because the root could be meant', async () => {
    expect(await read({ 'main.tf': '', 'docs/a.md': `# A\n\n${apply}` })).toMatchObject([{ target: null }]);
  });
  test.each([
    ['files and output', '```yaml\n- terraform apply\n```\n```json\n{"a": "terraform apply"}\n```\n'],
    ['comments', '<!--\n```\nterraform apply\n```\n-->\n'],
    ['prose that mentions it', 'We use terraform apply here.\n'],
    ['commands that only look', block('terraform plan', 'kubectl get pods')],
    ['links', '[`docs`](https://x/terraform-apply)\n'],
  ])('is not found in %s', async (_, body) => {
    expect(await text(`# A\n\n${body}`)).toEqual([]);
  });
  test.each([
    'CHANGELOG.md',
    'examples/README.md',
    'vendor/x/README.md',
    'docs/adr/0001-x.md',
    'CLAUDE.md',
    '.github/ISSUE_TEMPLATE/a.md',
  ])('is not looked for in %s', async (path) => {
    expect(await text(`# A\n\n${apply}`, path)).toEqual([]);
  });
  test('is said once for each tool and target, from where it says most', async () => {
    const items = await read({ ...roots, [readme]: `# A\n\n## Getting started\n\n${apply}\n## Deploy\n\n${apply}` });
    expect(items).toMatchObject([{ routine: 'yes', at: { line: 12 }, ref: 'terraform/net/README.md#terraform' }]);
  });
});

describe('a text says that this is how environments are changed', () => {
  test.each([
    ['under a heading of deploying', `# Net\n\n## Applying Terraform\n\n${apply}`],
    [
      'by hand',
      `# Net\n\n## State\n\nYou must apply this module locally. It cannot be applied from within Terraform Cloud.\n\n${apply}`,
    ],
    ['from a laptop', `# Net\n\n## Changes\n\nRun this from your laptop:\n\n${apply}`],
    ['in a sentence', '# Net\n\nTo deploy, run `terraform apply`.\n'],
    ['for production', `# Net\n\n## Usage\n\n${block('terraform apply -var-file ../production.tfvars')}`],
    [
      'with a warning of something else',
      `# Net\n\n## Deploy\n\n${apply}\nNever run \`terraform destroy\`, as that will kill us.\n`,
    ],
  ])('%s', async (_, body) => {
    expect(await routine(body)).toBe('yes');
  });

  test.each([
    ['it forbids it', `# Net\n\n## Deploy\n\nDo not run this by hand:\n\n${apply}`],
    [
      'it forbids it afterwards',
      `# Net\n\n## Deploy\n\n${apply}\nDo not apply this in environments that people rely upon.\n`,
    ],
    ['a pipeline does it', '# Net\n\n## Deploy\n\nWhen it is merged, another workflow runs `terraform apply`.\n'],
    ['it is the first set-up', `# Net\n\n## Bootstrap\n\n${apply}`],
    ['it is for developing', `# Net\n\n## Local development\n\n${apply}`],
    ['it is an example', `# Net\n\n## Deploy the sample application\n\n${apply}`],
    [
      'it is the use of a module',
      `# Net\n\n## Deploy\n\n\`\`\`hcl\nmodule "net" {\n  source = "acme/net"\n}\n\`\`\`\n\n${apply}`,
    ],
    ['it is on one machine', `# Net\n\n## Deploy\n\nStart minikube first.\n\n${block('kubectl apply -f chart')}`],
  ])('no: %s', async (_, body) => {
    expect(await routine(body)).toBe('no');
  });

  test.each([
    ['nothing tells', `# Net\n\n${apply}`, readme],
    ['no folder and no environment is told', `# A\n\n## Deploy\n\n${apply}`, 'docs/a.md'],
    ['it is done in emergencies', `# Net\n\n## Disaster recovery\n\n${apply}`, readme],
    ['it is below a heading of the first set-up', `# Getting started\n\n## Deploy\n\n${apply}`, readme],
    [
      'a product is installed by its users',
      `# A\n\n## Deploy\n\n${block('helm upgrade --install a ./chart')}`,
      'README.md',
    ],
    [
      'the text says elsewhere that a pipeline deploys',
      `# Net\n\n## Deploy\n\n${apply}\n## CI\n\nChanges are deployed by GitHub Actions.\n`,
      readme,
    ],
    ['it is a plan', `# Net\n\n## Deploy\n\n${apply}`, 'terraform/net/plan.md'],
    [
      'it is in a language that is not read',
      `# ネット\n\n## Deploy\n\n以下の順番で実行して下さい。全てのリソースを削除しておく事をオススメします。\n\n${apply}`,
      readme,
    ],
  ])('unknown: %s', async (_, body, path) => {
    expect(await routine(body, path)).toBe('unknown');
  });
});

describe('steps in a console', () => {
  test('are numbered, name it and make something', async () => {
    const body = '# Bucket\n\n1. In the AWS console, open S3.\n2. Click "Create bucket".\n';
    expect(await text(body, 'docs/bucket.md')).toEqual([
      { tool: 'aws', does: 'console', target: null, routine: 'unknown' },
    ]);
  });
  test.each([
    ['look at something', '1. In the AWS console, open CloudWatch.\n2. Read the logs.\n'],
    ['are prose', 'The AWS console lets you create a bucket.\n'],
    ['are forbidden', '1. Do not use the AWS console to create a bucket.\n'],
  ])('are none where they %s', async (_, body) => {
    expect(await text(`# A\n\n${body}`, 'docs/a.md')).toEqual([]);
  });
  test('of a first set-up are no routine', async () => {
    expect(await routine('# Set up\n\n1. Open the Azure portal and create a new resource group.\n', 'docs/a.md')).toBe(
      'no',
    );
  });
});

describe('what chooses the unit that a text means', () => {
  const chosen = async (body: string, path = 'README.md') =>
    (await read({ ...roots, 'terraform/net/dev.tfvars': '', [path]: body })).map(({ selectors }) => selectors);

  test.each<[string, string, readonly string[]]>([
    [
      'a file of values',
      block('terraform -chdir=terraform/net apply -var-file=dev.tfvars'),
      ['terraform/net/dev.tfvars'],
    ],
    ['a workspace', block('cd terraform/net', 'terraform workspace select prod', 'terraform apply'), ['prod']],
    ['a stage', block('serverless deploy --stage dev'), ['dev']],
    ['a setting', block('ENV=prod terraform apply'), ['prod']],
    ['an exported setting', block('export TF_WORKSPACE=prod', 'terraform apply'), ['prod']],
    ['a variable for the environment', block('terraform apply -var environment=prod -var token=hunter2'), ['prod']],
    ['an inventory', block('ansible-playbook -i inventories/prod site.yml'), ['inventories/prod']],
    ['the heading', `## Deploy to dev\n\n${apply}`, ['dev']],
    ['the sentence', `## Deploying\n\nFor the \`staging\` environment, run:\n\n${apply}`, ['staging']],
    ['nothing, where two are named', `## Deploying\n\nDev is done by hand, prod by Harness:\n\n${apply}`, []],
    [
      'nothing, where it is to be filled in',
      `## Deploy to dev\n\n${block('terraform apply')}`.replace('dev', 'it'),
      [],
    ],
  ])('is %s', async (_, body, expected) => expect(await chosen(body)).toEqual([expected]));

  test('is told for each apart', async () => {
    const body = ['dev', 'prod'].map((name) => `## Deploy to ${name}\n\n${apply}`).join('\n');
    expect(await chosen(body)).toEqual([['dev'], ['prod']]);
  });
});

describe('a text that says otherwise in other words', () => {
  const deploying = (said: string) => routine(`# Net\n\n## Deploying\n\n${said}\n\n${apply}`);

  test('is plain where it says nothing of the kind', async () => {
    expect(await deploying('Run this:')).toBe('yes');
  });
  test.each([
    'The pipeline does the following:',
    'Our bot runs:',
    'We used to do it like this:',
    'The old way:',
    'Diese Seite beschreibt nur noch, was die Maschine nach dem Zusammenführen macht, nichts davon bitte selbst:',
  ])('leaves open whether people do it: %s', async (said) => expect(await deploying(said)).toBe('unknown'));

  test('leaves it open where it is struck through', async () => {
    expect(await routine('# Net\n\n## Deploying\n\n~~Run `terraform apply`~~ Merge to main.\n')).toBe('unknown');
  });
  test.each(['export AWS_PROFILE=sandbox', 'terraform workspace select $USER', 'terraform workspace select $(whoami)'])(
    'means an environment of whoever runs it: %s',
    async (line) => {
      expect(await routine(`# Net\n\n## Deploying\n\n${block(line, 'terraform apply')}`)).toBe('no');
    },
  );
  test.each([
    '.github/PULL_REQUEST_TEMPLATE.md',
    '.github/pull_request_template.md',
    '.gitlab/merge_request_templates/change.md',
    '.github/ISSUE_TEMPLATE/change.md',
    'CONTRIBUTING.md',
  ])('never means a routine in %s', async (path) => {
    const said = await text(`## Deploying\n\n${block('terraform -chdir=terraform/net apply')}`, path);
    expect(said.every(({ routine: is }) => is !== 'yes')).toBe(true);
  });
});
