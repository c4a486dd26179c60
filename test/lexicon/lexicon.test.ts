import { describe, expect, test } from 'vitest';
import { badges, ciSystems, externalSigns, spokenNames } from '../../src/lexicon/ci-systems.ts';
import { isForeign } from '../../src/lexicon/trees.ts';

describe('the lexicon', () => {
  test('names each CI system once, and badges and prose by those names', () => {
    const names = [...ciSystems, ...externalSigns].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const others = ['Concourse', 'GitLab CI'];
    const told = [...badges, ...spokenNames].map(({ system }) => system);
    expect(told.filter((system) => !names.includes(system) && !others.includes(system))).toEqual([]);
  });

  test.each([
    ['vendor/a/Jenkinsfile', true],
    ['pkg/TestData/Jenkinsfile', true],
    ['{{cookiecutter.name}}/Jenkinsfile', true],
    ['Jenkinsfile', false],
    ['src/contest/Jenkinsfile', false],
    ['test', false],
  ])('%s lies in a foreign tree: %s', (path, expected) => {
    expect(isForeign(path)).toBe(expected);
  });

  test.each([
    ['environments/test/main.tf', true, false],
    ['live/demo/main.tf', false, false],
    ['apps/web/test/web.yaml', true, false],
    ['apps/web/test/web.yaml', false, true],
    ['apps/web/samples/web.yaml', true, true],
    ['apps/web/test/vendor/web.yaml', true, true],
  ])('%s beside environments (%s) lies in a foreign tree: %s', (path, areEnvironments, expected) => {
    expect(isForeign(path, (above) => above === 'apps/web' && areEnvironments)).toBe(expected);
  });
});
