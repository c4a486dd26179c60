import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryRepository } from '../../fixtures/memory-repository.ts';
import { historyCollectors } from '../../src/commands/shared/collectors.ts';
import { fileCollectors } from '../../src/commands/shared/reading/collectors.ts';
import type { Collector } from '../../src/core/collector.ts';
import { openScope } from '../../src/core/evidence.ts';
import { withoutSecrets } from '../../src/core/secrets.ts';
import { collect } from '../../src/stages/collect.ts';
import { type Ran, workplace } from '../cli/workplace.ts';
import { leakyInfrastructure } from './leaky-infrastructure.ts';
import { leakyConfiguration, leakyFiles } from './leaky-repository.ts';
import { leaksIn, planted, secrets } from './planted.ts';

const at = ['--at', '2026-06-01'];
const files = { ...leakyFiles, ...leakyInfrastructure };

describe('no credential of a repository leaves the program', () => {
  let place: ReturnType<typeof workplace>;
  beforeAll(() => {
    place = workplace();
    const { git } = place.repository('shop', files);
    git('commit', '--quiet', '--allow-empty', '--message', `Use ${planted.github} (#1)\n\nKEY=${planted.awsSecret}`);
    git('branch', `release/${planted.gitlab}`);
    git('branch', planted.vault);
    git('tag', `v1-${planted.npm}`);
    git('tag', '--annotate', planted.slack, '--message', planted.jwt);
    git('remote', 'add', 'origin', `https://user:${planted.urlPassword}@example.org/acme/${planted.github}.git`);
    place.write('own.yaml', leakyConfiguration);
    place.write(
      'wrong.yaml',
      `waivers:\n  - {criterion: l9_${planted.github}, question: version_control, owner: a, reason: b, expires: 2099-01-01}\n`,
    );
  });
  afterAll(() => place.dispose());

  const own = ['--config', 'own.yaml'];
  const ran = (args: readonly string[], columns = '100'): Promise<Ran> =>
    place.run(args, { env: { COLUMNS: columns } });

  test.each([
    ['the evidence', ['collect', 'shop', ...at, ...own, '--log-level', 'debug'], 0],
    ['the assessment', ['scan', 'shop', '--json', ...at, ...own, '--log-level', 'debug'], 0],
    ['the report of 100 columns', ['scan', 'shop', ...at, ...own, '--min', '2'], 3],
    ['the report of 80 columns', ['scan', 'shop', ...at, ...own, '--min', '2'], 3, '80'],
    ['a dry run', ['scan', 'shop', '--dry-run', ...own], 0],
    ['a dry run for machines', ['scan', 'shop', '--dry-run', '--json'], 0],
    ['a wrong waiver', ['scan', 'shop', '--config', 'wrong.yaml'], 2],
    ['a path that is not there', ['scan', `nowhere/${planted.github}`], 2],
    ['a branch that is not there', ['scan', 'shop', '--default-branch', planted.npm], 2],
    ['an address that cannot be cloned', ['scan', `https://user:${planted.urlPassword}@[::1]:1/${planted.github}`], 2],
    ['a question that there is not', ['explain', planted.github], 2],
  ] as const)('%s', async (_, args, code, columns?: string) => {
    const { stdout, stderr, ...rest } = await ran(args, columns);
    expect(leaksIn(stdout)).toEqual([]);
    expect(leaksIn(stderr)).toEqual([]);
    if (args[0] !== 'scan' || code === 2 || args.includes('--json')) expect(rest.code, stderr).toBe(code);
    expect(stdout + stderr).not.toBe('');
  });
});

test('facts of every kind come from such a repository, under names of their own', async () => {
  const repository = memoryRepository({
    files,
    commits: [{ id: 'head', at: '2026-05-01' }],
    branches: { main: 'head', [`release/${planted.gitlab}`]: 'head', [planted.vault]: 'head' },
    tags: { [planted.npm]: 'head' },
  });
  const collectors = [...(fileCollectors as readonly Collector[]), ...historyCollectors];
  const collection = await collect([{ source: repository, collectors }], {
    now: repository.now,
    scope: openScope,
    version: '0',
  });
  const found = Object.entries(collection.slots).filter(([, { items }]) => items.length > 0);
  expect(found.map(([kind]) => kind)).toEqual(
    expect.arrayContaining([
      'ci.pipeline',
      'ci.capability',
      'ci.deployment',
      'ci.dependency',
      'policy.file',
      'policy.waiver',
      'policy.branch_rule',
      'owners.rule',
      'docs.document',
      'ci.provisioning',
      'iac.root',
      'iac.module',
      'iac.guardrail',
      'iac.artefact_store',
      'iac.drift',
      'iac.script',
      'iac.instruction',
      'git.branch',
      'git.tag',
    ]),
  );
  for (const [, { items }] of found) expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  const text = JSON.stringify(collection);
  expect(text).toContain('[redacted-');
  expect(leaksIn(text)).toEqual([]);
  expect(withoutSecrets(secrets[0] ?? '')).not.toBe(secrets[0]);
});

test('no document that the tests keep holds what looks like a credential', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const folders = ['fixtures', 'test', 'policies'].map((folder) => join(root, folder));
  const kept = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => /\.(?:json|txt|md|rego)$/.test(path) && statSync(path).isFile());
  expect(kept.length).toBeGreaterThan(50);
  for (const path of kept) {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line.length < 100_000) expect(withoutSecrets(line), path).toBe(line);
    }
  }
});
