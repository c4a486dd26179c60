import { describe, expect, test } from 'vitest';
import { samePeople } from '../../../collectors/git/people.ts';

const person = (name: string, email: string) => ({ name, email });

describe('people behind several names', () => {
  test.each([
    ['one address', person('Ana Diaz', 'ana@example.org'), person('ana', 'ANA@example.org')],
    ['one full name', person('Ana Diaz', 'ana@example.org'), person('Ana Diaz', 'ad@example.com')],
    [
      'an account and a mailbox',
      person('anadiaz', '12+anadiaz@users.noreply.github.com'),
      person('Ana', 'anadiaz@example.org'),
    ],
    [
      'an account and a name',
      person('Ana Diaz', '12+anadiaz@users.noreply.github.com'),
      person('anadiaz', 'x@example.org'),
    ],
  ])('are one by %s', (_, one, other) => {
    expect(samePeople([one, other])).toEqual([0, 0]);
  });

  test.each([
    ['one first name', person('Ana', 'a@example.org'), person('Ana', 'b@example.org')],
    ['a shared mailbox', person('Ana Diaz', 'github@one.example.org'), person('Ben Osei', 'github@two.example.org')],
    ['nothing', person('Ana Diaz', 'ana@example.org'), person('Ben Osei', 'ben@example.org')],
  ])('are two with %s in common', (_, one, other) => {
    expect(samePeople([one, other])).toEqual([0, 1]);
  });

  test('are joined through a third', () => {
    const people = [
      person('Ana Diaz', 'ana@example.org'),
      person('Annie', 'annie@example.com'),
      person('Ana Diaz', 'annie@example.com'),
    ];
    expect(samePeople(people)).toEqual([0, 0, 0]);
  });
});
