import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SimpleGitOptions, simpleGit } from 'simple-git';
import { ScanError } from '../../core/errors.ts';
import { findGit } from './git-program.ts';
import { limits } from './limits.ts';
import { requireCloneable, toldAddress, withoutCredentials } from './remote-url.ts';
import { makeTemporary, writeTemporary } from './temporary.ts';

/** A clone of ours; `dispose` removes it. */
export interface Cloned {
  readonly path: string;
  dispose(): Promise<void>;
}

/** What a clone inherits beside the ordinary environment: how this user's machine reaches its forge. */
const inherited = ['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_PROXY_SSL_CAINFO', 'GIT_SSH_COMMAND'];

function cloneEnvironment(): Record<string, string> {
  const ambient = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value !== undefined &&
    (inherited.includes(name) || !/^(?:GIT_|SSH_ASKPASS|.*EDITOR$|VISUAL$|.*PAGER$|PREFIX$)/i.test(name))
      ? [[name, value]]
      : [],
  );
  return {
    // Nobody is there to answer a question; whoever set his own command knows.
    // An ssh that outlives an aborted clone gives up by itself.
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=30 -oServerAliveInterval=15 -oServerAliveCountMax=4',
    ...Object.fromEntries(ambient),
    GIT_ALLOW_PROTOCOL: 'https:ssh',
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'false',
    SSH_ASKPASS: 'false',
    SSH_ASKPASS_REQUIRE: 'never',
  };
}

const own = ['GIT_ALLOW_PROTOCOL', 'GIT_PROTOCOL_FROM_USER', 'GIT_TERMINAL_PROMPT', 'GIT_ASKPASS', 'SSH_ASKPASS'];

function gitOptions(baseDir: string, signal: AbortSignal | undefined): Partial<SimpleGitOptions> {
  return {
    baseDir,
    ...(signal ? { abort: signal } : {}),
    timeout: { block: limits.cloneMs },
    allowEnvironment: [...inherited, ...own],
    config: [
      'core.hooksPath=/dev/null',
      'core.fsmonitor=false',
      'submodule.recurse=false',
      'fetch.recurseSubmodules=false',
    ],
    // simple-git guards these settings whatever their value; these values switch things off.
    unsafe: {
      allowUnsafeHooksPath: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeTemplateDir: true,
      allowUnsafeAskPass: true,
      allowUnsafeSshCommand: true,
    },
  };
}

/**
 * Clones a repository bare into a temporary directory of ours: https and ssh only, no prompt, no submodules, no hooks
 * or templates. The directory is removed by `dispose`, when the signal aborts, and when the process exits.
 * @throws {ScanError} `not_supported`, `git_missing`, `unwritable`, `clone_failed`, `interrupted`; no message holds credentials.
 */
export async function cloneRepository(url: string, options: { readonly signal?: AbortSignal } = {}): Promise<Cloned> {
  requireCloneable(url);
  findGit();
  const { signal } = options;
  const interrupted = (): ScanError => new ScanError('interrupted', 'the scan was interrupted', 'scan again');
  if (signal?.aborted) throw interrupted();
  const temporary = makeTemporary();
  const path = join(temporary.path, 'clone.git');
  const dispose = (): void => {
    signal?.removeEventListener('abort', dispose);
    temporary.dispose();
  };
  try {
    await simpleGit(gitOptions(temporary.path, signal))
      .env(cloneEnvironment())
      .clone(url, path, ['--bare', '--template=', '--no-local', '--no-recurse-submodules']);
    // Says in the clone that all branches were asked for: where there is one, nothing else would.
    writeTemporary(() =>
      appendFileSync(join(path, 'config'), '[remote "origin"]\n\tfetch = +refs/heads/*:refs/heads/*\n'),
    );
  } catch (error) {
    dispose();
    if (signal?.aborted) throw interrupted();
    if (error instanceof ScanError) throw error;
    const lines = error instanceof Error ? error.message.split('\n') : [];
    const why = lines.findLast((line) => /^(?:fatal|error|ssh|Permission|remote):?/.test(line)) ?? lines.at(-1) ?? '';
    // The error itself is not kept as the cause: it holds the address with its credentials.
    throw new ScanError(
      'clone_failed',
      `cannot clone ${toldAddress(url)}: ${withoutCredentials(why.replaceAll(url, toldAddress(url)))}`,
      'see that the address is right and that this machine may read it, or scan a clone of your own',
    );
  }
  signal?.addEventListener('abort', dispose);
  return { path, dispose: async () => dispose() };
}
