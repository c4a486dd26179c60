import type { Found } from '../../src/core/collector.ts';
import { oncePer } from '../../src/core/once.ts';
import type { Repository } from '../../src/core/source.ts';
import { type Change, changeAt, DAY_SECONDS } from './changes.ts';
import { recentFrom } from './recent.ts';
import { type JudgedLine, type Survey, surveyOf } from './survey.ts';
import { busiestLine } from './trunk.ts';

/** Texts and rules are asked whether they are kept up to date: older changes tell nothing of that. */
const ASKED_DAYS = 2 * 365.25;

/** A change by people, and which of the files that were found it touched. */
export interface FoundChange {
  readonly change: Change;
  readonly paths: readonly string[];
  /** Those that it brought; what was moved arrives, too. */
  readonly added: ReadonlySet<string>;
}

/** How people changed the files in which facts were found, newest first, in the last two years; null without a history. */
export interface FoundChanges {
  readonly survey: Survey;
  readonly line: JudgedLine;
  readonly changes: readonly FoundChange[];
}

/**
 * Asked once for all kinds that follow the same findings.
 * @throws {Unreadable} as the survey, and what the source could not read
 */
export const foundChanges: (found: Found<Repository>) => Promise<FoundChanges | null> = oncePer(readChanges);

async function readChanges({ source, files }: Found<Repository>): Promise<FoundChanges | null> {
  const survey = await surveyOf(source);
  if (survey === null) return null;
  const line = busiestLine(survey);
  const paths = [...new Set(files.map(({ path }) => path))].sort();
  const { reading } = line;
  const { commits } = reading.reach.line;
  const tip = reading.history.commits[commits.at(-1) ?? -1]?.oid ?? '';
  const since = recentFrom(line, survey.now - ASKED_DAYS * DAY_SECONDS);
  const touched = paths.length === 0 ? [] : await source.pathHistory(tip, paths, since);
  const ordinals = new Map(commits.map((position, ordinal) => [position, ordinal]));
  const changes = touched.flatMap(({ oid, paths: some, added = [] }) => {
    const position = reading.history.indexOf(oid);
    const ordinal = position === undefined ? undefined : ordinals.get(position);
    if (ordinal === undefined) return [];
    const change = changeAt(reading, ordinal);
    return change.by === 'person' ? [{ change, paths: some, added: new Set(added) }] : [];
  });
  return { survey, line, changes };
}
