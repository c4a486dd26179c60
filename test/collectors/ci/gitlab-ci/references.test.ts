import { expect, test } from 'vitest';
import { imageOf, pinOfComponent, pinOfRef, pinOfUrl } from '../../../../collectors/ci/gitlab-ci/pins.ts';
import { pipelineOf } from './pipeline.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';

test.each([
  [`golang@sha256:${sha}`, 'golang', 'digest'],
  [`golang:1.24@sha256:${sha}`, 'golang', 'digest'],
  ['golang:1.24.1', 'golang', 'exact'],
  ['registry.example.org:5000/team/tool:v2.0.0-alpine3.20', 'registry.example.org:5000/team/tool', 'exact'],
  ['registry.example.org:5000/team/tool', 'registry.example.org:5000/team/tool', 'none'],
  ['golang:1.24', 'golang', 'range'],
  ['golang:1.24-alpine', 'golang', 'range'],
  ['alpine:latest', 'alpine', 'latest'],
  ['node:lts-alpine', 'node', 'branch'],
  ['golang', 'golang', 'none'],
  ['$CI_REGISTRY_IMAGE/build:$TAG', '$CI_REGISTRY_IMAGE/build', 'unknown'],
  ['$CI_IMAGE', '$CI_IMAGE', 'unknown'],
  ['$PREFIX/golang:1.24.1', '$PREFIX/golang', 'exact'],
])('the image %s is %s, fixed by %s', (written, name, pin) => {
  expect(imageOf(written)).toEqual({ name, pin });
});

test.each(['', 'a b', 'user:password@host/image', `a@b@sha256:${sha}`])('%s is no image', (written) => {
  expect(imageOf(written)).toBeNull();
});

test.each([
  [sha, 'commit'],
  ['v1.2.3', 'exact'],
  ['templates/1.2.3', 'exact'],
  ['1.2.3-rc.1', 'exact'],
  ['v1', 'range'],
  ['1.2', 'range'],
  ['main', 'branch'],
  ['release-2025', 'branch'],
  ['$REF', 'unknown'],
  [undefined, 'none'],
])('the ref %s fixes by %s', (ref, pin) => {
  expect(pinOfRef(ref)).toBe(pin);
});

test('the newest release of a component, a hash and a commit in a URL are told apart', () => {
  expect(pinOfComponent('~latest')).toBe('latest');
  expect(pinOfUrl('https://example.org/ci.yml', 'sha256-abc')).toBe('digest');
  expect(pinOfUrl(`https://example.org/raw/${sha}/ci.yml`, undefined)).toBe('commit');
  expect(pinOfUrl('https://example.org/raw/main/ci.yml', undefined)).toBe('none');
});

test('images and services of the jobs that run are told once each, where they are written', async () => {
  const { references } = await pipelineOf(`default:
  image: ruby:$RUBY
variables: {RUBY: 3.3.1}
a:
  script: [make]
  services: [{name: postgres:16, alias: db}, redis]
b: {script: [make], image: {name: 'golang:1.24.1'}}
c: {script: [make]}
.hidden: {image: never}
`);
  expect(references.map(({ form, name, pin, at }) => [form, name, pin, at.line])).toEqual([
    ['image', 'ruby', 'exact', 2],
    ['image', 'postgres', 'range', 6],
    ['image', 'redis', 'none', 6],
    ['image', 'golang', 'exact', 7],
  ]);
});

test('includes are told with what fixes them', async () => {
  const { references } = await pipelineOf(`include:
  - a.yml
  - {project: acme/ci, file: [/x.yml, /y.yml], ref: ${sha}}
  - {project: acme/ci, file: z.yml}
  - {remote: 'https://example.org/r.yml', integrity: sha256-abc}
  - {template: Jobs/SAST.latest.gitlab-ci.yml}
  - {component: gitlab.com/acme/build/go@1.2}
`);
  expect(references.map(({ form, name, pin, resolution }) => `${form} ${name} ${pin} ${resolution}`)).toEqual([
    'include a.yml local local',
    'include acme/ci/x.yml commit remote',
    'include acme/ci/y.yml commit remote',
    'include acme/ci/z.yml none remote',
    'include example.org/r.yml digest remote',
    'template Jobs/SAST.latest.gitlab-ci.yml latest remote',
    'component gitlab.com/acme/build/go range remote',
  ]);
});
