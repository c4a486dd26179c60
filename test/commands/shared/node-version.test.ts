import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tooOldNode } from '../../../src/commands/shared/node-version.ts';

const root = new URL('../../../', import.meta.url);
const told =
  'tidemark: tidemark needs Node 22.22 or later; this is 20.20.2\n  mend: run it with `npx tidemark`, or install Node 24\n';

/** A Node outside of the project that is too old, where the machine has one. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) =>
    existsSync(path) && tooOldNode(spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout),
);

describe('the version of Node', () => {
  test.each(['20.20.2', '18.0.0', '22.21.9', '21.7.3'])('%s is too old', (version) => {
    expect(tooOldNode(version)).toBe(told.replace('20.20.2', version));
  });

  test.each(['22.22.0', '22.22.2', '24.15.0', '26.0.0', '24.0.0-nightly'])('%s will do', (version) => {
    expect(tooOldNode(version)).toBeNull();
  });

  test('that is asked for is the oldest in package.json', () => {
    const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    const [, oldest = ''] = /^\^(\d+\.\d+)\./.exec(engines.node) ?? [];
    expect(tooOldNode('0.0.0')).toContain(`needs Node ${oldest} or later`);
    expect(tooOldNode(`${oldest}.0`)).toBeNull();
  });

  test('stops the built command line with one line, before anything else', ({ skip }) => {
    if (oldNode === undefined) return skip('needs an old Node at /usr/bin/node or /usr/local/bin/node');
    for (const args of [['--version'], ['scan', 'nowhere']]) {
      const ran = spawnSync(oldNode, [new URL('dist/cli.mjs', root).pathname, ...args], { encoding: 'utf8' });
      expect(ran.stderr).toMatch(/^tidemark: tidemark needs Node 22\.22 or later; this is [\d.]+\n {2}mend: [^\n]+\n$/);
      expect(ran).toMatchObject({ status: 2, stdout: '' });
    }
  });
});
