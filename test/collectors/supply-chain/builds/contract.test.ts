import { readBuilds } from '../../../../collectors/supply-chain/builds/index.ts';
import { readDownloads } from '../../../../collectors/supply-chain/downloads/index.ts';
import { readImages } from '../../../../collectors/supply-chain/images/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import { Unreadable } from '../../../../src/core/errors.ts';
import { testCollector } from '../../../contract/collector.ts';

const token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const hostile = {
  Dockerfile: `FROM \u202Ea:1\nRUN curl https://user:${token}@acme.io/${'x'.repeat(5000)} | sh\nRUN ${'$('.repeat(3000)}\nRUN <<X`,
  'b/Dockerfile': `ARG A=${'$A'.repeat(200)}\nFROM ${'a/'.repeat(400)}b\nFROM robot:${token}@acme.io/app:1\nADD https://${token}@acme.io/x /\n`,
  'c/Dockerfile': 'FROM a\n'.repeat(4000),
  'compose.yml': 'services: &a\n  x: *a\n',
  '.github/workflows/a.yml': `jobs: {a: {container: "${'a:'.repeat(200)}", steps: [{run: "${'|'.repeat(900)} docker build"}]}}`,
  '.gitlab-ci.yml': 'image: {name: [1]}\nservices: {a: b}\nvariables: {A: "$B$B", B: "$A$A"}\njob: {image: "$A"}\n',
  'kustomization.yaml': 'images: [{name: 1, newTag: {a: b}}, x]\n',
  'values.yaml': 'image: {repository: {a: b}, tag: [1]}\nx: {image: 3}\n',
  'main.tf': 'resource "aws_ecs_task_definition" "a" { container_definitions = "[{\\"image\\": \\"a\\"}" }\n',
  'pod.yaml': 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: {{ a }}\n  - image: "\n  - image: |\n',
  'get.sh': `#!/bin/sh\n${"curl 'x"}\nwget`,
  Makefile: 'build:\n\tcurl $(($(($(( | sh\n',
  'package.json': '{',
  'fly.toml': 'image = "',
  '_config.yml': '\u0000',
};

testCollector(
  'supply-chain part of images, downloads and builds',
  {
    id: 'supply-chain',
    class: 'repository',
    reads: { 'supply.image': readImages, 'supply.download': readDownloads, 'supply.build': readBuilds },
  },
  [
    { name: 'an empty repository', source: () => memoryRepository({ files: {} }) },
    {
      name: 'texts that were made to be misread',
      source: () => memoryRepository({ files: hostile, fullName: 'acme/app' }),
    },
    {
      name: 'files that cannot be read',
      source: () =>
        memoryRepository({
          files: {
            Dockerfile: new Unreadable('absent', 'gone', 'fetch it'),
            'compose.yml': new Unreadable('too_large', 'large', 'cut it'),
            Makefile: new Unreadable('absent', 'gone', 'fetch it'),
          },
        }),
    },
  ],
);
