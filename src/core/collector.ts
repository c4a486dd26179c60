import type { GapReason } from './errors.ts';
import type { SourceClass, Tri } from './facts/base.ts';
import type { CollectedKind, Observation } from './facts/index.ts';
import type { Source } from './source.ts';

/** What a reader found: facts, and what it could not look into. An empty list of both means "looked, none there". */
export interface Findings<K extends CollectedKind> {
  readonly items: readonly Observation<K>[];
  readonly gaps: readonly { reason: GapReason; detail: string; mend: string }[];
}

/**
 * Reads one kind of fact from a source: a pure function of what the source answers.
 * @throws {Unreadable} when it could not look at all.
 */
export type Read<K extends CollectedKind, S extends { readonly class: SourceClass }> = (
  source: S,
) => Promise<Findings<K>>;

/** The files of a source in which facts of other kinds were found, each once per kind, in order; the same object for all who follow. */
export interface Found<S extends { readonly class: SourceClass }> {
  readonly source: S;
  readonly files: readonly FoundFile[];
}

/** A file in which facts of a kind were found. */
interface FoundFile {
  readonly kind: CollectedKind;
  readonly path: string;
  /** Whether one of them is the source's own; `unknown` where they may be for others, or do not say. */
  readonly own: Tri;
}

/** Kinds that are read after others, of the files in which those were found. */
export interface Following<S extends { readonly class: SourceClass } = Source> {
  readonly of: readonly CollectedKind[];
  readonly reads: { readonly [K in CollectedKind]?: (found: Found<S>) => Promise<Findings<K>> };
}

/** A collector is a table: kind of fact → the function that reads it. */
export interface Collector<S extends { readonly class: SourceClass } = Source> {
  readonly id: string;
  readonly class: SourceClass;
  readonly reads: { readonly [K in CollectedKind]?: Read<K, S> };
  readonly follows?: Following<S>;
}
