import { describe, expect, test } from 'vitest';
import { isAccessOfHouse, isAccessToWork } from '../../../../src/lexicon/access-house.ts';

describe('that some may sign in to a system', () => {
  test.each([
    'Only the on-call engineer may log in to production servers, through the bastion.',
    'Only on-call engineers can log in to the production servers.',
    'Engineers are allowed to sign in to AWS.',
    'Contractors may not log in to our GitHub organisation.',
  ])('is what they are given: %s', (said) => {
    expect([isAccessToWork(said), isAccessOfHouse(said)]).toEqual([true, true]);
  });

  test.each([
    'Staff may sign in to Brightdesk with Okta.',
    'Staff must log in with Google Workspace.',
    'Users can log in to Slack from the menu.',
    'Engineers sign in through Okta.',
    'Operators may log in to the admin console to see their jobs.',
    'Your team may log in to AWS.',
    'Their teams may log in to AWS.',
  ])('is no access that a house gives, where it is of a product: %s', (said) => {
    expect(isAccessOfHouse(said)).toBe(false);
  });
});

describe('a lead of those who join', () => {
  test.each([
    ['When somebody joins, their team lead opens a ticket and we add them to GitHub, Slack and AWS.', true],
    ['Their team manager asks for their AWS account.', true],
    ['Their teams are given access to AWS.', false],
    ['Their team is given access to AWS.', false],
    ['Your team lead is given access to AWS.', false],
  ])('is none of a customer: %s', (said, isOurs) => {
    expect(isAccessToWork(said)).toBe(isOurs);
  });
});
