/** A mark, and where it is looked for. */
export interface MarkDefinition<M extends string> {
  readonly mark: M;
  /** Paths of the files in which it can stand. */
  readonly files: RegExp;
  /** Words that must be there; without them every such file bears the mark. Plain words only: whole files are searched. */
  readonly words?: RegExp;
  /** One of these stands in every text in which `words` do: told sooner. */
  readonly needs?: readonly string[];
}
