import type { Tri } from '../../../src/core/facts/base.ts';
import type { HclBlock, HclBody } from '../../../src/formats/hcl/index.ts';
import { commentSyntaxOf } from '../../../src/lexicon/policy-comments.ts';
import { type Shape, shape, strongest } from './shape.ts';

/** A text without its comments and strings, with its line breaks. */
function bareText(path: string, text: string): string {
  const syntax = commentSyntaxOf(path);
  const marks = /\/\*|\/\/|#|"|'|\n/g;
  const hasHash = syntax?.lines.includes('#') ?? false;
  let bare = '';
  let at = 0;
  let lineEnd = endOf(text, '\n', 0);
  for (let hit = marks.exec(text); hit !== null; marks.lastIndex = at, hit = marks.exec(text)) {
    const [mark] = hit;
    const isText = mark === '\n' || (mark === '#' && !hasHash) || mark === "'";
    bare += text.slice(at, hit.index) + (isText ? mark : '');
    at = hit.index + mark.length;
    if (mark === '"') at = endOfString(text, at, lineEnd);
    else if (mark === '/*') at = Math.min(endOf(text, '*/', at) + 2, text.length);
    else if (!isText) at = lineEnd;
    if (at > lineEnd) lineEnd = endOf(text, '\n', at);
  }
  return bare + text.slice(at);
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end;
}

function endOfString(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    if (text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === '"') return at + 1;
  }
  return limit;
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** Rules of a Sentinel policy. Whether they refuse is said by the set that it belongs to. */
export function readSentinel(path: string, text: string): Shape | null {
  const rules = count(bareText(path, text), /^[A-Za-z_]\w{0,100} {0,20}= {0,20}rule\b/gm);
  return rules === 0 ? null : shape({ engine: 'sentinel', form: 'rules', enforces: 'unknown', rules });
}

/** A set of Sentinel policies: `enforcement_level` of each. */
export function readSentinelSet({ blocks, broken }: HclBody): Shape | null {
  const policies = blocks.filter(({ type }) => type === 'policy');
  if (policies.length === 0 && !broken) return null;
  const levels = [...policies.map(levelOf), ...(broken ? (['unknown'] as const) : [])];
  return shape({ engine: 'sentinel', form: 'rules', enforces: strongest(levels), rules: policies.length });
}

function levelOf({ body }: HclBlock): Tri {
  const level = body.attributes.get('enforcement_level')?.value;
  if (level?.type !== 'literal') return 'unknown';
  if (level.value === 'advisory') return 'no';
  return level.value === 'hard-mandatory' || level.value === 'soft-mandatory' ? 'yes' : 'unknown';
}

/** Statements of a Cedar policy: whatever is not permitted is refused. */
export function readCedar(path: string, text: string): Shape | null {
  const rules = count(bareText(path, text), /\b(?:permit|forbid)\s{0,20}\(/g);
  return rules === 0 ? null : shape({ engine: 'cedar', form: 'rules', enforces: 'yes', rules });
}

/** Rules of CloudFormation Guard, named or not; each refuses. Null for other files of the same endings. */
export function readGuard(path: string, text: string): Shape | null {
  const bare = bareText(path, text);
  if (/^\s*</.test(bare)) return null;
  const rules = count(bare, /^\s{0,100}rule\s/gm) || count(bare, /^(?:AWS::|Resources\.|let )/gm);
  return rules === 0 ? null : shape({ engine: 'cfn_guard', form: 'rules', enforces: 'yes', rules });
}
