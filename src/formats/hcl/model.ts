/**
 * What one file may hold; beyond it the file counts as one that cannot be read. The parser takes some hundred times the
 * memory of a text made to be costly, and never gives it back: hence half of what other formats may have.
 */
export const hclLimits = { letters: 512 * 1024, nodes: 100_000, depth: 64 } as const;

/** What stands between two braces, or in a whole file. Lines are those of the file, from 1. */
export interface HclBody {
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
  /** It is cut short by something that is no HCL, here or deeper: what is there was read well, what is absent may not be. */
  readonly broken: boolean;
}

/** `name = value`. */
export interface HclAttribute {
  readonly value: HclValue;
  readonly line: number;
}

/** `resource "aws_s3_bucket" "logs" { … }`: its type, its labels without quotes, and what is inside. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
  readonly line: number;
}

/** An expression as it is written; nothing is worked out (`constant` does that). */
export type HclValue =
  | HclLiteral
  | HclList
  | HclObject
  | HclTemplate
  | HclReference
  | HclCall
  /** Anything else (a condition, an operation, a `for`, an unknown form) with the values it is made of. */
  | { readonly type: 'other'; readonly inner: readonly HclValue[]; readonly line: number };

/** A string without templates, its escapes resolved; a number, a boolean or null. */
interface HclLiteral {
  readonly type: 'literal';
  readonly value: string | number | boolean | null;
  readonly line: number;
}

/** `[a, b]`. */
interface HclList {
  readonly type: 'list';
  readonly items: readonly HclValue[];
  readonly line: number;
}

/** `{ a = 1, "b" = 2, (c) = 3 }`; a bare or quoted key is a literal, in the order of the text. */
interface HclObject {
  readonly type: 'object';
  readonly entries: readonly { readonly key: HclValue; readonly value: HclValue; readonly line: number }[];
  readonly line: number;
}

/** A string or heredoc with templates in it: its literal parts and its expressions, in order; a directive is an `other`. */
interface HclTemplate {
  readonly type: 'template';
  readonly parts: readonly HclValue[];
  readonly line: number;
}

/**
 * What a name with steps after it refers to, without spaces: `var.env`, `data.a.b[0].c`, `local.x["k"]`. A splat is
 * `[*]`, a step that is worked out is `[?]`, and its values stand in `inner`.
 */
interface HclReference {
  readonly type: 'reference';
  readonly path: string;
  readonly inner: readonly HclValue[];
  readonly line: number;
}

/** `name(args)`; the name may have a namespace (`provider::aws::arn_parse`). */
interface HclCall {
  readonly type: 'call';
  readonly name: string;
  readonly args: readonly HclValue[];
  readonly line: number;
}
