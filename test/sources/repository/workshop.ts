import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Repository } from '../../../src/core/source.ts';
import { noAdditions } from '../../../src/core/source.ts';
import { type OpenOptions, openRepository } from '../../../src/sources/repository/index.ts';

/** A place of its own for each test; what the code under test leaves in its temporary directory fails the test. */
export interface Workshop {
  /** Everything of this test lies here. */
  readonly root: string;
  /** Runs plain git, which obeys whatever the repository says; answers its output, trimmed. */
  git(folder: string, ...args: readonly string[]): string;
  /** As `git`, with more environment or input; failures are answered as the empty text where `mayFail`. */
  run(
    folder: string,
    args: readonly string[],
    more: { env?: Record<string, string>; input?: string | Buffer; mayFail?: boolean },
  ): string;
  /** A new repository on `main` with no commit. */
  init(name: string, ...args: readonly string[]): string;
  /** Commits files (all given paths, with parents) and answers the commit's id. */
  commit(folder: string, files: Readonly<Record<string, string | Buffer>>, message?: string, date?: string): string;
  /** Writes an object of any content at all, as an attacker would, and answers its id. */
  object(folder: string, type: 'blob' | 'tree' | 'commit' | 'tag', content: string | Buffer): string;
  open(path: string, options?: Partial<OpenOptions>): Promise<Repository>;
}

/** Environment in which nothing of this machine's user is read. */
export const plainEnvironment = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ben',
  GIT_COMMITTER_EMAIL: 'ben@example.org',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

let clock = Date.parse('2024-01-01T00:00:00Z');

function run(folder: string, args: readonly string[], more: Parameters<Workshop['run']>[2]): string {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      env: { ...plainEnvironment, ...more.env },
      input: more.input ?? '',
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: 60_000,
      maxBuffer: 256 * 1024 * 1024,
    })
      .toString('utf8')
      .trim();
  } catch (error) {
    if (more.mayFail) return '';
    throw error;
  }
}

function commit(
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
  message = 'change',
  date?: string,
): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  clock += 60_000;
  const when = date ?? new Date(clock).toISOString();
  run(folder, ['add', '--all'], {});
  run(folder, ['commit', '--quiet', '--allow-empty', '--message', message], {
    env: { GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
  });
  return run(folder, ['rev-parse', 'HEAD'], {});
}

function writeObject(folder: string, type: string, content: string | Buffer): string {
  const body = Buffer.from(content);
  const whole = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
  const oid = createHash('sha1').update(whole).digest('hex');
  const fanOut = join(folder, '.git/objects', oid.slice(0, 2));
  mkdirSync(fanOut, { recursive: true });
  writeFileSync(join(fanOut, oid.slice(2)), deflateSync(whole, { level: 1 }));
  return oid;
}

/** Gives each test of a file its workshop, and sees after each that nothing of ours is left. */
export function useWorkshop(): Workshop {
  let root = '';
  const before = process.env.TMPDIR;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(before ?? tmpdir(), 'workshop-')));
    mkdirSync(join(root, 'tmp'));
    process.env.TMPDIR = join(root, 'tmp');
  });
  afterEach(() => {
    const left = readdirSync(join(root, 'tmp'));
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(root, { recursive: true, force: true });
    expect(left).toEqual([]);
  });
  return {
    get root() {
      return root;
    },
    git: (folder, ...args) => run(folder, args, {}),
    run,
    init(name, ...args) {
      const folder = join(root, name);
      run(root, ['init', '--quiet', '--initial-branch=main', ...args, folder], {});
      return folder;
    },
    commit,
    object: writeObject,
    open: (path, options = {}) =>
      openRepository({
        path,
        id: 'repo',
        now: null,
        defaultBranch: null,
        ciDefaultBranch: null,
        declared: { mergeMethods: null, lexicon: noAdditions },
        ...options,
      }),
  };
}

/** Asks a repository everything there is to ask, closes it, and answers what came: values, and errors as they are. */
export async function readEverything(repository: Repository): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  const ask = async (name: string, question: () => Promise<unknown>): Promise<void> => {
    answers[name] = await question().catch((error: unknown) => error);
  };
  try {
    for (const name of ['describe', 'files', 'refs', 'branches', 'tags', 'history'] as const)
      await ask(name, () => repository[name]());
    await ask('requestHistory', () => repository.requestHistory(new Date(0)));
    for (const { path } of await repository.files().catch(() => []))
      await ask(`read ${path}`, async () => {
        const bytes = await repository.read(path);
        return bytes === null ? null : Buffer.from(bytes).toString('utf8');
      });
    const { target } = await repository.describe();
    const { commit: judged } = target;
    if (judged !== null) {
      await ask('additions', () => repository.additions(judged, 100));
      const paths = (await repository.files().catch(() => [])).map(({ path }) => path);
      await ask('pathHistory', () => repository.pathHistory(judged, paths));
    }
  } finally {
    await repository.close();
  }
  return answers;
}
