import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { ScanError } from '../../core/errors.ts';
import { limits } from './limits.ts';

/** What is started, and who is told what comes of it. */
export interface Launch {
  /** Absolute path. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** The whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Takes the output; what it throws ends the child and is what `onEnd` is told. */
  readonly onOutput: (chunk: Buffer) => void;
  /** What a failure means, from the last that was said on stderr and the exit code or signal. */
  readonly explain: (stderr: string, exit: string) => Error;
  /** Called once: with null when it ended well. */
  readonly onEnd: (cause: Error | null) => void;
}

/** A running child. */
export interface Child {
  write(text: string): void;
  /** Writes the last of its input. */
  finish(text: string): void;
  /** Ends it and whatever it started; `onEnd` is told the cause. */
  end(cause: Error): void;
}

function killGroup(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended in this moment.
  }
}

/** Starts a program without a shell, in a process group of its own. This is the only place that starts one. */
export function launch(options: Launch): Child {
  const child = spawn(options.program, options.arguments, {
    cwd: options.cwd,
    env: options.environment,
    shell: false,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stderr = '';
  let isOver = false;
  const settle = (cause: Error | null): void => {
    if (isOver) return;
    isOver = true;
    options.onEnd(cause);
  };
  const end = (cause: Error): void => {
    killGroup(child);
    settle(cause);
  };
  child.stdin.on('error', () => {
    // A child that ended early tells why by its exit code.
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString('utf8')).slice(-limits.stderrBytes);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (isOver) return;
    try {
      options.onOutput(chunk);
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)));
    }
  });
  child.on('error', (cause) => {
    settle(new ScanError('git_missing', `cannot start ${options.program}`, 'install git 2.31 or newer', { cause }));
  });
  child.on('close', (code, signal) => {
    settle(code === 0 ? null : options.explain(stderr, signal ?? `code ${code}`));
  });
  return {
    write: (text) => child.stdin.write(text),
    finish: (text) => child.stdin.end(text),
    end,
  };
}
