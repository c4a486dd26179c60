import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';

type Label = Observation<'iac.owner_label'>;

/** One thing that can carry a tag or a label, or of which that is not told. */
export interface Tagged {
  readonly tool: Label['tool'];
  /** Folder of the root or module that declares it. */
  readonly folder: string;
  readonly at: Label['at'];
  /** It names an owner, by itself or by default. */
  readonly owner: Tri;
  /** It can carry one at all. */
  readonly canCarry: Exclude<Tri, 'no'>;
}

/** Somebody whom a provider tells of security matters. */
export interface Contact {
  readonly tool: Label['tool'];
  readonly folder: string;
  readonly at: Label['at'];
  readonly resource: string;
  /** It is made at all. */
  readonly made: Tri;
}

/** What readers of one family of tools found. */
export interface Ownership {
  readonly tagged: readonly Tagged[];
  readonly contacts: readonly Contact[];
}
