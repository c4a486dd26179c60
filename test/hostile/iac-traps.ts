import type { MemoryRepository } from '../../fixtures/memory-repository.ts';

const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const text = (count: number, make: (n: number) => string): string => many(count, make).join('');
const folders = (count: number, make: (n: number) => readonly [path: string, text: string]): Record<string, string> =>
  Object.fromEntries(many(count, make));

/** A root with shared state, so that somebody is seen to run it. */
export const backend =
  'terraform {\n  backend "s3" {\n    bucket       = "acme"\n    key          = "a"\n    use_lockfile = true\n  }\n}\n';
const queue = 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n';
const uses = (name: string, source: string) => `module "${name}" {\n  source = "${source}"\n}\n`;
const application = (name: string, path: string) =>
  `---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  source: {repoURL: "https://example.org/acme/shop", path: ${path}}\n  syncPolicy: {automated: {selfHeal: true}}\n`;
const sync = (name: string, path: string) =>
  `---\napiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: {path: ${path}, sourceRef: {kind: GitRepository, name: flux-system}}\n`;

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${text(8, (n) => `${'bcdefghi'.charAt(n)}: &${'bcdefghi'.charAt(n)} [${many(9, () => `*${'abcdefgh'.charAt(n)}`).join()}]\n`)}`;

/** Every form that an expression of HCL has, some of them one in another. */
const expressions = `locals {
  a = [1, 2.5e3, -3, true, null, "x", !false]
  b = { x = 1, "y" : 2, (var.k) = 3, "\${var.k}-z" = 4 }
  c = var.x == null ? local.a[0] : local.a[*].b.*.c[1]
  d = [for k, v in local.b : upper(k) if v > 1 && k != "x" || !true]
  e = { for k, v in local.b : k => v... if can(v) }
  f = merge(local.b, { for x in toset(local.a) : x => x }, local.c...)
  g = "%{ if var.x }a%{ else }b%{ endif }%{ for i in local.a ~}\${i}%{ endfor }$\${x}%%{y}"
  h = <<-END
    \${jsonencode({ a = "\${local.a[0]}" })}
    %{ if true ~}
    x
    %{ endif ~}
  END
  i = (1 + 2) * 3 / 4 % 5 - -6 >= 7
  j = [for x in [for y in [for z in local.a : z] : y] : x]
  k = { dev = 1, prod = 2 }[terraform.workspace]
  l = provider::acme::parse("x")
}
${backend}${queue}
dynamic "x" {
  for_each = local.e
  iterator = it
  content { y = it.value }
}
`;

/** A hole in each place where something else belongs: a text that is no YAML until it is filled in. */
const template = `{{- define "a.b" -}}
{{- range $i, $e := .Values.list }}
apiVersion: apps/v1
kind: {{ if $.Values.x }}Deployment{{ else }}StatefulSet{{ end }}
metadata: {name: {{ .Release.Name }}-{{ $i }}, labels: {{- include "a.labels" . | nindent 4 }}}
spec:
{{ toYaml .Values.spec | indent 2 }}
{{ "{{ inner }}" }}: {{ tpl .Values.y $ }}
---
{{- end }}
{{- end -}}
{{ template "a.b" . }}
`;

const held = many(10_000, (n) => ({
  mode: 'managed',
  type: 'aws_cloudformation_stack',
  name: `state-${n}`,
  instances: [{ attributes: { template_body: 'AWSTemplateFormatVersion: x\nType: AWS::S3::Bucket' } }],
}));
const state = JSON.stringify({ version: 4, terraform_version: '1.9.0', resources: held });
const plan = (changes: readonly object[]): string =>
  JSON.stringify({ format_version: '1.2', terraform_version: '1.9.0', resource_changes: changes });

/** What tools wrote down of what they found or mean to do: no such text is evidence, and none is worth a parser. */
export const written: MemoryRepository = {
  files: {
    'live/main.tf': backend + queue,
    'live/terraform.tfstate': state,
    'live/terraform.tfstate.backup': state,
    'live/terraform.tfstate.d/prod/terraform.tfstate': state,
    'live/plan.json': plan(many(2000, (n) => ({ address: `state-${n}`, type: 'aws_sqs_queue', change: {} }))),
    'live/.terraform/modules/modules.json': '{"Modules": ["state-1", "AWSTemplateFormatVersion"]}',
    'live/.terraform/modules/net/main.tf': `${backend}# state-1\n`,
    'cdk.out/shop.template.json': JSON.stringify({ AWSTemplateFormatVersion: 'x', Resources: held[0] }),
    '.aws-sam/build/template.yaml':
      'AWSTemplateFormatVersion: x\nResources: {A: {Type: "AWS::S3::Bucket", Name: state-1}}\n',
  },
};

