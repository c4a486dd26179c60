import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect } from 'vitest';

const cli = new URL('../../dist/cli.mjs', import.meta.url).pathname;

/** What a run of the built command line left. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Leaves stdin open, so that the command waits for more. */
  readonly isInputOpen?: boolean;
  /** Working directory within the workplace. */
  readonly cwd?: string;
  /** User to run as; only the superuser may choose. */
  readonly uid?: number;
  /** Called with the process once it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** A folder to run the built command line in, with a temporary directory of its own that must be empty at the end. */
export function workplace() {
  if (!existsSync(cli)) throw new Error('dist/cli.mjs is missing: run `npm run build`');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-test-')));
  const temporary = join(folder, '.tmp');
  mkdirSync(temporary);
  const path = (...parts: readonly string[]) => join(folder, ...parts);
  return {
    path,
    write: (name: string, text: string) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    },
    /** Names in the temporary directory that runs were given. */
    leftovers: () => readdirSync(temporary),
    dispose: () => rmSync(folder, { recursive: true }),
    repository: (name: string, files: Readonly<Record<string, string>> = { 'README.md': 'hello\n' }) =>
      makeRepository(path(name), files),
    /** A folder to put into PATH, with one script in it. */
    program: (name: string, script: string) => {
      mkdirSync(path('bin'), { recursive: true });
      writeFileSync(path('bin', name), `#!/bin/sh\n${script}\n`);
      chmodSync(path('bin', name), 0o755);
      return path('bin');
    },
    run: (args: readonly string[], options: RunOptions = {}) => run(args, folder, temporary, options),
  };
}

/** The run ended with exit code 2, told one line and its mend, printed nothing and left nothing behind. */
export function expectRefusal(ran: Ran, line: RegExp): void {
  expect(ran.stderr).toMatch(/^tidemark: [^\n]+\n {2}mend: [^\n]+\n$/);
  expect(ran.stderr).toMatch(line);
  expect(ran.stdout).toBe('');
  expect(ran.code).toBe(2);
}

function makeRepository(folder: string, files: Readonly<Record<string, string>>) {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...{ PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
        ...{ GIT_AUTHOR_NAME: 'Ana', GIT_AUTHOR_EMAIL: 'ana@example.org', GIT_AUTHOR_DATE: '2026-05-01T10:00:00Z' },
        ...{
          GIT_COMMITTER_NAME: 'Ana',
          GIT_COMMITTER_EMAIL: 'ana@example.org',
          GIT_COMMITTER_DATE: '2026-05-01T10:00:00Z',
        },
      },
    });
  mkdirSync(folder, { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  if (Object.keys(files).length > 0) {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Begin');
  }
  return { folder, git };
}

function run(args: readonly string[], folder: string, temporary: string, options: RunOptions): Promise<Ran> {
  const { CI: _, ...env } = process.env;
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: join(folder, options.cwd ?? '.'),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    env: { ...env, COLUMNS: '', TMPDIR: temporary, NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  if (!options.isInputOpen) child.stdin.end(options.input ?? '');
  options.onStart?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A user without rights for the superuser to run as; null where the tests are not run by it, or it could not read the build. */
export function unprivileged(): number | null {
  const uid = 65_534;
  if (process.getuid?.() !== 0) return null;
  return spawnSync(process.execPath, [cli, '--version'], { uid }).status === 0 ? uid : null;
}

/** PATH with a folder in front of it. */
export function pathWith(folder: string): string {
  return `${folder}${delimiter}${process.env.PATH}`;
}
