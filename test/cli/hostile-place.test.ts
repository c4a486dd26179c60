import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, pathWith, workplace } from './workplace.ts';

const cli = new URL('../../dist/cli.mjs', import.meta.url).pathname;

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
});
afterEach(() => place.dispose());

describe('a place that is not as it should be', () => {
  test('a second signal leaves no draft of the output behind', async () => {
    place.repository('shop');
    // A git that reports its version and then hangs, after it has said that it was called.
    const bin = place.program(
      'git',
      `case "$*" in *version*) echo "git version 2.99.0"; exit;; esac; : > "${place.path('called')}"; exec /bin/sleep 60`,
    );
    const seen: string[] = [];
    const ran = await place.run(['scan', 'shop', '-o', 'out.json'], {
      env: { PATH: pathWith(bin) },
      onStart: (child) => {
        const timer = setInterval(() => {
          if (!existsSync(place.path('called'))) return;
          clearInterval(timer);
          seen.push(...readdirSync(place.path()));
          child.kill('SIGINT');
          child.kill('SIGTERM');
        }, 20);
        child.on('close', () => clearInterval(timer));
      },
    });
    expect([130, 143]).toContain(ran.code);
    expect(seen).toContainEqual(expect.stringMatching(/^\.tidemark-[0-9a-f]+\.tmp$/));
    expect(readdirSync(place.path()).sort()).toEqual(['.tmp', 'bin', 'called', 'shop']);
  });

  test('a working directory that was deleted is told in one line', () => {
    mkdirSync(place.path('gone'));
    const script = `cd "${place.path('gone')}" && rmdir "${place.path('gone')}" && exec "${process.execPath}" "${cli}" scan`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expectRefusal({ code: status, stdout, stderr }, /the working directory is gone/);
  });

  test('a configuration that nobody writes to is not waited for', async () => {
    place.repository('.');
    execFileSync('mkfifo', [place.path('tidemark.yaml')]);
    expectRefusal(await place.run(['scan']), /cannot read tidemark\.yaml: it is no regular file/);
  });

  test('a configuration with a list for a key is told in one line, without a warning of a library', async () => {
    place.repository('.');
    place.write('tidemark.yaml', '? [a, b]\n: 1\n');
    expectRefusal(await place.run(['scan']), /a key is not a single word/);
  });

  test('a dry run for machines shows no control characters of file names', async () => {
    place.repository('shop', { '.github/workflows/a\u202eb\u009b.yml': 'on: push\n' });
    const { code, stdout } = await place.run(['scan', 'shop', '--dry-run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).files).toContain('.github/workflows/a\ufffdb\ufffd.yml');
    expect(stdout).not.toMatch(/[\u202e\u009b]/);
  });
});
