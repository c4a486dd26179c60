/** Levels of `--log-level`, from nothing to everything. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Takes one event of a run: what happened, and its circumstances. */
export type Log = (event: object, message: string) => void;

/** A log of JSON lines on stderr; one that drops everything when it is silent. */
export async function openLog(level: LogLevel): Promise<Log> {
  if (level === 'silent') return () => {};
  const { pino } = await import('pino');
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return (event, message) => logger.debug(event, message);
}
