import { ScanError } from '../../core/errors.ts';
import { type AbsentClass, absentClasses } from '../../core/evidence.ts';
import { didYouMean } from '../../core/nearest.ts';

/**
 * An instant from `--at`: a date means its last second in UTC, so that the whole day counts.
 * @throws {ScanError} `usage`
 */
export function parseInstant(text: string): Date {
  const shape = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(text);
  const instant = new Date(shape?.[2] === undefined ? `${text}T23:59:59Z` : text);
  // The engine turns 30 February into 2 March; a day that comes back changed was none.
  const day = new Date(`${shape?.[1]}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== shape?.[1]) {
    throw new ScanError(
      'usage',
      `--at ${text} is no date`,
      'write a date such as 2026-06-01, or an instant such as 2026-06-01T12:00:00Z',
    );
  }
  return instant;
}

/**
 * A level from `--min`; whether the model has it is for the gate to say.
 * @throws {ScanError} `usage`
 */
export function parseLevel(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  throw new ScanError('usage', `--min ${text} is no level`, 'write a whole number, such as --min 3');
}

/**
 * A number of days from `--max-age`.
 * @throws {ScanError} `usage`
 */
export function parseDays(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new ScanError('usage', `--max-age ${text} is no number of days`, 'write a whole number, such as --max-age 7');
}

/**
 * The classes that `--none` names, with commas between them, added to those of the same option before.
 * @throws {ScanError} `unknown_name`
 */
export function parseClasses(text: string, before: readonly AbsentClass[]): readonly AbsentClass[] {
  const named = text.split(',').map((name) => {
    const known = absentClasses.find((each) => each === name.trim());
    if (known !== undefined) return known;
    throw new ScanError(
      'unknown_name',
      `--none ${name.trim()}: no such class of target`,
      didYouMean(name, absentClasses),
    );
  });
  return [...new Set([...before, ...named])];
}

/** Adds a value to those of an option that can be given more than once. */
export function gathered(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
