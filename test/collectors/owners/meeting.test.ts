import { describe, expect, test } from 'vitest';
import { meetingAmong } from '../../../collectors/owners/meeting.ts';
import { readRules } from '../../../collectors/owners/rule.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const paths = ['README.md', 'docs/a.md', 'services/pay/main.go', 'services/pay/iam/role.tf'];

describe('a pattern of owners', () => {
  test.each([
    ['*', 'yes'],
    ['/services/pay/', 'yes'],
    ['services/pay', 'yes'],
    ['iam/', 'yes'],
    ['main.go', 'yes'],
    ['*.tf', 'yes'],
    ['/services/**', 'yes'],
    ['/services/gone/', 'no'],
    ['/README.md/', 'no'],
    ['/iam/', 'no'],
    ['*.rb', 'no'],
    ['/docs/*.go', 'no'],
    ['[a-z].go', 'unknown'],
  ])('%s meets files: %s', (pattern, expected) => {
    expect(meetingAmong(paths)(pattern, 'github')).toBe(expected);
  });

  test('of GitLab meets a folder only where it ends in a slash, and a path at any depth', () => {
    const meets = meetingAmong(paths);
    expect(meets('services/pay', 'gitlab')).toBe('no');
    expect(meets('pay/main.go', 'gitlab')).toBe('yes');
    expect(meets('pay/iam/', 'gitlab')).toBe('yes');
    expect(meets('ay/iam/', 'gitlab')).toBe('no');
  });

  test('is told no more of when too many were tried', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `src/${at}.go`);
    const meets = meetingAmong(many);
    const answers = Array.from({ length: 600 }, () => meets('*.rb', 'github'));
    expect(new Set(answers)).toEqual(new Set(['no', 'unknown']));
    expect(meets('/src/', 'github')).toBe('yes');
  });
});

test('an owner of paths at which no file lies is told as one of nothing', async () => {
  const owners = '/services/pay/ @acme/pay\n/services/gone/ @acme/gone\n';
  const files = { '.github/CODEOWNERS': owners, 'services/pay/main.go': '', OWNERS: 'approvers: [ana]\n' };
  const { items } = await readRules(memoryRepository({ files }));
  expect(items.map(({ pattern, meetsFiles }) => [pattern, meetsFiles])).toEqual([
    ['/services/pay/', 'yes'],
    ['/services/gone/', 'no'],
    ['**', 'yes'],
  ]);
});
