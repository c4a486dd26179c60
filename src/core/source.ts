import type { MergeMethod, Target } from './evidence.ts';
import type { Capability } from './facts/ci.ts';

/** A file of the judged commit. Symbolic links and submodules are listed, never followed. */
export interface FileEntry {
  /** Path from the root with `/`; bytes that are no UTF-8 become U+FFFD. */
  readonly path: string;
  readonly kind: 'file' | 'symlink' | 'submodule';
  /** Object id; null where the source is a plain directory. */
  readonly oid: string | null;
}

/** A ref as it is stored; symbolic refs carry their target and, where it resolves, its object id. */
export interface Ref {
  /** Full name, such as `refs/remotes/origin/main`. */
  readonly name: string;
  readonly oid: string | null;
  readonly symbolicTarget: string | null;
}

/** A commit as its raw header says; nothing of it is verified. */
export interface Commit {
  readonly oid: string;
  readonly tree: string;
  /** Positions of the parents in the history, in order; -1 for one that is not in it (shallow or absent). */
  readonly parents: readonly number[];
  /** Seconds since the epoch. */
  readonly committedAt: number;
  readonly authoredAt: number;
  /** Index into `History.people`. */
  readonly author: number;
  readonly committer: number;
  /** At most the first 4 KiB. */
  readonly message: string;
}

/** As written in the commits; stays in memory and never enters the evidence. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Commits in an order in which every child stands before its parents. */
export interface History {
  readonly commits: readonly Commit[];
  readonly people: readonly Person[];
  /** Position of a commit, undefined when it is not here. */
  indexOf(oid: string): number | undefined;
}

export type DefaultBranchHow =
  | 'given'
  | 'remote_head'
  | 'ci_environment'
  | 'head'
  | 'only_branch'
  | 'conventional_name'
  | 'none';

/** What is known of a repository before its history is read. */
export interface RepositoryDescription {
  readonly target: Target;
  /** What it is called on its forge, such as `owner/name`, in lower case; null where its remotes do not tell. */
  readonly fullName: string | null;
  readonly objectFormat: 'sha1' | 'sha256';
  readonly headState: 'branch' | 'detached' | 'unborn';
  readonly defaultBranch: { readonly name: string; readonly how: DefaultBranchHow } | null;
  readonly shallow: boolean;
  readonly refsScope: 'all' | 'single_branch' | 'unknown';
  /** `public` where it was fetched for this scan and anybody may. */
  readonly visibility: 'public' | 'unknown';
}

/** A branch to judge: remote-tracking where there is a remote, local otherwise; the trunk is among them. */
export interface BranchRef {
  /** Short name without the remote. */
  readonly name: string;
  readonly oid: string;
}

/** What the user says of the tools of the house, beside what the lexicon knows. */
export interface LexiconAdditions {
  /** The first words of a command, such as `acme scan`, and what it does. */
  readonly commands: readonly { readonly words: string; readonly capability: Capability }[];
  /** An action, reusable workflow, template or image by name without its version, and what it does. */
  readonly actions: readonly { readonly name: string; readonly capability: Capability }[];
}

/** Nothing beside the lexicon. */
export const noAdditions: LexiconAdditions = { commands: [], actions: [] };

/** What people declared about a target before it was read. */
export interface Declared {
  readonly mergeMethods: readonly MergeMethod[] | null;
  readonly lexicon: LexiconAdditions;
}

/**
 * The files of a repository at one commit: all that readers of files may ask. They run off the main thread, where this
 * is answered by messages. Each method throws `Unreadable` when it could not look.
 */
export interface RepositoryFiles {
  readonly class: 'repository';
  readonly id: string;
  /** The instant of the scan; ages are measured against it. */
  readonly now: Date;
  readonly declared: Declared;
  describe(): Promise<RepositoryDescription>;
  /** Files of the judged commit, sorted by path; empty for an unborn head. */
  files(): Promise<readonly FileEntry[]>;
  /** A regular file's bytes; null when there is no such file. Throws `Unreadable` `too_large` beyond `limitBytes` (default 1 MiB), `absent` for a missing object. */
  read(path: string, options?: { readonly limitBytes?: number }): Promise<Uint8Array | null>;
  /** Another repository that the user supplied, by `owner/name` in lower case; null when it was not. */
  related(name: string): RepositoryFiles | null;
  /** Told which file is being worked on, so that one that never ends can be named and left out. */
  workingOn?(path: string): void;
}

/** A repository at one commit, opened once. Everything is read lazily and at most once. */
export interface Repository extends RepositoryFiles {
  refs(): Promise<readonly Ref[]>;
  branches(): Promise<readonly BranchRef[]>;
  tags(): Promise<readonly { readonly name: string; readonly oid: string | null }[]>;
  /** Commits reachable from branches, tags and HEAD; tags' objects peeled. */
  history(): Promise<History>;
  /** Commits of the change-request refs (`refs/pull/*`, `refs/merge-requests/*`) whose tip is not older than `since` and that `history()` lacks, and the tips themselves. */
  requestHistory(since: Date): Promise<RequestHistory>;
  /** For the newest `limit` first-parent commits from `oid` on: how many files each added. */
  additions(oid: string, limit: number): Promise<readonly { readonly oid: string; readonly added: number }[]>;
  /**
   * For each first-parent commit from `oid` on that changed one of these paths against its first parent: the commit and
   * which of the paths, newest first. Paths with line breaks, or whose bytes are no UTF-8, are never found. Throws
   * `Unreadable` `shallow` for a history that is cut off: there everything looks added.
   */
  pathHistory(oid: string, paths: readonly string[], after?: string): Promise<readonly PathChange[]>;
  /** The bytes of a file as it stood at a commit; null where that cannot be told or they are more than `limitBytes`. */
  readAt(commit: string, path: string, limitBytes: number): Promise<Uint8Array | null>;
  /** The commits without parents in `history()`, the oldest first and at most 50. Throws `Unreadable` `shallow` for a history that is cut off. */
  firstCommits(): Promise<readonly string[]>;
  /** Ends its processes and removes its temporary files. */
  close(): Promise<void>;
}

/** A commit, and which of the paths that were asked about it changed, sorted. */
export interface PathChange {
  readonly oid: string;
  readonly paths: readonly string[];
  /** Those of the paths at which no file stood before; left out where there are none. */
  readonly added?: readonly string[];
}

export interface RequestHistory {
  /** Number of change-request refs, whatever their age. */
  readonly refs: number;
  /** Numbers of the requests, from the refs' names. */
  readonly numbers: ReadonlySet<number>;
  /** Object ids of all tips. */
  readonly tips: ReadonlySet<string>;
  /** `parents` are positions within this list or -1. */
  readonly history: History;
}

export type Source = Repository;
