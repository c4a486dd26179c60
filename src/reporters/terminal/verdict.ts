import type { Verdict } from '../../core/verdict.ts';
import { hanging } from '../layout.ts';
import { byId, type ToldVerdict, toldVerdict } from '../verdict.ts';

/** Of each sort of change; more are counted only. */
const mostShown = 20;

const bullet = '  - ';

/**
 * Lines that say how the gate decided, target by target, what changed since the baseline, and what the waivers did; none
 * without targets, baseline and waivers. `system` names the one of several that was judged; null for the only one.
 */
export function verdictLines(verdict: Verdict, system: string | null, width: number): string[] {
  if (verdict.verdicts.length === 0 && verdict.waivers.length === 0 && verdict.since === null) return [];
  const { head, goals, waivers, since } = toldVerdict(verdict, byId, system);
  return [
    ...hanging('', head, width),
    ...[...goals.map(({ words }) => words), ...waivers].flatMap((words) => hanging(bullet, words, width)),
    ...(since === null ? [] : sinceLines(since, width)),
  ].map((line) => line.trimEnd());
}

function sinceLines({ head, lost, changes, same }: NonNullable<ToldVerdict['since']>, width: number): string[] {
  const changed = changes.flatMap(({ words, criteria }) => {
    const more = criteria.length - mostShown;
    return [
      ...criteria.slice(0, mostShown).map((criterion) => `${words}: ${criterion}`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ];
  });
  return [
    ...hanging('', head, width),
    ...[...lost, ...changed, same].flatMap((words) => hanging(bullet, words, width)),
  ];
}
