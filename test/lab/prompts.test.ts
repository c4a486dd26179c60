import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';

const cli = join(import.meta.dirname, '../../dist/cli.mjs');

/** Runs a program on a terminal of its own and types one line whenever it has said something and waits. */
const typist = `
import os, pty, re, select, sys
keys, command = sys.argv[1].split('|'), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0: os.execvp(command[0], command)
said = b''
while True:
    waits = not select.select([terminal], [], [], 0.5)[0]
    if waits:
        end = re.sub(rb'\\x1b\\[[0-9;?]*[A-Za-z]', b'', said[-300:]).rstrip()
        if keys and end.endswith((b']', b'?')):
            key = keys.pop(0).encode()
            os.write(terminal, {b'^C': b'\\x03', b'^D': b'\\x04'}.get(key, key + b'\\n'))
            said += b' '
        continue
    try: more = os.read(terminal, 65536)
    except OSError: break
    if not more: break
    said += more
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

let folder: string;
beforeEach(({ skip }) => {
  try {
    execFileSync('python3', ['-c', 'import pty']);
  } catch {
    skip('needs Python');
  }
  folder = mkdtempSync(join(tmpdir(), 'tidemark-prompts-'));
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  writeFileSync(
    join(folder, '.github/workflows/ci.yml'),
    'on: push\njobs: {t: {runs-on: x, steps: [{run: npm test}]}}\n',
  );
  git('add', '--all');
  git('-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', 'commit', '--quiet', '--message', 'Begin');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command says on a terminal on which these keys are typed, and its exit code. */
function typed(keys: string, ...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn('python3', ['-c', typist, keys, process.execPath, cli, ...args], { cwd: folder });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, said: stripVTControlCharacters(said) }));
  });
}

const isThere = (name: string) => existsSync(join(folder, name));

describe('init on a terminal', () => {
  test.each([
    ['n', 0],
    ['', 0],
    ['^D', 0],
    ['^C', 130],
  ])('writes nothing where the answer is %j', async (key, code) => {
    const ran = await typed(key, 'init');
    expect(ran.said).toContain('tidemark.yaml: the levels that are proven now, as targets');
    expect(ran.said).toMatch(/nothing was (?:written|saved)/);
    expect(ran.code).toBe(code);
    expect(isThere('tidemark.yaml')).toBe(false);
  });

  test('writes what it named where the answer is yes', async () => {
    expect(await typed('y', 'init')).toMatchObject({ code: 0, said: expect.stringContaining('wrote tidemark.yaml') });
    for (const name of ['tidemark.yaml', '.tidemark/baseline.json', '.github/workflows/tidemark.yml'])
      expect(isThere(name)).toBe(true);
  });
});

describe('ask on a terminal', () => {
  test('keeps whole answers at the end of input', async () => {
    const ran = await typed('y|minutes of May|Ana|n|nobody does|^D', 'ask');
    expect(ran.code).toBe(0);
    expect(ran.said).toContain('1 attestation in tidemark.yaml');
    const text = readFileSync(join(folder, 'tidemark.yaml'), 'utf8');
    const { attestations } = parseConfig(text, { file: 'tidemark.yaml', isTargets: false }).scope;
    expect(attestations).toMatchObject([{ answer: 'yes', statement: 'minutes of May', owner: 'Ana' }]);
  });

  test('writes nothing when it is interrupted, whatever was answered before', async () => {
    const ran = await typed('y|minutes of May|Ana|n|nobody does|^C', 'ask');
    expect(ran.code).toBe(130);
    expect(isThere('tidemark.yaml')).toBe(false);
  });
});
