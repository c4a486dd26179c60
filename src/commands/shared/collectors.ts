import { ci } from '../../../collectors/ci/index.ts';
import { git } from '../../../collectors/git/index.ts';
import type { Collector } from '../../core/collector.ts';

/** Every collector there is, one line each. */
export const collectors: readonly Collector[] = [ci, git];
