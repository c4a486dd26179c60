import { type Document, isMap, isPair, isScalar, isSeq, type Pair } from 'yaml';
import type { z } from 'zod';
import { ScanError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import { keysAt } from './settings.ts';
import type { Source } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** The error of what is wrong in a configuration: where, what, and what belongs there. */
export function issueError({ document, place }: Source, issue: Issue): ScanError {
  const inner = innermost(issue);
  return new ScanError('malformed_config', `${place(offsetOf(document, inner))}: ${wrongIn(inner)}`, mendOf(inner));
}

/** Where names stand that only the models can check, by `targets.<name>`, `waivers.<row>` and so on. */
export function placesOf({ document, place }: Source): Readonly<Record<string, string>> {
  const top = document.contents;
  if (!isMap(top)) return {};
  const places = top.items.flatMap(({ key, value }): [string, string][] => {
    const name = isScalar(key) ? String(key.value) : '';
    if (isSeq(value)) return value.items.map((item, row) => [`${name}.${row}`, place(rangeOf(item))]);
    if (!isMap(value)) return [];
    return value.items.map(({ key: inner }) => [
      `${name}.${isScalar(inner) ? String(inner.value) : ''}`,
      place(rangeOf(inner)),
    ]);
  });
  return Object.fromEntries(places);
}

const rangeOf = (node: unknown): number | undefined =>
  (node as { range?: readonly number[] | null } | null | undefined)?.range?.[0];

/** What is wrong with the form that was meant, where a value may have several: the one whose trouble lies deepest. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const meant = issue.errors
    .map(([first]) => first)
    .filter((each) => each !== undefined)
    .find((each) => each.code !== 'invalid_type' || each.path.length > 0);
  if (meant === undefined) return issue;
  return innermost({ ...meant, path: [...issue.path, ...meant.path] });
}

/** Where in the text the issue is: its key if that is wrong, else its value, else the nearest thing around it. */
function offsetOf(document: Document, issue: Issue): number | undefined {
  const wrongKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue.path] as (string | number)[];
  if (wrongKey !== undefined) {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pairs: readonly unknown[] = isMap(map) ? map.items : [];
    const pair = pairs.find((each): each is Pair => isPair(each) && isScalar(each.key) && each.key.value === wrongKey);
    return rangeOf(pair?.key);
  }
  for (let depth = path.length; depth >= 0; depth--) {
    const found = rangeOf(depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true));
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongIn(issue: Issue): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys[0]}${where === '' ? '' : ` in ${where}`}`;
  return `${where === '' ? 'the configuration' : where}: ${issue.message}`;
}

function mendOf(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path.map(String));
    return didYouMean(issue.keys[0] ?? '', known, `known here: ${known.join(', ')}`);
  }
  if (issue.code === 'invalid_value') return `use one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'write a level such as 3, or {level: 3, accept: attested}';
  return 'see "Configuration" in the README for what belongs here';
}
