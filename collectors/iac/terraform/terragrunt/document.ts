import type { RepositoryFiles } from '../../../../src/core/source.ts';
import { type HclBlock, type HclBody, type HclValue, hcl, hclJson } from '../../../../src/formats/hcl/index.ts';
import { parsed } from '../../../../src/formats/parsed.ts';
import { folderOf } from '../files.ts';
import { blocksIn, valueIn } from '../read.ts';
import { pathOf, type Standpoint, textOf } from './expression.ts';

/** A file of Terragrunt. */
export interface Document {
  readonly path: string;
  readonly body: HclBody;
}

/** A unit's file and those that it includes. */
export interface Chain {
  readonly unit: Document;
  readonly included: readonly Document[];
  /** Every include was found and read. */
  readonly isWhole: boolean;
}

type Exists = (path: string) => boolean;
const mostIncludes = 10;

/** A file, or null where it cannot be read. */
export async function documentAt(source: RepositoryFiles, path: string): Promise<Document | null> {
  const { value } = await parsed(source, path, path.endsWith('.json') ? hclJson : hcl);
  return value === null ? null : { path, body: value };
}

/** What a document's names stand for: its locals, and those of what it includes under a name. */
function scopeOf(
  { body }: Document,
  included: ReadonlyMap<string, Document> = new Map(),
): ReadonlyMap<string, HclValue> {
  const scope = new Map<string, HclValue>();
  const add = (from: HclBody, prefix: string): void => {
    for (const { body: locals } of blocksIn(from, 'locals')) {
      for (const [name, { value }] of locals.attributes) scope.set(prefix + name, value);
    }
  };
  add(body, 'local.');
  for (const [name, { body: other }] of included) add(other, `include.${name}.locals.`);
  return scope;
}

/** From where an expression of a document is to be read, for a unit. */
export function standpoint(document: Document, chain: Chain, exists: Exists): Standpoint {
  const [parent] = chain.included;
  const named = new Map<string, Document>();
  if (document === chain.unit) {
    for (const [at, { labels }] of blocksIn(document.body, 'include').entries()) {
      const included = chain.isWhole ? chain.included[at] : undefined;
      if (included !== undefined) named.set(labels[0] ?? '', included);
    }
  }
  return {
    unit: folderOf(chain.unit.path),
    parent: parent === undefined ? null : folderOf(parent.path),
    folder: folderOf(document.path),
    scope: scopeOf(document, named),
    exists,
  };
}

/** A unit's file with what it includes; Terragrunt allows no include of an include. */
export async function chainOf(source: RepositoryFiles, unit: Document, exists: Exists): Promise<Chain> {
  const includes = blocksIn(unit.body, 'include').slice(0, mostIncludes);
  const included: Document[] = [];
  let isWhole = !unit.body.broken;
  for (const include of includes) {
    const path = includedPath(include, unit, exists);
    const document = path === null || path === unit.path ? null : await documentAt(source, path);
    if (document === null) isWhole = false;
    else included.push(document);
  }
  return { unit, included, isWhole };
}

function includedPath({ body }: HclBlock, unit: Document, exists: Exists): string | null {
  const value = valueIn(body, 'path');
  if (value === undefined) return null;
  const folder = folderOf(unit.path);
  const text = textOf(value, { unit: folder, parent: null, folder, scope: scopeOf(unit), exists });
  const path = text === null ? null : pathOf(text, folder);
  return path !== null && exists(path) ? path : null;
}
