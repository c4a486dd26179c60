import { describe, expect, test } from 'vitest';
import { unitsOf } from '../../../collectors/iac/units.ts';
import { root, use } from './reading.ts';

const sharing = (...given: Parameters<typeof unitsOf>) =>
  unitsOf(...given).roots.map(({ sharesDefinition, sharedDefinition }) => [sharesDefinition, sharedDefinition]);

describe('units of infrastructure', () => {
  test('share a definition that is taken in for two environments', () => {
    const roots = [
      root({ path: 'dev', environment: 'dev', uses: [use('modules/app')] }),
      root({ path: 'prod', environment: 'prod', uses: [use('modules/app')] }),
      root({ path: 'uat', environment: 'uat', uses: [use('modules/other')] }),
    ];
    expect(sharing(roots, [])).toEqual([
      ['yes', 'modules/app'],
      ['yes', 'modules/app'],
      ['no', null],
    ]);
  });

  test('share their own text where values alone make several environments of it', () => {
    const one = (environment: string) => root({ path: 'infra', environment, serves: 'infra' });
    expect(sharing([one('dev'), one('prod')], [])).toEqual([
      ['yes', 'infra'],
      ['yes', 'infra'],
    ]);
    expect(sharing([one('prod')], [])).toEqual([['unknown', null]]);
  });

  test('of one environment under two names share nothing, in any case of letters', () => {
    for (const [first, second] of [
      ['prod', 'PRODUCTION'],
      ['Dev', 'dev'],
      ['acme', 'Acme'],
    ] as const) {
      const roots = [first, second].map((environment) =>
        root({ path: environment, environment, uses: [use('modules/app')], serves: 'infra' }),
      );
      const { roots: units, modules } = unitsOf(roots, []);
      expect(units.map(({ sharesDefinition }) => sharesDefinition)).toEqual(['unknown', 'unknown']);
      expect(modules).toMatchObject([{ units: 2, environments: 1 }]);
    }
  });

  test('of which no environment is told may share something with what lies elsewhere', () => {
    const roots = [
      root({ path: 'dns' }),
      root({ path: 'dev', environment: 'dev' }),
      root({ path: 'prod', environment: 'prod' }),
    ];
    expect(sharing(roots, []).map(([shares]) => shares)).toEqual(['unknown', 'no', 'no']);
  });

  test('are told without what only their reader needs', () => {
    const [unit] = unitsOf([root({ path: 'a', uses: [use('b')], serves: 'a' })], []).roots;
    expect(Object.keys(unit ?? {})).not.toContain('uses');
    expect(Object.keys(unit ?? {})).not.toContain('serves');
  });
});

describe('production', () => {
  const production = (...roots: Parameters<typeof unitsOf>[0]) =>
    unitsOf(roots, []).roots.map((unit) => unit.production);

  test('is each lasting unit of a repository that tells no environment', () => {
    expect(production(root({ path: 'a' }), root({ path: 'b', purpose: 'preview', production: 'no' }))).toEqual([
      'yes',
      'no',
    ]);
  });

  test('is what is called so as soon as one environment is told', () => {
    expect(
      production(
        root({ path: 'a' }),
        root({ path: 'b', environment: 'dev', production: 'no' }),
        root({ path: 'c', environment: 'acme' }),
      ),
    ).toEqual(['unknown', 'no', 'unknown']);
  });
});

describe('definitions', () => {
  test('count units and environments, and each use once for a unit', () => {
    const roots = [
      root({ path: 'a', environment: 'dev', uses: [use('m'), use('m'), use('n')] }),
      root({ path: 'b', environment: 'prod', uses: [use('m')] }),
      root({ path: 'c', uses: [use('m')] }),
    ];
    expect(unitsOf(roots, []).modules).toMatchObject([
      { path: 'm', units: 3, environments: 2 },
      { path: 'n', units: 1, environments: 1 },
    ]);
  });

  test('are told where nothing takes them in, and by tool', () => {
    const { modules } = unitsOf(
      [root({ path: 'a', uses: [use('m')] })],
      [use('m'), use('m', { tool: 'helm' }), use('x')],
    );
    expect(modules.map(({ tool, path, units }) => [tool, path, units])).toEqual([
      ['terraform', 'm', 1],
      ['helm', 'm', 0],
      ['terraform', 'x', 0],
    ]);
  });

  test('are as fixed as their loosest use', () => {
    const remote = (pin: 'commit' | 'branch' | 'exact') => use('acme/net', { origin: 'remote', pin });
    const roots = [remote('commit'), remote('branch'), remote('exact')].map((one, at) =>
      root({ path: `${at}`, uses: [one] }),
    );
    expect(unitsOf(roots, []).modules).toMatchObject([{ pin: 'branch' }]);
  });
});
