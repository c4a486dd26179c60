import { describe, expect, test } from 'vitest';
import { checkingActions, neutralActions } from '../../src/lexicon/actions.ts';
import { badges, ciSystems, externalSigns, spokenNames } from '../../src/lexicon/ci-systems.ts';
import { checkingPrograms, neutralPrograms, programs, wrappers } from '../../src/lexicon/commands.ts';
import { isForeign } from '../../src/lexicon/trees.ts';

describe('the lexicon', () => {
  test('says one thing of each program', () => {
    const once = [...Object.keys(programs), ...checkingPrograms, ...neutralPrograms];
    expect(once.filter((name, index) => once.indexOf(name) !== index)).toEqual([]);
  });

  test('knows no sub-command as both a check and none', () => {
    const both = Object.entries(programs).flatMap(([name, { checks, neutral }]) =>
      neutral === 'rest' ? [] : checks.filter((entry) => neutral.includes(entry)).map((entry) => `${name} ${entry}`),
    );
    expect(both).toEqual([]);
  });

  test('judges no wrapper of one word by itself, since what it runs decides', () => {
    const judged = wrappers.filter(({ words }) => words.length === 1 && checkingPrograms.has(words[0] ?? ''));
    expect(judged).toEqual([]);
  });

  test('writes actions in small letters, as they are compared, and each once', () => {
    const names = [...checkingActions.map(({ uses }) => uses), ...neutralActions];
    expect(names.filter((name) => name !== name.toLowerCase() || name.includes('@'))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

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
});
