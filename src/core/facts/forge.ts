import { z } from 'zod';
import { item, kind, Tri } from './base.ts';

/** A check that a forge itself says must pass before a change reaches the trunk. */
const requiredCheck = item({
  /** Name of the check, as the forge shows it on a change. */
  check: z.string(),
  /** Somebody may pass by it. */
  bypass: Tri,
});

export const forgeFacts = {
  'forge.required_check': kind({
    title: 'checks that the forge requires',
    schema: requiredCheck,
    class: 'forge',
    closure: 'by_nature',
    grade: 'enforced',
    summary: (fact) => `${fact.check} must pass${fact.bypass === 'yes' ? ', though some may pass by' : ''}`,
  }),
} as const;
