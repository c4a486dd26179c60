import { expect, test } from 'vitest';
import { recogniseTemplate } from '../../../../collectors/ci/recognise/index.ts';
import type { LexiconAdditions } from '../../../../src/core/source.ts';
import { told, toldOfAction } from './told.ts';

const own: LexiconAdditions = {
  commands: [
    { words: 'acme scan', capability: 'infrastructure_scan' },
    { words: ' terraform  plan ', capability: 'drift_check' },
    { words: '', capability: 'apply' },
  ],
  actions: [
    { name: 'Acme/Scan-Action', capability: 'policy_check' },
    { name: 'acme/image', capability: 'sign' },
    { name: 'docker/build-push-action', capability: 'publish' },
  ],
};

test.each([
  ['acme scan .', 'infrastructure_scan:yes'],
  ['acme --debug scan .', 'infrastructure_scan:yes'],
  ['sudo acme scan', 'infrastructure_scan:yes'],
  ['acme scanner', '? acme'],
  ['acme "$X"', '? acme'],
  ['docker run -v .:/x acme/image:$V .', 'sign:yes'],
  ['podman container run acme/image', 'sign:yes'],
  ['docker run --entrypoint sh acme/image', '? acme/image'],
  ['docker run -d acme/image', '? docker run'],
  ['terraform plan', 'drift_check:yes'],
  ['terraform apply', 'apply:yes'],
])('%s by the words of the house: %s', (line, expected) => {
  expect(told(line, own)).toBe(expected);
});

test.each([
  ['acme/scan-action@v1', 'policy_check:yes'],
  ['acme/scan-action/sub@v1', '? acme/scan-action/sub'],
  ['docker://acme/image:2', 'sign:yes'],
  ['docker/build-push-action@v6', 'publish:yes'],
])('%s by the names of the house: %s', (uses, expected) => {
  expect(toldOfAction(uses, {}, own)).toBe(expected);
});

test.each([
  ['Security/SAST.gitlab-ci.yml', ['code_scan']],
  ['Jobs/SAST-IaC.latest.gitlab-ci.yml', ['infrastructure_scan']],
  ['Security/Secret-Detection.gitlab-ci.yml', ['secret_scan']],
  ['Jobs/Container-Scanning.gitlab-ci.yml', ['image_scan']],
  ['component:gitlab.com/components/sast/sast', ['code_scan']],
  ['component:gitlab.com/components/dependency-scanning/main-dependency-scanning', ['dependency_scan']],
  ['component:gitlab.com/acme/components/sast', []],
  ['sast.gitlab-ci.yml', []],
  ['Security/DAST.gitlab-ci.yml', []],
  ['keyword:release', ['publish']],
  ['keyword:__proto__', []],
  ['', []],
])('the template %s does %j', (name, expected) => {
  expect(recogniseTemplate(name).map(({ capability }) => capability)).toEqual(expected);
});

test("GitLab's scanners let the pipeline pass", () => {
  expect(recogniseTemplate('Jobs/SAST.gitlab-ci.yml').map(({ fails }) => fails)).toEqual(['no']);
});
