import type { Reporter } from '../core/reporter.ts';
import { json } from './json.ts';
import { terminal } from './terminal.ts';

/** Every report there is. */
export const reporters: readonly Reporter[] = [terminal, json];
