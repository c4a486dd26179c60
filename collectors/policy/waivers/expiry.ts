import type { Observation } from '../../../src/core/facts/index.ts';

export type Expiry = Pick<Observation<'policy.waiver'>, 'expiry' | 'expiresInDays'>;

const dayMs = 24 * 60 * 60 * 1000;
/** RFC 3339, a date alone, and the blank and the bare zone that TOML and XML write. */
const instant = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * When a waiver ends, against `now`. A date alone holds through that whole day, UTC, as tidemark's own waivers do; an
 * instant has passed once `now` has reached it. `none` for null, `unknown` for what is no date.
 */
export function expiryOf(written: string | null, now: Date): Expiry {
  if (written === null) return { expiry: 'none', expiresInDays: null };
  const end = endOf(written.trim().slice(0, 50));
  if (end === null) return { expiry: 'unknown', expiresInDays: null };
  const days = Math.round(((end - now.getTime()) / dayMs) * 100) / 100;
  return { expiry: end <= now.getTime() ? 'expired' : 'unexpired', expiresInDays: days === 0 ? 0 : days };
}

function endOf(written: string): number | null {
  const parts = instant.exec(written);
  if (parts === null) return null;
  const [, year, month, day, time, zone] = parts;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (midnight.getUTCMonth() + 1 !== Number(month) || midnight.getUTCDate() !== Number(day)) return null;
  if (time === undefined) return midnight.getTime() + dayMs;
  const at = Date.parse(`${year}-${month}-${day}T${time}${zone?.toUpperCase() ?? 'Z'}`);
  return Number.isNaN(at) ? null : at;
}
