import type { SystemsReporter } from '../../core/reporter.ts';

/** The formats that can show several systems side by side. */
export const systemsReporters = {
  csv: async () => (await import('./csv.ts')).csv,
  html: async () => (await import('./html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
} as const satisfies Readonly<Record<string, () => Promise<SystemsReporter>>>;

/** Whether a format can do so. */
export function isForSystems(format: string): format is keyof typeof systemsReporters {
  return Object.hasOwn(systemsReporters, format);
}
