import { describe, expect, test } from 'vitest';
import { readBuilds } from '../../../../collectors/supply-chain/builds/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function buildsOf(files: Readonly<Record<string, string>>, fullName: string | null = null) {
  const { items } = await readBuilds(memoryRepository({ files, fullName }));
  return items.map(({ ref, form, wired, shipped }) => [ref, form, wired, shipped]);
}

describe('images', () => {
  const FROM = 'FROM a:1\n';

  test('are wired and shipped where a pipeline builds them and gives them to a registry', async () => {
    const files = {
      Dockerfile: FROM,
      'api/Dockerfile.prod': FROM,
      'web/Dockerfile': FROM,
      'dev/Dockerfile': FROM,
      '.gitlab-ci.yml': `build:
  script:
    - docker build -t $CI_REGISTRY_IMAGE/api:$CI_COMMIT_SHA -f api/Dockerfile.prod api
    - docker push $CI_REGISTRY_IMAGE/api:$CI_COMMIT_SHA
    - docker build -t web web/
kaniko:
  script:
    - /kaniko/executor --context $CI_PROJECT_DIR --dockerfile $CI_PROJECT_DIR/Dockerfile --destination $CI_REGISTRY_IMAGE
`,
    };
    expect(await buildsOf(files)).toEqual([
      ['Dockerfile#image', 'image', 'yes', 'yes'],
      ['api/Dockerfile.prod#image', 'image', 'yes', 'yes'],
      ['dev/Dockerfile#image', 'image', 'unknown', 'no'],
      ['web/Dockerfile#image', 'image', 'yes', 'unknown'],
    ]);
  });

  test('are not wired by a step that is switched off, nor by a script', async () => {
    const files = {
      Dockerfile: FROM,
      'build.sh': '#!/bin/sh\ndocker build -t acme/a . && docker push acme/a\n',
      '.github/workflows/ci.yml':
        'jobs:\n  a:\n    if: false\n    steps:\n      - run: docker build -t a . && docker push a\n',
    };
    expect(await buildsOf(files)).toEqual([['Dockerfile#image', 'image', 'unknown', 'unknown']]);
  });

  test('are shipped where a platform runs them', async () => {
    expect(await buildsOf({ Dockerfile: FROM, 'fly.toml': 'app = "acme"\n' })).toEqual([
      ['Dockerfile#image', 'image', 'unknown', 'yes'],
      ['fly.toml#platform', 'platform', 'unknown', 'yes'],
    ]);
  });

  test('of samples are nobody knows whose', async () => {
    expect(await buildsOf({ Dockerfile: FROM, 'fly.toml': '' }, 'acme/demo-app')).toEqual([
      ['Dockerfile#image', 'image', 'unknown', 'unknown'],
      ['fly.toml#platform', 'platform', 'unknown', 'unknown'],
    ]);
  });
});

test('packages that are set up to be published are shipped', async () => {
  const told = async (name: string, text: string) => (await buildsOf({ [name]: text }))[0]?.[3];
  const target = '<distributionManagement>\n  <repository>\n    <id>a</id></repository></distributionManagement>';
  expect(await told('pom.xml', `<project>${target}</project>`)).toBe('yes');
  expect(await told('pom.xml', `<project><!-- ${target} --></project>`)).toBe('unknown');
  expect(await told('pom.xml', '<project><distributionManagement><site/></distributionManagement></project>')).toBe(
    'unknown',
  );
  expect(await told('build.gradle', "plugins {\n  id 'org.jetbrains.intellij' version '1'\n}\n")).toBe('yes');
  expect(await told('build.gradle.kts', 'plugins {\n  id("com.gradle.plugin-publish") version "1"\n}\n')).toBe('yes');
  expect(await told('build.gradle', "// id 'org.jetbrains.intellij'\nplugins { id 'java' }\n")).toBe('unknown');
});

test('packages and programs are told by their manifests', async () => {
  const files = {
    'package.json': '{"private": true, "scripts": {"build": "vite build"}}',
    'lib/package.json': '{"scripts": {"build": "tsc"}}',
    'e2e/package.json': '{"scripts": {"build": "tsc"}}',
    'plain/package.json': '{"scripts": {"test": "vitest"}}',
    'py/pyproject.toml': '[build-system]\n',
    'lint/pyproject.toml': '[tool.ruff]\n',
    'rs/Cargo.toml': '[package]\n',
    'rs/src/main.rs': '',
    'cmd/a/main.go': 'package main\n',
    'pkg/main.go': 'package pkg\n',
    '.goreleaser.yaml': 'builds: []\n',
  };
  expect(await buildsOf(files)).toEqual([
    ['.goreleaser.yaml#binary', 'binary', 'unknown', 'yes'],
    ['cmd/a/main.go#binary', 'binary', 'unknown', 'unknown'],
    ['e2e/package.json#package', 'package', 'unknown', 'no'],
    ['lib/package.json#package', 'package', 'unknown', 'unknown'],
    ['package.json#unknown', 'unknown', 'unknown', 'unknown'],
    ['py/pyproject.toml#package', 'package', 'unknown', 'unknown'],
    ['rs/Cargo.toml#binary', 'binary', 'unknown', 'unknown'],
  ]);
});

test('platforms, sites, machine images and targets are told by their files', async () => {
  const files = {
    'a/Procfile': 'web: x\n',
    'b/Procfile': 'web: x\n',
    'b/app.json': '{"buildpacks": []}',
    'app.yaml': 'runtime: python312\n',
    'values/app.yaml': 'name: x\n',
    'template.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources: {}\n',
    'mkdocs.yml': '',
    'img/a.pkr.hcl': '',
    'img/b.pkr.hcl': '',
    '_config.yml': '',
    'index.md': '',
    Makefile: 'BUILD := x\nbuild: deps\n\techo\ndocker-build:\n\techo\ntest:\n\techo\n',
  };
  expect(await buildsOf(files)).toEqual([
    ['Makefile#build', 'unknown', 'unknown', 'unknown'],
    ['Makefile#docker-build', 'image', 'unknown', 'unknown'],
    ['_config.yml#site', 'site', 'unknown', 'unknown'],
    ['a/Procfile#platform', 'platform', 'unknown', 'unknown'],
    ['app.yaml#platform', 'platform', 'unknown', 'yes'],
    ['b/Procfile#platform', 'platform', 'yes', 'yes'],
    ['img/a.pkr.hcl#machine_image', 'machine_image', 'unknown', 'unknown'],
    ['mkdocs.yml#site', 'site', 'unknown', 'unknown'],
    ['template.yaml#platform', 'platform', 'unknown', 'yes'],
  ]);
});

test('a program named after a platform is none, and a file by another name that tells of a service is', async () => {
  const program = { 'src/serverless-files.ts': 'export const provider = 1;\n', 'project.toml': '[tool]\nname = "x"\n' };
  expect(await buildsOf(program)).toEqual([]);
  const service = 'const c: AWS = {\n  service: "x",\n  provider: {\n    name: "aws",\n  },\n};\n';
  const told = {
    'serverless.api.ts': service,
    'serverless.yml': 'x: 1\n',
    'project.toml': '[[io.buildpacks.group]]\n',
  };
  expect(await buildsOf(told)).toEqual([
    ['project.toml#platform', 'platform', 'unknown', 'yes'],
    ['serverless.api.ts#platform', 'platform', 'unknown', 'yes'],
    ['serverless.yml#platform', 'platform', 'unknown', 'yes'],
  ]);
});
