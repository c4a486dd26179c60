import { describe, expect, test } from 'vitest';
import { readImages } from '../../../../collectors/supply-chain/images/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const hex = 'b'.repeat(64);

async function imagesOf(files: Readonly<Record<string, string>>, fullName: string | null = null) {
  const { items } = await readImages(memoryRepository({ files, fullName }));
  return items.map(({ ref, name, pin, role }) => [ref, name, pin, role]);
}

describe('images of Dockerfiles', () => {
  test('are those of the bases and of what is copied from, without stages and the empty image', async () => {
    const Dockerfile = `ARG V=20.11.1
FROM node:\${V} AS build
COPY --from=ghcr.io/astral-sh/uv:0.5.1 /uv /uv
COPY --from=assets . .
FROM build AS test
FROM scratch
COPY --from=build /app /app
COPY --from=0 /app /app
`;
    expect(await imagesOf({ Dockerfile })).toEqual([
      ['Dockerfile:2', 'node', 'exact', 'base'],
      ['Dockerfile:3', 'ghcr.io/astral-sh/uv', 'exact', 'base'],
    ]);
  });

  test('are for those who work here where the file is', async () => {
    expect(await imagesOf({ '.devcontainer/Dockerfile': 'FROM a:1', 'Dockerfile.dev': 'FROM b:1' })).toEqual([
      ['.devcontainer/Dockerfile:1', 'a', 'range', 'local'],
      ['Dockerfile.dev:1', 'b', 'range', 'local'],
    ]);
  });

  test('are unknown where the file cannot be read, and none of other files of that name', async () => {
    expect(
      await imagesOf({
        Dockerfile: 'nothing',
        'cmd/dockerfile.go': 'FROM a',
        'Dockerfile.part': 'RUN x',
        'examples/Dockerfile': 'FROM b',
      }),
    ).toEqual([['Dockerfile', 'unknown', 'unknown', 'base']]);
  });
});

describe('images of compose files', () => {
  const services = (more: string) => `services:\n  db:\n    image: postgres:16\n${more}`;

  test('are local unless the name or the way services are kept may mean a server', async () => {
    const files = {
      'docker-compose.yml': services('  web:\n    build: .\n    image: acme/web\n    restart: always\n'),
      'docker-compose.prod.yml': services(''),
    };
    expect(await imagesOf(files)).toEqual([
      ['docker-compose.prod.yml:3', 'postgres', 'range', 'unknown'],
      ['docker-compose.yml:3', 'postgres', 'range', 'local'],
      ['docker-compose.yml:6', 'acme/web', 'none', 'local'],
    ]);
    expect(
      await imagesOf({ 'a/compose.yaml': services('    restart: unless-stopped\n'), 'b/compose.yaml': services('') }),
    ).toEqual([
      ['a/compose.yaml:3', 'postgres', 'range', 'unknown'],
      ['b/compose.yaml:3', 'postgres', 'range', 'unknown'],
    ]);
  });
});

