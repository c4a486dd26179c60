import type { Findings } from '../../src/core/collector.ts';
import type { CollectedKind, Fact, Observation } from '../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { shortText } from '../../src/core/text.ts';
import { readText } from '../../src/formats/parsed.ts';

/** Kinds that quote a line of the text that they were found in. */
type Quoting = { [K in CollectedKind]: Fact<K> extends { said: string | null } ? K : never }[CollectedKind];

/** What was found, before its line is quoted. */
export type Unquoted<K extends Quoting> = K extends Quoting ? Omit<Observation<K>, 'said'> : never;
export interface Told<K extends Quoting> {
  readonly items: readonly Unquoted<K>[];
  readonly gaps: Findings<K>['gaps'];
}

/** As much of a line as lets a reader judge it. */
const LETTERS = 160;

/** Addresses and handles name people; who stands behind them is of no matter here. */
const people = /[\w.+-]{1,64}@[\w.-]{1,255}|(?<![\w/])@[\w/-]{1,100}/g;

/** What somebody is to type in to be let in, and the words that announce it. */
const passwords =
  /\b(passw(?:or)?ds?|passphrase|passcode|pwd|PIN|secret|token|api[ _-]?key)\b["'*`]{0,3}\s{0,4}(?:[:=]\s{0,4}["'*`]{0,3}[^\s"',;)]{1,400}|is\s{1,4}(?=\S{0,60}\d)[^\s"',;)]{4,400})/gi;
/** Numbers to call, in the usual groups; dates have fewer digits. */
const telephones =
  /(?<![\w.-])(?:\+\d|\(?0)[\d ().-]{7,18}\d(?![\w-])|(?<![\w.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])/g;
const FEWEST_DIGITS = 9;

/** A line as it may be shown: no credential, no address, no number to call and no handle, and no more than a glance takes in. */
function shown(line: string): string | null {
  const text = shortText(line.slice(0, 4 * LETTERS), LETTERS)
    .replace(people, '…')
    .replace(passwords, '$1: …')
    .replace(telephones, (number) => (number.replace(/\D/g, '').length < FEWEST_DIGITS ? number : '…'))
    .trim();
  return text === '' ? null : text;
}

/** Lines below the one that a fact points at, of which the first with words is shown: tables begin with a rule. */
const NEAR = 4;

/** A key that only opens what stands below it. */
const tellsNothing = /^\s{0,40}["']?[\w-]{1,60}["']?\s?:\s{0,4}[{[]?\s{0,4}$/;

/** Where the line stands that a fact points at, or the first that says something where it is about the whole text. */
function placeIn(lines: readonly string[], line: number | null): number {
  if (line === null) return lines.findIndex((one) => /\p{L}{2}/u.test(one) && !/^(?:---|\w+:)/.test(one));
  const below = lines.slice(line - 1, line - 1 + NEAR);
  const telling = below.findIndex((one) => /\p{L}{2}/u.test(one) && !tellsNothing.test(one.slice(0, 200)));
  const near = telling < 0 ? below.findIndex((one) => /\p{L}{2}/u.test(one)) : telling;
  return near < 0 ? line - 1 : line - 1 + near;
}

/** A form in YAML, whose name says what it is for. */
const isFormPath = (path: string): boolean => /(?:^|\/)ISSUE_TEMPLATE\/[^/]+\.ya?ml$/i.test(path);
const nameOfForm = /^(?:name|title|description):\s*\S/;

/** What was found, each with its line, so that whoever reads the report can judge the reader. */
export async function quoted<K extends Quoting>(source: RepositoryFiles, told: Told<K>): Promise<Findings<K>> {
  const items: Observation<K>[] = [];
  for (const item of told.items) {
    const { path, line } = item.at;
    const text = path === null ? null : await readText(source, path);
    const lines = text?.split(/\r\n|\n|\r/, 20_000) ?? [];
    const isForm = line === null && isFormPath(path ?? '');
    const place = isForm ? lines.findIndex((one) => nameOfForm.test(one)) : placeIn(lines, line);
    const said = shown(lines[place] ?? '');
    const at = { ...item.at, line: place < 0 ? line : place + 1 };
    items.push({ ...item, at, said } as unknown as Observation<K>);
  }
  return { items, gaps: told.gaps };
}
