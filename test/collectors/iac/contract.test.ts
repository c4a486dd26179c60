import { iac } from '../../../collectors/iac/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Collector } from '../../../src/core/collector.ts';
import { Unreadable } from '../../../src/core/errors.ts';
import type { Repository } from '../../../src/core/source.ts';
import { testCollector } from '../../contract/collector.ts';

const backend = 'terraform {\n  backend "s3" {\n    bucket = "acme"\n    key = "a"\n    use_lockfile = true\n  }\n}\n';
const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';
const template = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::S3::Bucket\n';
const application = (name: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: ${name}\nspec:\n  source: {repoURL: https://charts.acme.org, chart: web, targetRevision: 1.2.3}\n  syncPolicy: {automated: {selfHeal: true}}\n`;

testCollector('iac', iac as Collector<Repository>, [
  { name: 'an empty repository', source: () => memoryRepository({ headState: 'unborn', defaultBranch: null }) },
  {
    name: 'something of each kind',
    source: () =>
      memoryRepository({
        fullName: 'acme/platform',
        files: {
          'tf/main.tf': `${backend}module "net" {\n  source = "../modules/net"\n}\n`,
          'tf/dev.tfvars': 'a = 1\n',
          'tf/prod.tfvars': 'a = 2\n',
          'modules/net/main.tf':
            'resource "aws_organizations_policy" "a" {\n  type = "SERVICE_CONTROL_POLICY"\n}\nresource "aws_ecr_repository" "b" {\n  name = "b"\n  image_tag_mutability = "IMMUTABLE"\n}\n',
          'atlantis.yaml': 'version: 3\nprojects:\n  - dir: tf\n',
          'argo/a.yaml': `${application('same')}---\n${application('same')}---\n${application('"same~2"')}`,
          'stack/template.yaml': template,
          'k8s/overlays/prod/kustomization.yaml': 'resources: [../../base]\n',
          'k8s/base/kustomization.yaml': 'resources: [web.yaml]\n',
          'k8s/base/web.yaml': deployment,
          'charts/web/Chart.yaml': 'name: web\n',
          'site.yml': '- hosts: all\n  tasks: [{command: "true"}]\n',
          'manifest.yml': 'applications:\n  - name: web\n    memory: 1G\n',
          'deploy.sh': '#!/bin/sh\nterraform -chdir=tf apply -var-file=prod.tfvars\naws s3 mb s3://acme\n',
          'README.md':
            '# Deploy\n\nTo deploy to production:\n\n```sh\nterraform -chdir=tf apply -var-file=prod.tfvars\n```\n',
        },
      }),
  },
  {
    name: 'files that cannot be had',
    source: () =>
      memoryRepository({
        files: {
          'gone.tf': new Unreadable('absent', 'the object is not here', 'fetch it'),
          'gone.yaml': new Unreadable('denied', 'not allowed', 'allow it'),
          'atlantis.yaml': new Unreadable('timeout', 'too slow', 'again'),
          'Chart.yaml': new Unreadable('absent', 'the object is not here', 'fetch it'),
          'cdk.json': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
          'huge.tf': new Uint8Array(5 * 1024 * 1024).fill(35),
          'large.tf': new Uint8Array(2 * 1024 * 1024).fill(35),
          'broken/main.tf': 'terraform {\n  backend "s3" {\n',
          'broken/template.yaml': 'AWSTemplateFormatVersion: [\n',
          'broken/kustomization.yaml': '{',
          'README.md': new Unreadable('denied', 'not allowed', 'allow it'),
          'deploy.sh': new Unreadable('denied', 'not allowed', 'allow it'),
        },
      }),
  },
  {
    name: 'hostile names',
    source: () =>
      memoryRepository({
        fullName: 'acme/platform',
        files: {
          'environments/\u001b[31mred/main.tf': backend,
          'environments/a\u202eb/main.tf': backend,
          'environments/__proto__/main.tf': backend,
          'a/main.tf': backend,
          'a@prod/main.tf': backend,
          'a/prod.tfvars': '',
          [`${'deep/'.repeat(100)}main.tf`]: backend,
          [`${'x'.repeat(5000)}/main.tf`]: backend,
          [`environments/${'n'.repeat(800)}/main.tf`]: backend,
          'argo/a.yaml': application(`"${'n'.repeat(3000)}\\e\u202e"`),
          'clusters/\u202eprod/kustomization.yaml': 'resources: ["\\e[31m.yaml"]\n',
          'stack/prod\u001b/template.yaml': template,
          'atlantis.yaml': `version: 3\nprojects:\n  - dir: a\n    workspace: "${'w'.repeat(2000)}\\e"\n  - dir: "\\e"\n`,
          'deploy\u202e.sh': '#!/bin/sh\nterraform -chdir=$(printf "\\033") apply\nkubectl apply -f \u001b[31m\n',
          'README.md': '# Deploy\n\n```sh\nterraform -chdir=\u001b[31m apply\n```\n',
        },
      }),
  },
]);
