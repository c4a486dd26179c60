import { git } from '../../../collectors/git/index.ts';
import type { Collector } from '../../core/collector.ts';
import { fileCollectors } from './reading/collectors.ts';

/** The collectors of history, one line each; they read on the main thread. */
export const historyCollectors: readonly Collector[] = [git];

/** Every collector there is. */
export const collectors: readonly Collector[] = [...fileCollectors, ...historyCollectors];