describe('images of Kubernetes', () => {
  const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - name: web
          image: "${image}" # the web
`;

  test('are those of manifests, with their environment', async () => {
    const files = {
      'deploy/production/web.yaml': deployment('acme/web:1.2.3'),
      'kind/web.yaml': deployment('acme/web:1.2.3'),
    };
    const { items } = await readImages(memoryRepository({ files }));
    expect(items.map(({ ref, environment, role }) => [ref, environment, role])).toEqual([
      ['deploy/production/web.yaml:9', 'production', 'deployed'],
      ['kind/web.yaml:9', null, 'local'],
    ]);
  });

  test('are of the environment that a file is named after', async () => {
    const files = {
      'web/prod.yaml': deployment('a:1'),
      'web/test.yaml': deployment('a:1'),
      'api/test.yaml': deployment('a:1'),
    };
    const { items } = await readImages(memoryRepository({ files }));
    expect(items.map(({ ref, environment }) => [ref, environment])).toEqual([
      ['api/test.yaml:9', null],
      ['web/prod.yaml:9', 'prod'],
      ['web/test.yaml:9', 'test'],
    ]);
  });

  test('are not what other objects speak of', async () => {
    const policy = 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec:\n  image: "*:latest"\n';
    const config = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  x: |\n    image: a:latest\n';
    const repository = 'apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec:\n  image: acme/web\n';
    expect(await imagesOf({ 'p.yaml': policy, 'c.yaml': config, 'r.yaml': repository })).toEqual([]);
  });

  test('are told by the kustomization that replaces them', async () => {
    const files = {
      'base/web.yaml': deployment('web:latest'),
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'overlays/staging/kustomization.yaml': `resources: [../../base]
images:
  - name: web
    newName: ghcr.io/acme/web
    newTag: 1.2.3
  - name: db
    digest: sha256:${hex}
  - name: cache
    newName: acme/cache
`,
    };
    const { items } = await readImages(memoryRepository({ files }));
    expect(items.map(({ ref, name, pin, role, environment }) => [ref, name, pin, role, environment])).toEqual([
      ['base/web.yaml:9', 'web', 'latest', 'unknown', null],
      ['overlays/staging/kustomization.yaml:3', 'ghcr.io/acme/web', 'exact', 'deployed', 'staging'],
      ['overlays/staging/kustomization.yaml:6', 'db', 'digest', 'deployed', 'staging'],
      ['overlays/staging/kustomization.yaml:8', 'acme/cache', 'unknown', 'deployed', 'staging'],
    ]);
  });

  test('stand in values of charts, whose own are for those who say nothing else', async () => {
    const values =
      'image:\n  repository: acme/web\n  tag: ""\nsidecar:\n  image: {registry: quay.io, repository: acme/s, tag: 1.0.0}\n';
    const files = {
      'chart/Chart.yaml': 'apiVersion: v2\nname: web\n',
      'chart/templates/web.yaml': deployment('{{ .Values.image }}'),
      'chart/templates/test.yaml': deployment('busybox:1.36.1'),
      'chart/values.yaml': values,
      'chart/values-prod.yaml': 'image:\n  tag: 2.0.0\n  repository: acme/web\n',
    };
    expect(await imagesOf(files)).toEqual([
      ['chart/templates/test.yaml:9', 'busybox', 'exact', 'unknown'],
      ['chart/values-prod.yaml:3', 'acme/web', 'exact', 'deployed'],
      ['chart/values.yaml:2', 'acme/web', 'unknown', 'unknown'],
      ['chart/values.yaml:5', 'quay.io/acme/s', 'exact', 'unknown'],
    ]);
  });

  test('stand in releases of Flux and applications of Argo CD', async () => {
    const files = {
      'r.yaml': `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  values:
    image:
      repository: ghcr.io/acme/web
      tag: 1.2.3@sha256:${hex}
`,
      'a.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    kustomize:
      images: [web=acme/web:2.0.0]
    helm:
      values: |
        image:
          repository: acme/api
          tag: latest
`,
    };
    expect(await imagesOf(files)).toEqual([
      ['a.yaml:10', 'acme/api', 'latest', 'deployed'],
      ['a.yaml:6', 'acme/web', 'exact', 'deployed'],
      ['r.yaml:7', 'ghcr.io/acme/web', 'digest', 'deployed'],
    ]);
  });
});

describe('images of pipelines', () => {
  test('are those in which jobs and steps run, and what runs beside them', async () => {
    const workflow = `jobs:
  test:
    container: node:20
    services:
      db: {image: postgres:16.1.0}
    steps:
      - uses: docker://alpine:3.19.1
      - uses: actions/checkout@v4
  off:
    if: false
    container: never:1
`;
    const gitlab =
      'variables: {V: 3.12.1}\nimage: "python:$V"\njob:\n  image: {name: "ruby:3"}\n  services: [redis, {name: "mysql:8"}]\n';
    expect(await imagesOf({ '.github/workflows/ci.yml': workflow, '.gitlab-ci.yml': gitlab })).toEqual([
      ['.github/workflows/ci.yml:3', 'node', 'range', 'tool'],
      ['.github/workflows/ci.yml:5', 'postgres', 'exact', 'tool'],
      ['.github/workflows/ci.yml:7', 'alpine', 'exact', 'tool'],
      ['.gitlab-ci.yml:2', 'python', 'exact', 'tool'],
      ['.gitlab-ci.yml:4', 'ruby', 'range', 'tool'],
      ['.gitlab-ci.yml:5', 'redis', 'none', 'tool'],
      ['.gitlab-ci.yml:5~2', 'mysql', 'range', 'tool'],
    ]);
  });
});

