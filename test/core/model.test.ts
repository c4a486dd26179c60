import { expect, test } from 'vitest';
import { type Criterion, impliersOf } from '../../src/core/model.ts';

const criterion = (id: string, impliedBy: readonly string[] = []): Criterion => ({
  ...{ id, level: Number(id[1]), title: '', grade: 'wired', remediation: '', effort: 'S', actor: 'team' },
  ...{ impliedBy: [...impliedBy], independent: {}, reads: [], rule: 'q.rego:1' },
});

test('a criterion is answered by those that imply it, over others too, and by no other', () => {
  const criteria = [
    criterion('l2_a', ['l3_b']),
    criterion('l3_b', ['l4_c', 'l4_d']),
    criterion('l4_c'),
    criterion('l5_e'),
  ];
  expect(impliersOf(criterion('l2_a', ['l3_b']), criteria)).toEqual(new Set(['l3_b', 'l4_c', 'l4_d']));
  expect(impliersOf(criterion('l5_e'), criteria)).toEqual(new Set());
});

test('a ring of implications ends, with the criterion itself in it', () => {
  const ring = [criterion('l2_a', ['l3_b']), criterion('l3_b', ['l2_a'])];
  expect(impliersOf(criterion('l2_a', ['l3_b']), ring)).toEqual(new Set(['l2_a', 'l3_b']));
});
