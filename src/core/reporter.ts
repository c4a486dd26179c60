import type { Assessment } from './assessment.ts';

export interface ReportOptions {
  /** Whether ANSI styles may be used. */
  readonly color: boolean;
  /** Only ASCII: the terminal's locale can show nothing else. */
  readonly ascii: boolean;
  /** Columns to fit, at least 40. */
  readonly width: number;
  /** Level to reach by question id, where one is asked for. */
  readonly targets: Readonly<Record<string, number>>;
}

/** A pure function of an assessment; reads nothing else. */
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
