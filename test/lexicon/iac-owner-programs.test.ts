import { expect, test } from 'vitest';
import { namesOwner } from '../../src/lexicon/iac-owners.ts';

test('a program that makes a thing is no owner of it', () => {
  for (const name of ['terraform', 'Terraform', ' helm ', 'github-actions', 'CI', 'automation'])
    expect(namesOwner(name)).toBe(false);
  for (const name of ['payments', 'platform-team', 'terraform-guild', 'sre@shop.uk'])
    expect(namesOwner(name)).toBe(true);
});
