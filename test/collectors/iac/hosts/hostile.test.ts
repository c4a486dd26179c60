import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHosts, readRunners } from '../../../../collectors/iac/hosts/index.ts';
import { readInstructions } from '../../../../collectors/iac/instructions/index.ts';
import { readScripts } from '../../../../collectors/iac/scripts/index.ts';
import { unitsOf } from '../../../../collectors/iac/units.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { facts } from '../../../../src/core/facts/index.ts';
import { sweepOf } from '../../../../src/formats/sweep.ts';

/** All that is read here, of files of any content; each item must be one of its kind. */
async function readAll(files: Readonly<Record<string, string>>) {
  const source = memoryRepository({ files });
  const sweep = await sweepOf(source);
  const [hosts, runners] = [await readHosts(source, sweep), await readRunners(source, sweep)];
  const [scripts, instructions] = [await readScripts(source), await readInstructions(source)];
  for (const item of scripts.items) facts['iac.script'].schema.parse({ ...item, id: '', source: '' });
  for (const item of instructions.items) facts['iac.instruction'].schema.parse({ ...item, id: '', source: '' });
  for (const root of unitsOf(hosts.roots, hosts.modules).roots)
    facts['iac.root'].schema.parse({ ...root, id: '', source: '', ref: '' });
  return { hosts, runners, scripts, instructions };
}

const lively: Readonly<Record<string, string>> = {
  'ansible/site.yml': '- import_playbook: web.yml\n- hosts: all\n  roles: [a]\n  tasks:\n    - include_tasks: t.yml\n',
  'ansible/web.yml': '- hosts: web\n  roles:\n    - role: a\n  tasks: [{block: [{shell: terraform apply}]}]\n',
  'ansible/t.yml': '- include_tasks: t.yml\n',
  'ansible/roles/a/meta/main.yml': 'dependencies: [a, b]\n',
  'ansible/roles/a/tasks/main.yml': '- amazon.aws.ec2_vpc_net: {}\n',
  'ansible/inventories/prod/hosts': '[web]\nw1\n[web:vars]\na=1\n[all:children]\nweb\n',
  'ansible/inventories/dev.yml': 'all:\n  children:\n    web:\n      hosts:\n        w1:\n',
  'ansible/requirements.yml': '- {src: a.b, version: main}\n',
  'atlantis.yaml': 'projects:\n  - {dir: a/*, workspace: b}\n',
  'digger.yml': 'generate_projects: {include: "**"}\nprojects: [{dir: x}]\n',
  '.terrateam/config.yml': 'dirs: {a: {workspaces: {b: {}}}}\ndrift: {enabled: true}\n',
  '.spacelift/config.yml': 'stacks: {a: {project_root: b}}\n',
  'a/env0.yml': 'version: 1\n',
  'a/main.tf': '',
  'deploy.sh':
    'D=$(cd "$(dirname "$0")" && pwd)\ncd $D/a || exit\n(cd b; terraform apply)\nup() { helm upgrade x ./c; }\nup\n',
  Makefile: 'X := a\nup:\n\t@cd $(X) && \\\n\t terraform apply $(call f,$(Y))\n',
  justfile: 'up a="b":\n  terraform -chdir={{a}} apply\n',
  'Taskfile.yml': 'tasks:\n  up:\n    dir: a\n    cmds: [{cmd: terraform apply}]\n',
  'package.json': '{"scripts": {"up": "cdk deploy"}}\n',
  'a.ps1': 'New-AzResourceGroup `\n -Name x\n@"\n"@\n',
  'a/README.md':
    '# A\n\n## Deploy\n\n1. In the AWS console\n2. click create\n\n```sh\n$ terraform apply <x>\n```\n`kubectl apply -f x`\n',
  'docs/a.adoc': '= A\n\n[source,sh]\n----\ncd a\nterraform apply\n----\n',
};

test('everything of the lively repository is found', async () => {
  const { hosts, runners, scripts, instructions } = await readAll(lively);
  expect([hosts.roots.length, runners.length, scripts.items.length, instructions.items.length]).toEqual([2, 12, 7, 4]);
});

test('files changed in any way give items or gaps, and never throw', async () => {
  const paths = Object.keys(lively);
  const junk = fc.constantFrom(
    '{',
    '[',
    '- ',
    '\t',
    '`',
    '```',
    '$(',
    '"',
    "'",
    '<<',
    '\\',
    '\0',
    '\u202e',
    ': ',
    '*a',
    '&a ',
    '{{',
    '}}',
    '#',
    '\r',
    '<',
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(40), junk, async (path, at, cut, piece) => {
      const text = lively[path] ?? '';
      const from = at % (text.length + 1);
      await readAll({ ...lively, [path]: `${text.slice(0, from)}${piece}${text.slice(from + cut)}` });
    }),
    { numRuns: 300 },
  );
});

describe('texts that were made to be slow', () => {
  const many = 30_000;
  test.each<[string, string, string]>([
    ['backticks', 'README.md', `# A\n\n${'`a'.repeat(many)} terraform apply`],
    ['fences', 'README.md', `${'```\nterraform apply\n'.repeat(many)}`],
    ['headings', 'README.md', `${'# a\n`terraform apply`\n'.repeat(20_000)}`],
    ['one section', 'README.md', `# Deploy\n\n${'`terraform apply` to deploy by hand\n\n'.repeat(10_000)}`],
    ['placeholders', 'README.md', `\`\`\`\nterraform apply ${'<a '.repeat(many)}\n\`\`\`\n`],
    ['assignments', 'a.sh', `${'A=$(dirname $0)\n'.repeat(5_000)}terraform apply\n`],
    ['folders', 'a.sh', `${'cd a\n'.repeat(10_000)}terraform apply\n`],
    ['comparisons', 'a.sh', `terraform apply\n${'== '.repeat(many)}`],
    ['recipes', 'Makefile', `a:\n${'\tterraform apply $(((((((\n'.repeat(5_000)}`],
    ['brackets of make', 'Makefile', `a:\n\tterraform apply ${'$('.repeat(many)}\n`],
    ['groups', 'hosts', `${'[a:children]\n'.repeat(many)}`],
  ])('%s', async (_, path, text) => {
    await readAll({ ...lively, [path]: text });
  });
});

test('a pattern for very many folders is bounded', async () => {
  const folders = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`live/${at}/main.tf`, '']));
  const { runners } = await readAll({ ...folders, 'digger.yml': 'generate_projects:\n  include: "live/*"\n' });
  expect(runners).toHaveLength(500);
});

test('values and credentials of commands are in no item', async () => {
  const secret = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
  const all = await readAll({
    'deploy.sh': `export TOKEN=${secret}\nterraform apply -var token=${secret}\naws secretsmanager create-secret --secret-string ${secret}\n`,
    'README.md': `# Deploy\n\n\`terraform apply -var token=${secret}\`\n`,
    'site.yml': `- hosts: web\n  vars: {token: ${secret}}\n  roles: [a]\n`,
  });
  expect(JSON.stringify(all)).not.toContain(secret);
});
