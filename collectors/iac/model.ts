import type { Observation } from '../../src/core/facts/index.ts';

/** What a reader of one tool tells of a root, before units of it are made for each environment. */
export type Root = Omit<Observation<'iac.root'>, 'ref' | 'sharesDefinition' | 'sharedDefinition' | 'followsTrunk'> & {
  /** What a reconciler takes is what trunk holds; only readers of reconcilers' objects tell. */
  readonly followsTrunk?: Observation<'iac.root'>['followsTrunk'];
  /**
   * Definitions that the root takes in: local ones by their path from the root of the repository, remote ones by their
   * source without version. The collector finds out which of them serve several environments.
   */
  readonly uses: readonly Use[];
  /**
   * A root of which several environments are made by values alone is its own shared definition; null where the text
   * differs for each.
   */
  readonly serves: string | null;
};

/** A definition that a root, or another definition, takes in. */
export interface Use {
  readonly tool: Observation<'iac.module'>['tool'];
  readonly form: Observation<'iac.module'>['form'];
  readonly origin: Observation<'iac.module'>['origin'];
  /** Path from the root of the repository, or source without version. */
  readonly path: string;
  readonly pin: Observation<'iac.module'>['pin'];
  readonly at: Observation<'iac.module'>['at'];
}

/** Kinds that readers of tools find beside roots, as their facts stand but for the ref. */
type Beside<K extends 'iac.guardrail' | 'iac.artefact_store' | 'iac.drift'> = Omit<Observation<K>, 'ref'>;

/** Everything that one reader of a tool found in a repository. */
export interface Found {
  readonly roots: readonly Root[];
  /** Definitions that lie here and which nothing may take in: so that those are told as well. */
  readonly modules: readonly Use[];
  readonly guardrails: readonly Beside<'iac.guardrail'>[];
  readonly stores: readonly Beside<'iac.artefact_store'>[];
  readonly drifts: readonly Beside<'iac.drift'>[];
  /** Files that could not be read, or were left out; a root whose own file is among them stands in `roots` all the same. */
  readonly gaps: readonly Gap[];
}

export type Gap = {
  readonly reason: 'too_large' | 'malformed' | 'unsupported' | 'timeout';
  readonly detail: string;
  readonly mend: string;
};

/** Nothing found, to begin with. */
export const nothingFound: Found = { roots: [], modules: [], guardrails: [], stores: [], drifts: [], gaps: [] };
