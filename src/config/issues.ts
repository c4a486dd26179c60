import { type Document, isMap, isPair, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { ScanError } from '../core/errors.ts';
import { mostMistakes } from '../core/mistakes.ts';
import { didYouMean } from '../core/nearest.ts';
import { plainText } from '../core/text.ts';
import { keysAt } from './settings.ts';
import type { Source } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** How the words of a value that is none of a few begin. */
const oneOf = 'must be ';

/** Letters that an error repeats of a value. */
const longestValue = 60;

/** Something wrong in a configuration, and where in its text. */
export interface Wrong {
  readonly offset: number;
  readonly error: ScanError;
}

/** The errors of what is wrong in a configuration: where, what, and what belongs there; more than can be told are left out. */
export function wrongsOf(source: Source, issues: readonly Issue[]): Wrong[] {
  return issues
    .slice(0, mostMistakes + 1)
    .flatMap(oneByOne)
    .slice(0, mostMistakes + 1)
    .map((issue) => wrongOf(source, issue));
}

/** Each unknown key of a map as an issue of its own. */
function oneByOne(issue: Issue): Issue[] {
  const inner = innermost(issue);
  if (inner.code !== 'unrecognized_keys') return [inner];
  return inner.keys.slice(0, mostMistakes + 1).map((key) => ({ ...inner, keys: [key] }));
}

function wrongOf({ document, place }: Source, issue: Issue): Wrong {
  const value = valueAt(document, issue);
  const offset = offsetOf(document, issue);
  const what = isMissing(document, issue) ? `${issue.path.map(String).join('.')} is missing` : wrongIn(issue, value);
  const error = new ScanError('malformed_config', `${place(offset)}: ${what}`, mendOf(issue, value));
  return { offset: offset ?? 0, error };
}

/** Where names stand that only the models can check, by `targets.<name>`, `waivers.<row>.criterion` and so on. */
export function placesOf({ document, place }: Source): Readonly<Record<string, string>> {
  const top = document.contents;
  if (!isMap(top)) return {};
  const places = top.items.flatMap(({ key, value }): [string, string][] => {
    const name = isScalar(key) ? String(key.value) : '';
    if (isMap(value)) return keyPlaces(name, value, place);
    if (!isSeq(value)) return [];
    return value.items.flatMap((item, row): [string, string][] => [
      [`${name}.${row}`, place(rangeOf(item))],
      ...(isMap(item) ? keyPlaces(`${name}.${row}`, item, place) : []),
    ]);
  });
  return Object.fromEntries(places);
}

const keyPlaces = (name: string, { items }: YAMLMap, place: Source['place']): [string, string][] =>
  items.map(({ key }) => [`${name}.${isScalar(key) ? String(key.value) : ''}`, place(rangeOf(key))]);

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

/** What stands where the issue is, as it was written; null where nothing does, or more than one value. */
function valueAt(document: Document, { path }: Issue): string | null {
  const found = path.length === 0 ? null : document.getIn(path as (string | number)[], true);
  return isScalar(found) && found.value !== null ? plainText(String(found.value)).slice(0, longestValue) : null;
}

/** Whether a key that has to be there is not. */
const isMissing = (document: Document, { code, path }: Issue): boolean =>
  (code === 'invalid_type' || code === 'invalid_value') &&
  path.length > 0 &&
  !document.hasIn(path as (string | number)[]);

function wrongIn(issue: Issue, value: string | null): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'invalid_value' && value !== null && issue.message.startsWith(oneOf)) {
    return `${where}: ${value} may not stand here`;
  }
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys[0]}${where === '' ? '' : ` in ${where}`}`;
  return `${where === '' ? 'the configuration' : where}: ${issue.message}`;
}

function mendOf(issue: Issue, value: string | null): string {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path.map(String));
    return didYouMean(issue.keys[0] ?? '', known, `known here: ${known.join(', ')}`);
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    return didYouMean(value ?? '', known, `use one of ${known.join(', ')}`);
  }
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'write a day, such as 2026-12-31';
  if (issue.code === 'invalid_union') return 'write a level such as 3, or {level: 3, accept: attested}';
  return 'see "Configuration" in the README for what belongs here';
}
