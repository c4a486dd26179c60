import type { Config } from '../../config.ts';
import { plainText } from '../../core/text.ts';
import { hanging } from '../../reporters/layout.ts';
import type { GateResult, GateVerdict } from '../../stages/gate.ts';
import { sinceLines } from './since-lines.ts';
import type { Verdict } from './verdict.ts';
import type { WaiverUse } from './waivers.ts';

const outcome: Readonly<Record<GateResult['exitCode'], string>> = {
  0: 'passed',
  1: 'failed',
  3: 'cannot tell',
};

const words: Readonly<Record<GateVerdict['verdict'], string>> = {
  passed: 'reached',
  attested: 'reached by attestation',
  below: 'not reached',
  unknown: 'cannot tell',
  not_applicable: 'nothing to judge',
};

/**
 * Lines that say how the gate decided, target by target, what changed since the baseline, and what the waivers did; none
 * without targets, baseline and waivers. `system` names the one of several that was judged; null for the only one.
 */
export function verdictLines(verdict: Verdict, config: Config, system: string | null, width: number): string[] {
  const { exitCode, verdicts, waivers, since } = verdict;
  if (verdicts.length === 0 && waivers.length === 0 && since === null) return [];
  const by = config.by === null ? '' : ` (configuration: ${config.by})`;
  const whose = system === null ? '' : ` for ${plainText(system)}`;
  const isGate = verdicts.length > 0 || since !== null;
  const said = isGate ? `Gate${whose}: ${outcome[exitCode]}` : `Waivers${whose}, but no targets`;
  return [
    ...hanging('', `${said}${by}`, width),
    ...verdicts.flatMap((each) => hanging('  ', `${words[each.verdict]}: ${each.question}, ${wanted(each)}`, width)),
    ...waivers.flatMap((use) => hanging('  ', waiverWords(use), width)),
    ...(since === null ? [] : sinceLines(since, width)),
  ].map((line) => line.trimEnd());
}

function wanted({ target, level, ceiling, attestedLevel, verdict }: GateVerdict): string {
  if (verdict === 'not_applicable') return `target ${target}`;
  const proven = level === null ? 'no level proven' : `level ${level}`;
  const possible = ceiling === null || ceiling === level ? '' : `, possibly up to ${ceiling}`;
  const attested = attestedLevel === null ? '' : `; ${attestedLevel} with what is attested`;
  return `target ${target}: ${proven}${possible}${attested}`;
}

function waiverWords(use: WaiverUse): string {
  const broad = use.broad.map((each) =>
    each === 'long' ? '; it runs for more than a year' : '; waivers cover more than half of this question',
  );
  return `${stateWords(use)}${broad.join('')}`;
}

function stateWords(use: WaiverUse): string {
  const criterion = plainText(`${use.question}.${use.criterion}`);
  const who = plainText(`${use.owner}: ${use.reason}`);
  if (use.state === 'used') return `waived until ${use.expires}, in this gate only: ${criterion} (${who})`;
  if (use.state === 'expired') return `waiver expired on ${use.expires}, without effect: ${criterion} (${who})`;
  if (use.state === 'not_asked') return `waiver without effect, its question was not asked: ${criterion}`;
  return `waiver not needed, the criterion is not unmet: ${criterion}`;
}
