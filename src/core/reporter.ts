import type { Assessment } from './assessment.ts';
import type { Verdict } from './verdict.ts';

export interface ReportOptions {
  /** Whether ANSI styles may be used. */
  readonly color: boolean;
  /** Only ASCII: the terminal's locale can show nothing else. */
  readonly ascii: boolean;
  /** Columns to fit, at least 40. */
  readonly width: number;
  /** Level to reach by question id, where one is asked for. */
  readonly targets: Readonly<Record<string, number>>;
  /** How the gate decided about the one assessment that is reported, with what changed since its baseline; left out where nothing was held against anything. */
  readonly verdict?: Verdict | undefined;
}

/** A pure function of an assessment, and of what the gate says of it; reads nothing else. */
export interface Reporter {
  readonly id: string;
  readonly title: string;
  render(assessment: Assessment, options: ReportOptions): string;
}

/** The same over the assessments of several systems, side by side in the order given. */
export interface SystemsReporter {
  readonly id: string;
  render(assessments: readonly Assessment[], options: ReportOptions): string;
}
