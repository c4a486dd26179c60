import type { Reporter } from '../core/reporter.ts';

/** Every format of a report, one line each; what renders it is loaded when it is asked for. */
export const reporters = {
  badge: async () => (await import('./badge.ts')).badge,
  csv: async () => (await import('./csv.ts')).csv,
  govuk: async () => (await import('./govuk/index.ts')).govuk,
  html: async () => (await import('./html/index.ts')).html,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit/index.ts')).junit,
  markdown: async () => (await import('./markdown/index.ts')).markdown,
  sarif: async () => (await import('./sarif/index.ts')).sarif,
  terminal: async () => (await import('./terminal.ts')).terminal,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

/** The name of a format, as `--report` and `--format` take it. */
export type FormatId = keyof typeof reporters;
