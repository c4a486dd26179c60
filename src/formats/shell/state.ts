import type { Tri } from '../../core/facts/base.ts';
import { all } from '../../core/tri.ts';
import { agreed, type Bound } from './bound.ts';
import type { Word } from './script.ts';

/** Whether commands behind a possible `exit`, `return` or `break` are come to. */
interface Frame {
  /** What follows is come to, or failure has been told by then. */
  readonly reached: Tri;
  /** What follows in this branch is not come to. */
  readonly isLeft: boolean;
}

/** What the shell carries from one command to the next; replaced, never changed. */
export interface State {
  readonly errexit: Tri;
  readonly pipefail: Tri;
  /** What `$1` and `$@` stand for; null where nobody knows. */
  readonly args: readonly Word[] | null;
  /** What variables hold, in a script that is traced; null in others. */
  readonly bound: Bound | null;
  /** Left by `exit`, by `return`, by `break` and `continue`. */
  readonly shell: Frame;
  readonly call: Frame;
  readonly loop: Frame;
}

export type FrameName = 'shell' | 'call' | 'loop';

/** Nothing left so far. */
export const fresh: Frame = { reached: 'yes', isLeft: false };

/** Whether the next command is come to, or failure has been told by then. */
export function reachedIn({ shell, call, loop }: State): Tri {
  const isLeft = shell.isLeft || call.isLeft || loop.isLeft;
  return isLeft ? 'no' : all(shell.reached, call.reached, loop.reached);
}

/** The state behind a command that leaves a frame; `fails` when the frame ends with failure for sure. */
export function left(state: State, frame: FrameName, fails: boolean): State {
  return {
    ...state,
    [frame]: { reached: fails ? state[frame].reached : all(state[frame].reached, 'unknown'), isLeft: true },
  };
}

/** The state after one of two branches, when nobody knows which. */
export function merged(one: State, other: State): State {
  const frames = {
    shell: both(one.shell, other.shell),
    call: both(one.call, other.call),
    loop: both(one.loop, other.loop),
    bound: one.bound === null || other.bound === null ? null : agreed(one.bound, other.bound),
  };
  // A branch that does not come back here sets no options for what follows.
  if (reachedIn(one) === 'no') return { ...other, ...frames, bound: other.bound };
  if (reachedIn(other) === 'no') return { ...one, ...frames, bound: one.bound };
  return {
    ...frames,
    errexit: one.errexit === other.errexit ? one.errexit : 'unknown',
    pipefail: one.pipefail === other.pipefail ? one.pipefail : 'unknown',
    args: one.args === other.args ? one.args : null,
  };
}

function both(one: Frame, other: Frame): Frame {
  return { reached: all(one.reached, other.reached), isLeft: one.isLeft && other.isLeft };
}
