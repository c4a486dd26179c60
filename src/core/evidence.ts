import { z } from 'zod';
import { Attestation, Waiver } from './declared.ts';
import { gapReasons } from './errors.ts';
import { SourceClass } from './facts/base.ts';
import { type CollectedKind, collectedKinds, type Fact, facts, type Kind } from './facts/index.ts';

/** Something that was not seen: an unknown extent, with what would show it. */
export const Gap = z.strictObject({
  /** Id of the target, or its class when that class was not asked at all. */
  source: z.string(),
  reason: z.enum(gapReasons),
  detail: z.string(),
  mend: z.string(),
});
export type Gap = z.infer<typeof Gap>;

/** A target of a scan as the documents name it. */
export const Target = z.strictObject({
  id: z.string(),
  class: SourceClass,
  name: z.string(),
  /** Where its forge shows it, such as `https://github.com/owner/name`, without credentials; null where nothing says so. */
  web: z.string().nullable(),
  /** Full object id of the judged commit; null where the target has none. */
  commit: z.string().nullable(),
  /** Branch whose files are read: the one that is checked out; null where none is. */
  branch: z.string().nullable(),
  /** Branch whose history is judged: the default branch; null where nothing says which it is. */
  trunk: z.string().nullable(),
  /** Repositories that were supplied beside it, for what its files refer to; by `owner/name`, with their judged commits. */
  related: z.array(z.strictObject({ name: z.string(), commit: z.string().nullable() })),
  /** Object ids of the commits with which its history begins, the oldest first; left out where they are not known. */
  firstCommits: z.array(z.string()).optional(),
});
export type Target = z.infer<typeof Target>;

export const mergeMethods = ['merge', 'squash', 'rebase', 'fast_forward'] as const;
export type MergeMethod = (typeof mergeMethods)[number];

/** Classes of target that a system may have none of. */
export const absentClasses = ['kubernetes', 'aws'] as const satisfies readonly SourceClass[];
export type AbsentClass = (typeof absentClasses)[number];

/** What people declared about the extent of what was scanned, and who declared it. */
export const Scope = z.strictObject({
  /** Families declared to be wholly inside the targets. */
  complete: z.array(z.strictObject({ family: z.string(), by: z.string() })),
  /** Classes of target that the system is declared to have none of. */
  none: z.array(z.strictObject({ class: z.enum(absentClasses), by: z.string() })),
  /** How the forge lets changes arrive; null when not declared. */
  mergeMethods: z.strictObject({ methods: z.array(z.enum(mergeMethods)), by: z.string() }).nullable(),
  /** Who said what commands and actions of the house do; null when nobody did. */
  lexicon: z.string().nullable(),
  /** Exceptions that the gate accepts, and statements where no evidence decides; each with who declared it. */
  waivers: z.array(z.strictObject({ ...Waiver.shape, by: z.string() })),
  attestations: z.array(z.strictObject({ ...Attestation.shape, by: z.string() })),
});
export type Scope = z.infer<typeof Scope>;

/** Nothing declared. */
export const openScope: Scope = {
  complete: [],
  none: [],
  mergeMethods: null,
  lexicon: null,
  waivers: [],
  attestations: [],
};

function slotOf<K extends CollectedKind>(kind: K) {
  return z.strictObject({
    kind: z.literal(kind),
    /** Ids of the targets that were asked for this kind. */
    asked: z.array(z.string()),
    items: z.array(facts[kind].schema as (typeof facts)[K]['schema']),
    gaps: z.array(Gap),
  });
}

type SlotSchemas = { [K in CollectedKind]: ReturnType<typeof slotOf<K>> };
const slotSchemas = Object.fromEntries(collectedKinds.map((kind) => [kind, slotOf(kind)])) as unknown as SlotSchemas;

/** The evidence of one kind. */
interface Slot<K extends Kind = Kind> {
  kind: K;
  /** Ids of the targets that were asked for this kind. */
  asked: string[];
  items: Fact<K>[];
  gaps: Gap[];
}

/** Version of the collection document; a change of any kind's schema changes it. */
export const COLLECTION_FORMAT = 'tidemark.collection/1';

/** What one scan gathered: everything `evaluate` needs, and nothing else (the first waist). */
export const Collection = z.strictObject({
  format: z.literal(COLLECTION_FORMAT),
  tool: z.strictObject({ name: z.literal('tidemark'), version: z.string() }),
  /** The instant of the scan, ISO 8601 UTC; every age was measured against it. */
  now: z.iso.datetime(),
  targets: z.array(Target),
  scope: Scope,
  slots: z.strictObject(slotSchemas),
});
export type Collection = z.infer<typeof Collection>;

/** A slot as policies see it: with what follows from its gaps and from the scope. */
export type SettledSlot<K extends Kind = Kind> = Slot<K> & {
  /** Asked, and without gaps. */
  complete: boolean;
  /** "Not there" is proof of absence. */
  closed: boolean;
};
export type Evidence = { [K in Kind]: SettledSlot<K> };
/** What was collected, settled; `stages/relate` adds the derived kinds. */
export type CollectedEvidence = { [K in CollectedKind]: SettledSlot<K> };