/** Plans of stacks whose templates they hold. */
export const plannedTemplates: MemoryRepository = {
  files: {
    'live/main.tf': backend + queue,
    'live/plan.json': plan(held.slice(0, 2000)),
    'plan.json': plan(held.slice(0, 2)),
  },
};

/** Links at every place where a module, base or chart may lie, some of them in rings. */
export const linked: MemoryRepository = {
  files: {
    'live/prod/main.tf': `${backend}${uses('a', '../../modules/link')}${uses('b', './ring')}${uses('c', './ring/ring/ring')}`,
    'overlay/kustomization.yaml': 'resources: [../link, ./ring, base.yaml]\n',
    'clusters/prod/apps.yaml': sync('apps', './link') + application('a', 'link/ring'),
    'chart/Chart.yaml': 'name: a\nversion: 1.0.0\ndependencies: [{name: b, repository: "file://../link"}]\n',
    'template.yaml': 'Resources: {N: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: link.yaml}}}\n',
    'main.bicep': "module a './link.bicep' = {}\n",
    'site.yml': '- hosts: all\n  roles: [link]\n- import_playbook: link.yml\n',
  },
  symlinks: [
    'modules/link',
    'live/prod/ring',
    'live/prod/linked.tf',
    'live/prod/prod.tfvars',
    'overlay/ring',
    'overlay/base.yaml',
    'link',
    'link.yaml',
    'link.yml',
    'link.bicep',
    'roles/link',
    'chart/values.yaml',
    'chart/templates',
    'terragrunt.hcl',
    'samconfig.toml',
    'deploy.sh',
    'manifest.yml',
    'README.md',
  ],
  submodules: ['modules/other'],
};

