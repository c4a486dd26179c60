/** Why a run cannot go on: the user can mend it, so it is told in one line and never as a stack. */
export type ErrorCode =
  | 'usage'
  | 'no_such_path'
  | 'unreadable'
  | 'unwritable'
  | 'not_supported'
  | 'git_missing'
  | 'git_too_old'
  | 'corrupt'
  | 'unknown_name'
  | 'malformed_document'
  | 'malformed_config'
  | 'clone_failed'
  | 'policy_invalid'
  | 'interrupted';

/** A failure the user can mend: what and where in `message`, how in `mend`. Printed by `cli.ts` alone; exit 2. */
export class ScanError extends Error {
  readonly code: ErrorCode;
  readonly mend: string;
  /** What else is wrong with the same thing, told behind it. */
  readonly also: readonly ScanError[];
  constructor(
    code: ErrorCode,
    message: string,
    mend: string,
    options: { cause?: unknown; also?: readonly ScanError[] } = {},
  ) {
    super(message, options);
    this.name = 'ScanError';
    this.code = code;
    this.mend = mend;
    this.also = options.also ?? [];
  }
}

/** Why something was not seen. */
export const gapReasons = [
  'not_asked',
  'not_found',
  'denied',
  'unreachable',
  'timeout',
  'throttled',
  'malformed',
  'too_large',
  'stale',
  'dormant',
  'shallow',
  'absent',
  'unresolved_include',
  'external_ci',
  'needs_api',
  'unsupported',
  'policy_error',
] as const;
export type GapReason = (typeof gapReasons)[number];

/**
 * Thrown by a source or a reader that could not look; `stages/collect.ts` alone turns it into a gap.
 * `detail` says what was not seen, `mend` what would show it.
 */
export class Unreadable extends Error {
  readonly reason: GapReason;
  readonly mend: string;
  constructor(reason: GapReason, detail: string, mend: string, options?: { cause?: unknown }) {
    super(detail, options);
    this.name = 'Unreadable';
    this.reason = reason;
    this.mend = mend;
  }
}