describe('images of infrastructure as code', () => {
  test('are those that resources run; images of machines are none', async () => {
    const tf = `locals { tag = "1.2.3" }
resource "aws_ecs_task_definition" "a" {
  container_definitions = jsonencode([{ name = "a", image = "acme/a:\${local.tag}" }])
}
resource "aws_lambda_function" "b" { image_uri = "\${aws_ecr_repository.b.repository_url}:latest" }
resource "google_cloud_run_v2_service" "c" {
  template { containers { image = var.image } }
}
resource "google_compute_instance" "d" { image = "debian-cloud/debian-11" }
module "e" {
  image = "ubuntu-22-04"
  container_image = "ghcr.io/acme/e:2.0.0"
}
`;
    const name = `\${aws_ecr_repository.b.repository_url}`;
    expect(await imagesOf({ 'main.tf': tf })).toEqual([
      ['main.tf:12', 'ghcr.io/acme/e', 'exact', 'deployed'],
      ['main.tf:3', 'acme/a', 'exact', 'deployed'],
      ['main.tf:5', name, 'latest', 'deployed'],
      ['main.tf:7', `\${var.image}`, 'variable', 'deployed'],
    ]);
  });

  test('stand in templates of CloudFormation and in task definitions', async () => {
    const template = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Image: !Sub "\${Account}.dkr.ecr/app:1.2.3"
        - Image: !Ref Image
  Machine:
    Type: AWS::EC2::Instance
    Properties: {Image: ami-1}
`;
    const task = '{"containerDefinitions": [\n {"image": "acme/app:latest"}]}';
    expect(await imagesOf({ 'stack.yaml': template, 'ecs/task-definition.json': task })).toEqual([
      ['ecs/task-definition.json:2', 'acme/app', 'latest', 'deployed'],
      ['stack.yaml:7', `\${Account}.dkr.ecr/app`, 'exact', 'deployed'],
      ['stack.yaml:8', `\${Image}`, 'variable', 'deployed'],
    ]);
  });
});

describe('whether an image is built here', () => {
  test('is told by what pipelines, scripts and compose files build; no only of those of everybody', async () => {
    const files = {
      'k8s.yaml': ['ghcr.io/acme/web:1', 'acme/api:1', 'acme/tool:1', 'acme/else:1', 'nginx:1', 'mcr.microsoft.com/x:1']
        .map((image) => `---\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: ${image}\n`)
        .join(''),
      Makefile: 'image:\n\tdocker build -t acme/tool:dev .\n',
      'compose.yml': 'services:\n  api:\n    build: .\n    image: acme/api\n',
      '.github/workflows/ci.yml': `env: {REGISTRY: ghcr.io}
jobs:
  a:
    steps:
      - uses: docker/build-push-action@v6
        with: {push: true, tags: "\${{ env.REGISTRY }}/\${{ github.repository }}:latest"}
`,
    };
    const { items } = await readImages(memoryRepository({ files, fullName: 'acme/web' }));
    expect(
      items
        .filter(({ place }) => place === 'manifest')
        .map(({ name, builtHere }) => [name, builtHere])
        .sort(),
    ).toEqual([
      ['acme/api', 'yes'],
      ['acme/else', 'unknown'],
      ['acme/tool', 'yes'],
      ['ghcr.io/acme/web', 'yes'],
      ['mcr.microsoft.com/x', 'no'],
      ['nginx', 'no'],
    ]);
  });

  test('is open where the owner of what everybody takes may be the same', async () => {
    const { items } = await readImages(
      memoryRepository({
        files: { Dockerfile: 'FROM registry.gitlab.com/gitlab-org/base:1' },
        fullName: 'gitlab-org/runner',
      }),
    );
    expect(items.map(({ builtHere }) => builtHere)).toEqual(['unknown']);
  });
});

test("images in a repository that others start from may be nobody's own", async () => {
  const { items } = await readImages(
    memoryRepository({ files: { Dockerfile: 'FROM a:1' }, fullName: 'acme/service-template' }),
  );
  expect(items.map(({ own }) => own)).toEqual(['unknown']);
});
