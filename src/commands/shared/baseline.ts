import type { Assessment } from '../../core/assessment.ts';
import { readAssessment } from '../../core/documents.ts';
import type { Context } from './context.ts';
import { readInput } from './input.ts';

/**
 * The earlier assessment in a file; null where none is named.
 * @throws {ScanError} `no_such_path`, `unreadable` or `malformed_document`
 */
export async function baselineFrom(path: string | undefined, context: Context): Promise<Assessment | null> {
  return path === undefined ? null : readAssessment(await readInput(path, context));
}

/** The baseline without the questions that this run was told not to ask. */
export function onlyOf(baseline: Assessment | null, asked: readonly string[]): Assessment | null {
  if (baseline === null) return null;
  return { ...baseline, questions: baseline.questions.filter(({ id }) => asked.includes(id)) };
}
