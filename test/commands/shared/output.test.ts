import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOutput, withOutput } from '../../../src/commands/shared/output.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('an output', () => {
  test('is the whole text once committed, and nothing beside it stays', async () => {
    await withOutput('out.json', folder, async (output) => output?.commit('whole\n'));
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('whole\n');
    expect(readdirSync(folder)).toEqual(['out.json']);
  });

  test('keeps the old text when the work fails', async () => {
    writeFileSync(join(folder, 'out.json'), 'old');
    const failing = withOutput('out.json', folder, () => Promise.reject(new Error('failed')));
    await expect(failing).rejects.toThrow('failed');
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.json']);
  });

  test('keeps the mode of the file it replaces', async () => {
    writeFileSync(join(folder, 'out.json'), 'old', { mode: 0o600 });
    await withOutput('out.json', folder, async (output) => output?.commit('new'));
    expect(statSync(join(folder, 'out.json')).mode & 0o777).toBe(0o600);
  });

  test('goes through a symbolic link and leaves the link', async () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    await withOutput('link.json', folder, async (output) => output?.commit('new'));
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'real.json']);
  });

  test('may be a device, which is written to and not replaced', async () => {
    await withOutput('/dev/null', folder, async (output) => output?.commit('gone'));
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('may have the longest name there is; a longer one is told before any work', async () => {
    await withOutput('o'.repeat(255), folder, async (output) => output?.commit('whole'));
    expect(readdirSync(folder)).toEqual(['o'.repeat(255)]);
    const message = expect.stringContaining('its name is too long');
    await expect(openOutput('o'.repeat(256), folder)).rejects.toMatchObject({ code: 'unwritable', message });
  });

  test('leaves no draft behind when the process is ended in the midst of the work', () => {
    const output = new URL('../../../src/commands/shared/output.ts', import.meta.url).href;
    const script = `
      const { openOutput } = await import(${JSON.stringify(output)});
      const { readdirSync } = await import('node:fs');
      await openOutput('out.json', process.cwd());
      console.log(readdirSync('.').length);
      process.exit(7);`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 7, stdout: '1\n' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is none where none was asked for', async () => {
    expect(await withOutput(undefined, folder, async (output) => output)).toBeNull();
  });

  test.each([
    ['no/such/out.json', 'its directory does not exist'],
    ['file/out.json', 'its directory is a file'],
    ['.', 'it is a directory'],
  ])('%s is refused before any work', async (path, reason) => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openOutput(path, folder)).rejects.toMatchObject({
      code: 'unwritable',
      message: `cannot write ${path}: ${reason}`,
    });
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('that fills the disk is an error the user can mend', async () => {
    const full = withOutput('/dev/full', folder, async (output) => output?.commit('text'));
    await expect(full).rejects.toMatchObject({ code: 'unwritable', message: expect.stringContaining('no space left') });
  });
});
