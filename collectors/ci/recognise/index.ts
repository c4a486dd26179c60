import type { Capability } from '../../../src/core/facts/ci.ts';

export { recogniseAction } from './action.ts';
export type { Aim } from './aim.ts';
export { isHere, type Spoil } from './bearing.ts';
export { recogniseCommand } from './command.ts';
export type { Call, Recognised, Recognition } from './recognition.ts';
export { recogniseTemplate } from './template.ts';

/** What tests, builds or plans: the capabilities that version control counts as a check. */
export const checkingCapabilities: ReadonlySet<Capability> = new Set(['build', 'test', 'plan', 'policy_test']);
