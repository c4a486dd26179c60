import { describe, expect, test } from 'vitest';
import { joinRunners } from '../../../../collectors/iac/hosts/join-runners.ts';
import type { RunnerProject } from '../../../../collectors/iac/hosts/runners/index.ts';
import { root } from '../reading.ts';

const project = (told: Partial<RunnerProject>): RunnerProject => ({
  runner: 'atlantis',
  path: null,
  workspace: null,
  drift: 'no',
  at: { commit: null, path: 'atlantis.yaml', line: 3 },
  ...told,
});

const runners = (...given: Parameters<typeof joinRunners>) => joinRunners(...given).roots.map(({ runner }) => runner);

describe('services that apply roots', () => {
  const roots = [
    root({ path: 'infra', environment: 'dev', selectors: ['shop-dev'] }),
    root({ path: 'infra', environment: 'prod' }),
    root({ path: 'infra/net' }),
    root({ path: 'infra', tool: 'helm' }),
  ];

  test('are told for the folder of a project, and not for what lies below it', () => {
    expect(runners(roots, [project({ path: 'infra' })])).toEqual(['atlantis', 'atlantis', null, null]);
  });

  test('are told for the workspace of a project, by environment or by what chooses it', () => {
    expect(runners(roots, [project({ path: 'infra', workspace: 'prod' })])).toEqual([null, 'atlantis', null, null]);
    expect(runners(roots, [project({ path: 'infra', workspace: 'shop-dev' })])).toEqual(['atlantis', null, null, null]);
    expect(runners(roots, [project({ path: 'infra', workspace: 'default' })])).toEqual([
      'atlantis',
      'atlantis',
      null,
      null,
    ]);
  });

  test('take every root where a file is enough for them, but never a tool that they do not run', () => {
    expect(runners(roots, [project({ path: null })])).toEqual(['atlantis', 'atlantis', 'atlantis', null]);
  });

  test('take none where it was not understood what they take', () => {
    const unread = project({ at: { commit: null, path: 'atlantis.yaml', line: null } });
    expect(runners(roots, [unread])).toEqual([null, null, null, null]);
  });

  test('leave the roots as they were where there are none', () => {
    expect(joinRunners(roots, [])).toEqual({ roots, drifts: [] });
  });

  test('are told to look for change only where they may', () => {
    const told = (drift: RunnerProject['drift']) =>
      joinRunners(roots, [project({ path: 'infra/net', drift })]).drifts.map(({ path, form, enabled, at }) => [
        path,
        form,
        enabled,
        at.path,
      ]);
    expect(told('yes')).toEqual([['infra/net', 'scheduled_run', 'yes', 'atlantis.yaml']]);
    expect(told('unknown')).toEqual([['infra/net', 'scheduled_run', 'unknown', 'atlantis.yaml']]);
    expect(told('no')).toEqual([]);
  });
});
