import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultBranchFromCi } from '../../../src/commands/shared/ci-environment.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
  mkdirSync(join(folder, 'own', '.git'), { recursive: true });
  mkdirSync(join(folder, 'other', '.git'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const asked = (path: string, env: Record<string, string>) =>
  defaultBranchFromCi(join(folder, path), { cwd: join(folder, 'own'), env });

describe('the default branch as the CI names it', () => {
  test('is taken from the variable of the CI', async () => {
    expect(await asked('own', { CI: 'true', CI_DEFAULT_BRANCH: 'trunk' })).toBe('trunk');
  });

  test('is taken from the event that GitHub Actions describes', async () => {
    const event = join(folder, 'event.json');
    writeFileSync(event, JSON.stringify({ repository: { default_branch: 'develop' } }));
    expect(await asked('own', { CI: 'true', GITHUB_EVENT_PATH: event })).toBe('develop');
    writeFileSync(event, 'null');
    expect(await asked('own', { CI: 'true', GITHUB_EVENT_PATH: event })).toBeNull();
    expect(await asked('own', { CI: 'true', GITHUB_EVENT_PATH: `${event}.gone` })).toBeNull();
  });

  test('is nothing outside a CI, and nothing for another repository', async () => {
    expect(await asked('own', { CI_DEFAULT_BRANCH: 'trunk' })).toBeNull();
    expect(await asked('other', { CI: 'true', CI_DEFAULT_BRANCH: 'trunk' })).toBeNull();
  });
});