/** Repositories of infrastructure that were made to hang, crash or confuse whoever reads them, by what they do. */
export const iacTraps: Readonly<Record<string, MemoryRepository>> = {
  'templates of charts that are no YAML': {
    files: {
      'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: {{ .Version }}\n',
      'chart/values.yaml': 'a: {{ .b }}\n{{- range\n',
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'web/values-prod.yaml': 'replicas: 3\n',
      ...folders(100, (n) => [`web/templates/part-${n}.yaml`, template]),
      'apps/argo.yaml': `{{- range .Values.apps }}\n${application('"{{ . }}"', '"{{ .path }}"')}{{- end }}\n`,
      'clusters/prod/apps.yaml': sync(`"\${NAME}"`, `./apps/\${X:=\${Y:=\${Z}}}`) + template,
    },
  },
  'every form of expression': {
    files: {
      'live/main.tf': expressions,
      'live/deep.tf': `locals {\n${text(400, (n) => `  x${n} = "\${local.x${n + 1}}\${local.x${n + 1}}"\n`)}}\n`,
      'live/nested.tf': `locals {\n  a = ${'['.repeat(500)}${']'.repeat(500)}\n  b = ${'merge('.repeat(300)}{}${')'.repeat(300)}\n  c = ${'"${'.repeat(200)}a${'}"'.repeat(200)}\n}\n`,
      'live/cut.tf': `locals {\n  a = [for k, v in {} : k => v]\n}\n${queue}`,
      'live/conditions.tf': `locals {\n  a = ${'true ? 1 : '.repeat(5000)}2\n}\n`,
      'live/prod.tfvars': expressions,
      'unit/terragrunt.hcl': `${expressions}include "a" {\n  path = find_in_parent_folders("\${local.h}")\n}\nterraform {\n  source = local.d[0]\n}\n`,
    },
  },
  'modules in rings and on ladders': {
    files: {
      'prod/main.tf': `${backend}${uses('a', '../m0')}${uses('b', './')}${uses('c', '../prod')}${uses('d', '../../../..')}`,
      ...folders(300, (n) => [
        `m${n}/main.tf`,
        uses('a', `../m${(n + 1) % 300}`) + uses('b', `../m${(n + 7) % 300}`) + uses('c', '../prod') + queue,
      ]),
    },
  },
  '500 roots, each with values for six environments': {
    files: Object.fromEntries(
      many(500, (n) => [
        [`live/r${n}/main.tf`, `${backend}${uses('m', '../../modules/m')}`] as const,
        ...['dev', 'test', 'uat', 'staging', 'preprod', 'prod'].map(
          (name) => [`live/r${n}/env/${name}.tfvars`, 'a = 1\n'] as const,
        ),
      ]).flat(),
    ),
  },
  'a map of 3,000 keys for workspaces': {
    files: {
      'main.tf': `${backend}locals {\n  all = {\n${text(3000, (n) => `    "w${n}" = { size = ${n} }\n`)}  }\n  own = local.all[terraform.workspace]\n  size = lookup(local.all, terraform.workspace, null)\n}\n${queue}`,
      'service/main.tf': `terraform {\n  backend "remote" {\n    workspaces { prefix = "w-" }\n  }\n}\nlocals {\n  a = { prod = 1, dev = 2 }[terraform.workspace]\n}\n${queue}`,
    },
  },
  'a mebibyte of HCL, and a little more': {
    files: {
      'prod/main.tf': `${backend}${queue}${'# x\n'.repeat(260_000)}`,
      'prod/many.tf': text(9000, (n) => `resource "aws_sqs_queue" "q${n}" {\n  name = "q${n}-\${var.stage}"\n}\n`),
      'prod/more.tf': `${backend}${`x = "\${a}"\n`.repeat(120_000)}`,
      'dev/main.tf': `${backend}locals {\n  a = "${'x'.repeat(900_000)}"\n}\n`,
      'test/one.tf': `${backend}a = <<E\n${'${x'.repeat(200_000)}\nE\n`,
    },
  },
  'templates of JSON with no bottom': {
    files: {
      'a.json': `{"AWSTemplateFormatVersion": "x", "Resources": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      'b.json': `{"AWSTemplateFormatVersion": "x", "Resources": {"A": {"Type": "AWS::S3::Bucket", "Properties": ${'['.repeat(60)}${']'.repeat(60)}}}}`,
      'azuredeploy.json': `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": ${'[{"resources":'.repeat(5000)}[]${'}]'.repeat(5000)}}`,
      'main.tf.json': `{"terraform": {"backend": {"s3": {}}}, "locals": ${'{"a":'.repeat(20_000)}"\${a}"${'}'.repeat(20_000)}}`,
      'ring.yaml': 'Resources: {N: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: ring.yaml}}}\n',
      'template.yaml': `Transform: AWS::Serverless-2016-10-31\nResources:\n${text(3000, (n) => `  F${n}: {Type: "AWS::Serverless::Function", Properties: {X: !Sub "\${F${n + 1}}"}}\n`)}`,
    },
  },
  'kustomizations of aliases, in rings and on ladders': {
    files: {
      'bomb/kustomization.yaml': `${bomb}resources: *i\n`,
      'prod/kustomization.yaml': 'resources: [../staging, ../prod, ., ./, ../.., /etc]\ncomponents: [../prod]\n',
      'staging/kustomization.yaml': 'resources: [../prod, "https://example.org/acme/x?ref=main"]\n',
      ...folders(300, (n) => [
        `k${n}/kustomization.yaml`,
        `resources: [../k${(n + 1) % 300}, ./../k${(n + 1) % 300}, ../k${(n + 13) % 300}]\n`,
      ]),
      'wide/kustomization.yaml': `resources:\n${text(20_000, (n) => `- r${n}.yaml\n`)}`,
    },
  },
  'applications of applications': {
    files: {
      'apps/a.yaml': application('a', 'apps') + application('b', 'apps') + application('c', '.'),
      'apps/more.yaml': text(200, (n) => application(`x${n}`, n % 2 === 0 ? 'apps' : 'more')),
      'more/b.yaml': text(200, (n) => application(`y${n}`, 'apps')),
      'clusters/prod/all.yaml': text(400, (n) => sync(`s${n}`, './clusters')),
    },
  },
  'a set of 10,000 applications, and one of a product of sets': {
    files: {
      'set.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: set}\nspec:\n  generators:\n  - list:\n      elements:\n${text(10_000, (n) => `      - {env: e${n}}\n`)}  template:\n    metadata: {name: 'shop-{{env}}'}\n    spec: {source: {repoURL: x, path: 'apps/{{env}}'}}\n`,
      'product.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: product}\nspec:\n  generators:\n  - matrix:\n      generators:\n      - list: {elements: [${many(500, (n) => `{env: a${n}}`).join()}]}\n      - matrix: {generators: [{list: {elements: [${many(500, (n) => `{tenant: b${n}}`).join()}]}}, {git: {repoURL: x, directories: [{path: '**/*/**'}]}}]}\n  template: {metadata: {name: '{{env}}-{{tenant}}'}, spec: {source: {repoURL: x, path: '{{path}}'}}}\n`,
    },
  },
  'playbooks, stacks and charts that call themselves': {
    files: {
      'site.yml': `- import_playbook: site.yml\n- hosts: all\n  roles: [${many(2000, (n) => `r${n % 50}`).join()}]\n`,
      ...folders(50, (n) => [`roles/r${n}/meta/main.yml`, `dependencies: [{role: r${(n + 1) % 50}}, {role: r${n}}]\n`]),
      'roles/r1/tasks/main.yml':
        '- include_tasks: main.yml\n- include_role: {name: r1}\n- amazon.aws.ec2_instance: {}\n',
      'hosts.ini': `[prod:children]\nprod\nstaging\n[staging:children]\nprod\n${text(5000, (n) => `[g${n}:children]\ng${n + 1}\n`)}`,
      'chart/Chart.yaml':
        'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies: [{name: a, repository: "file://../chart"}, {name: b, repository: "file://./"}]\n',
      'helmfile.yaml':
        'helmfiles: [helmfile.yaml, {path: ./*.yaml}]\nbases: [helmfile.yaml]\nenvironments: {prod: {}}\nreleases: [{name: a, chart: ./chart}]\n',
      'unit/terragrunt.hcl':
        'include "a" {\n  path = "terragrunt.hcl"\n}\ndependency "a" {\n  config_path = "."\n}\nterraform {\n  source = "."\n}\n',
      'serverless.yml': `service: a\nprovider: {name: aws, stage: "\${opt:stage, self:provider.stage}"}\ncustom: "\${file(serverless.yml)}"\n`,
      'deploy.sh':
        '. ./deploy.sh\n./deploy.sh\ndeploy() { deploy; terraform -chdir=unit apply; }\ndeploy\nmake deploy\n',
      Makefile: 'deploy: deploy\n\t$(MAKE) deploy; ./deploy.sh; terraform apply\n',
    },
  },
  'texts that tell people to apply, ten thousand times': {
    files: {
      'README.md': `# Deploy\n${text(10_000, (n) => `\n    cd e${n} && terraform apply\n`)}`,
      'RUNBOOK.md': `${'#'.repeat(5000)} Deploy\n${'`'.repeat(5000)}\nterraform apply\n${'> '.repeat(3000)}kubectl apply\n`,
      'docs/deploy.md': `\`\`\`\n${'terraform apply \\\n'.repeat(5000)}`,
      'deploy.md': `run \`${'$('.repeat(3000)}terraform apply\`\n`,
      'main.tf': backend + queue,
    },
  },
};
