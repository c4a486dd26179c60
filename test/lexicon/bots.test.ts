import { describe, expect, test } from 'vitest';
import { botSort, isBot, isBotBranch, isForge } from '../../src/lexicon/bots.ts';

const person = (name: string, email = 'x@example.org') => ({ name, email });

describe('bots', () => {
  test.each([
    'dependabot[bot]',
    'renovate',
    'GitHub Actions',
    'acme-ci',
    'Release Bot',
    'fluxcdbot',
    'hmpps-jenkins-a',
    'Concourse CI',
    'actions-user',
  ])('%s is a program', (name) => {
    expect(isBot(person(name))).toBe(true);
  });

  test.each(['Ana Talbot', 'Abbot', 'Luci', 'Robotham', 'Katherine Jenkins', 'Ci Wang', 'Jean-Ci Dupont', 'GitHub'])(
    '%s is a person',
    (name) => {
      expect(isBot(person(name))).toBe(false);
    },
  );

  test("a project's access token is a program whatever its name", () => {
    expect(isBot(person('Release', 'project_12_bot_ab@noreply.gitlab.com'))).toBe(true);
    expect(isBot(person('anything', '1+app[bot]@users.noreply.github.com'))).toBe(true);
  });

  test('a forge that commits for somebody is no bot', () => {
    expect(isForge(person('GitHub', 'noreply@github.com'))).toBe(true);
    expect(isBot(person('GitHub', 'noreply@github.com'))).toBe(false);
    expect(isForge(person('Ana', '1+ana@users.noreply.github.com'))).toBe(false);
  });

  test('a promotion is told from an update by its subject', () => {
    expect(botSort('Deploy shop v1.2 to production')).toBe('promotion');
    expect(botSort('Bump left-pad from 1.0 to 1.1')).toBe('update');
  });

  test("branches of bots are known by their forge's names", () => {
    expect(isBotBranch('dependabot/npm/left-pad')).toBe(true);
    expect(isBotBranch('gh-readonly-queue/main/pr-1')).toBe(true);
    expect(isBotBranch('depend-on-it')).toBe(false);
  });
});
