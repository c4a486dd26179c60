import { describe, expect, test } from 'vitest';
import { type Collection, openScope } from '../../../src/core/evidence.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { collectionOf, inSlot } from '../fakes.ts';

const none = (...classes: readonly ('kubernetes' | 'aws')[]): Partial<Collection> => ({
  scope: { ...openScope, none: classes.map((each) => ({ class: each, by: '--none' })) },
});
const at = { commit: null, path: null, line: null };

function root(tool: 'flux' | 'terraform', over: { creates?: 'no'; own?: 'no' } = {}) {
  return inSlot('iac.root', {
    ...{ ref: 'live', at, tool, path: 'live', environment: null, production: 'unknown', purpose: 'workload' },
    ...{ own: 'yes', creates: 'yes', declarative: 'yes', state: 'unknown', locked: 'unknown', runner: null },
    ...{
      reconciled: 'no',
      followsTrunk: 'unknown',
      sharesDefinition: 'unknown',
      sharedDefinition: null,
      selectors: [],
      applies: [],
    },
    ...over,
  } as const) as unknown as Collection['slots']['iac.root']['items'][number];
}

describe('a class that the system is declared to have none of', () => {
  test('is seen whole and empty, and the others stay unasked', () => {
    const evidence = settle(collectionOf({}, none('kubernetes')));
    expect(evidence['k8s.ownership']).toMatchObject({ complete: true, closed: true, items: [], gaps: [] });
    expect(evidence['aws.ownership'].complete).toBe(false);
  });

  test('without the declaration is unknown', () => {
    expect(settle(collectionOf())['k8s.ownership'].complete).toBe(false);
  });

  test('may be there all the same where something works on it: the declaration is void, and says why', () => {
    const evidence = settle(collectionOf({ 'iac.root': { items: [root('flux')] } }, none('kubernetes', 'aws')));
    expect(evidence['k8s.ownership']).toMatchObject({ complete: false, gaps: [{ reason: 'not_asked' }] });
    expect(evidence['k8s.ownership'].gaps[0]?.detail).toContain('live may work on it');
    expect(evidence['aws.ownership'].complete).toBe(true);
  });

  test('is not brought back by what makes nothing, or is for others to run', () => {
    const items = [root('flux', { creates: 'no' }), { ...root('flux', { own: 'no' }), ref: 'chart' }];
    expect(settle(collectionOf({ 'iac.root': { items } }, none('kubernetes')))['k8s.ownership'].complete).toBe(true);
  });

  test('an account may be what any tool of many clouds works on', () => {
    const evidence = settle(collectionOf({ 'iac.root': { items: [root('terraform')] } }, none('kubernetes', 'aws')));
    expect([evidence['k8s.ownership'].complete, evidence['aws.ownership'].complete]).toEqual([true, false]);
  });
});
