import { describe, expect, test } from 'vitest';
import type { GapReason } from '../../../src/core/errors.ts';
import { openScope } from '../../../src/core/evidence.ts';
import { collectedKinds as kinds } from '../../../src/core/facts/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot, pipeline, tag } from '../fakes.ts';

const gap = (reason: GapReason) => ({ source: 'shop', reason, detail: 'not seen', mend: 'look' });
const active = inSlot('ci.pipeline', pipeline('.gitlab-ci.yml', 'yes'));
const declared = (family: string) => ({
  scope: { ...openScope, complete: [{ family, by: 'tidemark.yaml' }] },
});

describe('complete', () => {
  test('is asked and without gaps, even when nothing was found', () => {
    expect(settle(collectionOf())['git.tag']).toMatchObject({ complete: true, items: [] });
  });

  test('is not what nobody was asked for', () => {
    expect(settle(collectionOf({ 'git.tag': { asked: [] } }))['git.tag'].complete).toBe(false);
  });

  test('is not what has a gap, whatever was found', () => {
    const items = [inSlot('git.tag', tag('v1'))];
    const slot = settle(collectionOf({ 'git.tag': { items, gaps: [gap('shallow')] } }))['git.tag'];
    expect(slot).toMatchObject({ complete: false, closed: true, items });
  });
});

describe('closed', () => {
  test('kinds of git are closed by nature', () => {
    expect(settle(collectionOf())['git.branch'].closed).toBe(true);
  });

  test.each<[string, Parameters<typeof collectionOf>, boolean]>([
    ['with an active CI of its own', [{ 'ci.pipeline': { items: [active] } }], true],
    ['without any', [{}], false],
    ['with a disabled one', [{ 'ci.pipeline': { items: [{ ...active, active: 'no' }] } }], false],
    ['with one that may be read', [{ 'ci.pipeline': { items: [{ ...active, active: 'unknown' }] } }], false],
    [
      'with a disabled one beside an active one',
      [{ 'ci.pipeline': { items: [{ ...active, active: 'no' }, active] } }],
      true,
    ],
    ['with a sign of another', [{ 'ci.pipeline': { items: [active], gaps: [gap('external_ci')] } }], false],
    [
      'with one of a sort that is not read',
      [{ 'ci.pipeline': { items: [active], gaps: [gap('unsupported')] } }],
      false,
    ],
    [
      'with one that a schedule alone starts',
      [{ 'ci.pipeline': { items: [{ ...active, onChangeRequest: 'no', onTrunkPush: 'no', onSchedule: 'yes' }] } }],
      false,
    ],
    [
      'with one that may start for a change',
      [{ 'ci.pipeline': { items: [{ ...active, onChangeRequest: 'unknown', onTrunkPush: 'no' }] } }],
      true,
    ],
    ['when it was not asked', [{ 'ci.pipeline': { items: [active], asked: [] } }], false],
    ['when it is declared complete', [{}, declared('ci')], true],
    ['when another family is declared', [{}, declared('docs')], false],
  ])('CI is closed only where the repository has its own: %s', (_, given, expected) => {
    expect(settle(collectionOf(...given))['ci.pipeline'].closed).toBe(expected);
  });
});

test('every kind is settled, and keeps what was collected', () => {
  const collection = collectionOf({ 'git.tag': { items: [inSlot('git.tag', tag('v1'))] } });
  const evidence = settle(collection);
  expect(Object.keys(evidence).sort()).toEqual([...kinds]);
  for (const kind of kinds) expect(evidence[kind]).toMatchObject(collection.slots[kind]);
});
