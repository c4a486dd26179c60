import { delimiter, dirname } from 'node:path';

/** The only sub-commands that are ever run; none of them runs a program that a repository names. */
export const subcommands = ['version', 'rev-list', 'ls-tree', 'cat-file'] as const;
export type Subcommand = (typeof subcommands)[number];

const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  // A commit-graph or multi-pack-index of the target's is believed without a check and can cut a history short.
  'core.commitGraph=false',
  'core.multiPackIndex=false',
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'core.quotePath=false',
  'core.askPass=',
  'core.sshCommand=false',
  'credential.helper=',
  'log.showSignature=false',
  'log.mailmap=false',
  'gpg.program=false',
  'gpg.ssh.program=false',
  'gpg.x509.program=false',
  'diff.external=',
  'submodule.recurse=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
];

/** The whole argument list of a hardened call on a git directory. */
export function hardenedArguments(gitDir: string, subcommand: Subcommand, rest: readonly string[]): string[] {
  return [
    `--git-dir=${gitDir}`,
    '--no-pager',
    '--no-optional-locks',
    '--literal-pathspecs',
    '--no-replace-objects',
    ...settings.flatMap((setting) => ['-c', setting]),
    subcommand,
    ...rest,
  ];
}

/** The whole environment of a hardened call: nothing is inherited. `alternates` are further object stores. */
export function hardenedEnvironment(program: string, alternates: readonly string[]): Record<string, string> {
  return {
    PATH: [dirname(program), '/usr/bin', '/bin'].join(delimiter),
    HOME: '/nonexistent',
    XDG_CONFIG_HOME: '/nonexistent',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/nonexistent',
    GIT_PAGER: 'cat',
    GIT_ASKPASS: 'false',
    SSH_ASKPASS: 'false',
    GIT_SSH_COMMAND: 'false',
    GIT_EDITOR: 'false',
    // Else rev-list writes each commit on its own, and reading 30,000 crumbs takes longer than finding them.
    GIT_FLUSH: '0',
    ...(alternates.length > 0 ? { GIT_ALTERNATE_OBJECT_DIRECTORIES: alternates.join(delimiter) } : {}),
  };
}
