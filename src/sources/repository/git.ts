import { ScanError, Unreadable } from '../../core/errors.ts';
import { type Child, launch } from './child.ts';
import { findGit, requireVersion } from './git-program.ts';
import { hardenedArguments, hardenedEnvironment, type Subcommand } from './hardening.ts';
import { limits } from './limits.ts';

/** A call of git whose output is taken as it comes. */
interface Call {
  readonly subcommand: Subcommand;
  readonly arguments: readonly string[];
  /** Written to its standard input, which then ends. */
  readonly input?: string;
  /** Takes the output; what it throws ends the call and is what the call rejects with. */
  readonly onOutput: (chunk: Buffer) => void;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** The one door to git: hardened, bounded, and every process of it ended by `close`. */
export interface Git {
  /** @throws {Unreadable} `absent`, `malformed`, `too_large`, `timeout`. @throws {ScanError} `interrupted`, `git_missing`. */
  run(call: Call): Promise<void>;
  /** Starts a `git cat-file` that stays open and answers lines; `onEnd` is called once, whatever the cause. */
  converse(mode: string, onOutput: (chunk: Buffer) => void, onEnd: (cause: Error) => void): Child;
  close(): void;
}

/** What the door leads to. */
export interface GitOptions {
  readonly gitDir: string;
  readonly cwd: string;
  /** Object stores beside the git directory's own. */
  readonly alternates: readonly string[];
  /** What would bring missing objects, said in the gap. */
  readonly absentMend: string;
}

const CORRUPT =
  /corrupt|inflate|unable to unpack|unable to stream|mismatch|garbage|invalid|broken|bogus|malformed|too-short|bad tree|bad commit/i;
const ABSENT =
  /missing|could not read|unable to read|bad object|not a tree object|not a valid object|failed to traverse|unable to find|cannot read/i;

/** What git's complaint means for the evidence; our own paths, which differ from scan to scan, are taken out of it. */
function explain(
  subcommand: string,
  stderr: string,
  exit: string,
  { gitDir, cwd, absentMend }: GitOptions,
): Unreadable {
  const line = stderr.split('\n').findLast((text) => text !== '') ?? `ended with ${exit}`;
  const told = line.replaceAll(gitDir, '.git').replaceAll(cwd, '.').slice(0, 300);
  const detail = `git ${subcommand}: ${told}`;
  if (!CORRUPT.test(stderr) && ABSENT.test(stderr)) return new Unreadable('absent', detail, absentMend);
  return new Unreadable('malformed', detail, 'run `git fsck` in the repository, or scan a fresh clone');
}

function tooLong({ subcommand, timeoutMs }: Call): Unreadable {
  const detail = `git ${subcommand} took more than ${timeoutMs / 1000} s`;
  return new Unreadable('timeout', detail, 'scan again on a machine with less to do');
}

function tooMuch({ subcommand, maxBytes }: Call): Unreadable {
  return new Unreadable('too_large', `git ${subcommand} says more than ${maxBytes} bytes`, 'scan a smaller repository');
}

/** Makes the door to one git directory. @throws {ScanError} `git_missing`. */
export function createGit(options: GitOptions): Git {
  const { gitDir, cwd, alternates } = options;
  const program = findGit();
  const environment = hardenedEnvironment(program, alternates);
  const running = new Set<Child>();
  let isClosed = false;

  function start(
    subcommand: Subcommand,
    rest: readonly string[],
    onOutput: (chunk: Buffer) => void,
    onEnd: (cause: Error | null) => void,
  ): Child {
    if (isClosed) throw new ScanError('interrupted', 'the repository was closed', 'scan again');
    const child = launch({
      program,
      arguments: hardenedArguments(gitDir, subcommand, rest),
      environment,
      cwd,
      onOutput,
      explain: (stderr, exit) => explain(subcommand, stderr, exit, options),
      onEnd(cause) {
        running.delete(child);
        onEnd(cause);
      },
    });
    running.add(child);
    return child;
  }

  async function run(call: Call): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let seenBytes = 0;
    const onOutput = (chunk: Buffer): void => {
      seenBytes += chunk.length;
      if (seenBytes > call.maxBytes) throw tooMuch(call);
      call.onOutput(chunk);
    };
    const child = start(call.subcommand, call.arguments, onOutput, (cause) => {
      if (cause === null) resolve();
      else reject(cause);
    });
    const timer = setTimeout(() => child.end(tooLong(call)), call.timeoutMs);
    child.finish(call.input ?? '');
    return promise.finally(() => clearTimeout(timer));
  }

  return {
    run,
    converse: (mode, onOutput, onEnd) =>
      start('cat-file', [mode], onOutput, (cause) =>
        onEnd(cause ?? new Unreadable('malformed', 'git cat-file ended early', 'scan again')),
      ),
    close() {
      isClosed = true;
      for (const child of [...running])
        child.end(new ScanError('interrupted', 'the scan was interrupted', 'scan again'));
    },
  };
}

/** Sees that git is there and new enough. @throws {ScanError} `git_missing` or `git_too_old`. */
export async function requireGit(git: Git): Promise<void> {
  let answer = '';
  const onOutput = (chunk: Buffer): void => {
    answer += chunk.toString('utf8');
  };
  await git.run({ subcommand: 'version', arguments: [], onOutput, timeoutMs: limits.silenceMs, maxBytes: 4096 });
  requireVersion(answer);
}
