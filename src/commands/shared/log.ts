import { plain } from '../../core/text.ts';

/** Levels of `--log-level`, from nothing to everything. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Takes one event of a run: how grave it is, its circumstances, and what happened. */
export type Log = (level: Exclude<LogLevel, 'silent'>, event: object, message: string) => void;

/** Whether a log of this level tells of every run, so that it and a drawing on the same terminal would mix. */
export function isTalkative(level: LogLevel): boolean {
  return level === 'info' || level === 'debug';
}

/** A log of JSON lines on stderr, of plain text as everything that is shown; one that drops everything when it is silent. */
export async function openLog(level: LogLevel): Promise<Log> {
  if (level === 'silent') return () => {};
  const { pino } = await import('pino');
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return (grave, event, message) => logger[grave](plain(event), message);
}
