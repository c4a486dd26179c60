import { stringify } from 'csv-stringify/sync';
import type { Assessment, CriterionResult, QuestionResult } from '../core/assessment.ts';
import type { Reporter } from '../core/reporter.ts';
import { plainText } from '../core/text.ts';
import { mostTelling } from './citations.ts';
import { clipped } from './clipped.ts';
import { waiverOf } from './declarations.ts';
import { placeOf } from './place.ts';

/** Letters of one cell; spreadsheets take 32,767. */
const letters = 2_000;

/** One row for each criterion, for spreadsheets: RFC 4180, in UTF-8 without a mark, with nothing in it that calculates. */
export const csv: Reporter = {
  id: 'csv',
  title: 'A table for spreadsheets: a row for each criterion',
  render(assessment) {
    const rows = assessment.questions.flatMap((question) =>
      question.criteria.map((criterion) => row(assessment, question, criterion)),
    );
    return csvText(columns, rows);
  },
};

/** The text of a table for spreadsheets; safe whatever its cells say. */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((cells) => cells.map(cell)),
    { header: true, columns: [...columns], record_delimiter: '\r\n', escape_formulas: true },
  );
}

const columns = [
  ...['model', 'section', 'question', 'title', 'status', 'level', 'ceiling'],
  ...['criterion', 'criterion_title', 'criterion_level', 'outcome', 'grade', 'attested', 'waived_until'],
  ...['evidence', 'first_location', 'remediation', 'effort', 'actor', 'claimed_level', 'claim'],
] as const;

type Cell = string | number | null;

function row(assessment: Assessment, question: QuestionResult, criterion: CriterionResult): Cell[] {
  const { model, section, id, title, score, claim } = question;
  const { outcome, grade, attested, evidence, remediation, effort, actor } = criterion;
  const [first] = mostTelling(assessment, evidence).filter(({ at }) => at.path !== null);
  return [
    ...[model, section, id, title, score.status, score.level, score.ceiling],
    ...[criterion.id, criterion.title, criterion.level, outcome, grade, attested],
    waiverOf(assessment, question, criterion)?.expires ?? null,
    ...[evidence.length, first === undefined ? null : placeOf(first), remediation, effort, actor],
    ...[claim?.level ?? null, claim?.verdict ?? null],
  ];
}

/** Some spreadsheets begin a new cell at a semicolon, whatever stands around it. */
const behindSemicolon = /;(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** A cell on one line, without what a formula could hide behind. */
function cell(value: Cell): Cell {
  if (typeof value !== 'string') return value;
  return clipped(plainText(value.slice(0, 20 * letters)).trim(), letters).replace(behindSemicolon, ";$1'");
}
