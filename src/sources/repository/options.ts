import type { Declared, RepositoryFiles } from '../../core/source.ts';

/** Something worth a line in the log: what happened, and figures. */
export interface SourceEvent {
  readonly event: string;
  readonly [detail: string]: string | number | boolean;
}

/** What a repository is opened with. */
export interface OpenOptions {
  /** A work tree, a folder in it, a git directory, or a plain directory. */
  readonly path: string;
  /** Id of the target in the documents. */
  readonly id: string;
  /** The instant of the scan; what came after it is not seen. Null: the clock at opening. */
  readonly now: Date | null;
  /** Name the user gave the default branch. */
  readonly defaultBranch: string | null;
  /** Name the CI's environment gives it. */
  readonly ciDefaultBranch: string | null;
  readonly declared: Declared;
  /** Whether anybody may read it, where that was asked; default `unknown`. */
  readonly visibility?: 'public' | 'unknown';
  /** Whether all of it will be read for certain: then that begins before it is known whether git is new enough. */
  readonly isReadWhole?: boolean;
  /** Other repositories that the user supplied, by `owner/name` in lower case. */
  readonly related?: ReadonlyMap<string, RepositoryFiles>;
  /** Aborting ends all processes and removes the temporary files. */
  readonly signal?: AbortSignal;
  readonly logger?: (event: SourceEvent) => void;
}
