#!/usr/bin/env node
import { addAbortSignal } from 'node:stream';
import util from 'node:util';
import type { Context, ExitCode } from './commands/shared/context.ts';
import { tooOldNode } from './commands/shared/node-version.ts';
import type { Spare } from './commands/shared/reading/ahead.ts';
import { widthFrom } from './commands/shared/width.ts';
import { useCompileCache } from './compile-cache.ts';
import { version } from './version.ts';
import { keepYoungSpace } from './young-space.ts';

/** Exit codes of the signals that end a run: 128 and the signal's number. */
const signals = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;
/** Commands that read files, in a thread that loads its modules while everything else is made ready. */
const reading: readonly (string | undefined)[] = ['scan', 'collect'];
/** How long closing may take after Ctrl-C before the process ends all the same. */
const closingMs = 5_000;

const [first, ...others] = process.argv.slice(2);
const tooOld = tooOldNode(process.versions.node);
if (tooOld !== null) {
  process.stderr.write(tooOld);
  process.exitCode = 2;
} else if ((first === '--version' || first === '-V') && others.length === 0) {
  // Answered before anything else is loaded: tools ask for it often.
  process.stdout.write(`${version}\n`);
} else {
  await main(process.argv.slice(2));
}

/** Runs one command line, tells whatever went wrong, and sets the exit code; never rejects. */
async function main(argv: readonly string[]): Promise<void> {
  // Whatever ends the process before its time must read neither as a pass nor as a failed gate.
  process.exitCode = 2;
  process.on('uncaughtException', async (error) => {
    const { toldOf } = await import('./commands/shared/failures.ts');
    process.stderr.write(toldOf(error));
    process.exit(2);
  });
  const interruption = listenForInterruption();
  const printing: { failure: NodeJS.ErrnoException | null } = { failure: null };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is no failure.
    if (error.code !== 'EPIPE') printing.failure = error;
  });
  process.stderr.on('error', () => {});
  let code: ExitCode = 0;
  const finish = (finished: ExitCode) => {
    code = finished;
  };
  try {
    useCompileCache();
    const spare = reading.includes(argv[0]) ? await readAhead() : undefined;
    const { programFor } = await import('./commands/index.ts');
    await programFor({ ...contextOf(interruption.signal), spare }, finish).parse(argv);
    // What could not be written is told by an event, after the write.
    await new Promise((resolve) => process.stdout.write('', resolve));
    if (printing.failure !== null) {
      const { unprintable } = await import('./commands/shared/failures.ts');
      throw unprintable(printing.failure);
    }
    process.exitCode = code;
  } catch (error) {
    const { helpExitCode, toldOf } = await import('./commands/shared/failures.ts');
    const signalled = interruption.exitCode();
    const helped = helpExitCode(error);
    if (signalled !== null) process.stderr.write('tidemark: interrupted, nothing was saved\n');
    else if (helped === null) process.stderr.write(toldOf(error));
    process.exitCode = signalled ?? helped ?? 2;
  } finally {
    interruption.forget();
  }
}

async function readAhead(): Promise<Spare> {
  keepYoungSpace();
  const { startAhead } = await import('./commands/shared/reading/ahead.ts');
  return startAhead();
}

/** Turns each of `signals` into an abort; `exitCode` is that of the signal received, null before any. */
function listenForInterruption() {
  const controller = new AbortController();
  const names = Object.keys(signals) as (keyof typeof signals)[];
  let received: keyof typeof signals | null = null;
  const onSignal = (signal: keyof typeof signals) => {
    if (received !== null) process.exit(signals[signal]);
    received = signal;
    controller.abort();
    setTimeout(() => process.exit(signals[signal]), closingMs).unref();
  };
  for (const name of names) process.on(name, onSignal);
  return {
    signal: controller.signal,
    exitCode: () => (received === null ? null : signals[received]),
    forget: () => {
      for (const name of names) process.off(name, onSignal);
    },
  };
}

function contextOf(signal: AbortSignal): Context {
  const { env, stdout, stderr, stdin } = process;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  return {
    cwd: process.cwd(),
    env,
    signal,
    // Node's own rules for NO_COLOR, FORCE_COLOR and terminals.
    // By way of the default import: one by name would stop an older Node before it can be told of.
    color: util.styleText('bold', ' ', { stream: stdout }) !== ' ',
    ascii: locale !== undefined && !/utf-?8/i.test(locale),
    width: widthFrom(stdout.columns, env.COLUMNS),
    isWatched: stderr.isTTY === true,
    print: (text) => stdout.write(text),
    note: (line) => stderr.write(`${line}\n`),
    ask: stdin.isTTY === true && stderr.isTTY === true ? (question) => askLine(question, signal) : null,
    readStdin: async () => {
      const chunks: Buffer[] = [];
      addAbortSignal(signal, stdin);
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}

/** One line from the terminal; null at the end of input. The question goes to stderr, as reports own stdout. */
async function askLine(question: string, signal: AbortSignal): Promise<string | null> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ended = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
    // The terminal is in raw mode here: a key, not a signal.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    return await Promise.race([lines.question(question, { signal }), ended]);
  } finally {
    lines.close();
  }
}
