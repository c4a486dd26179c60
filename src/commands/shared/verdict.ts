import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import type { Model } from '../../core/model.ts';
import { plainText } from '../../core/text.ts';
import { hanging } from '../../reporters/layout.ts';
import { type GateResult, type GateTarget, type GateVerdict, gate, targetsFrom } from '../../stages/gate.ts';
import { type WaiverUse, waived } from './waivers.ts';

/** What the command line says about passing. */
export interface GateOptions {
  readonly min?: number | undefined;
  readonly allowUnknown?: boolean | undefined;
}

/** The gate's answer with what the waivers did. */
export interface Verdict extends GateResult {
  readonly waivers: readonly WaiverUse[];
}

/**
 * Holds an assessment against the targets of the command line, or else of the configuration, which has whole ids.
 * @throws {ScanError} for a target that the assessment does not hold, or a level that the model has not.
 */
export function verdictOn(assessment: Assessment, options: GateOptions, config: Config): Verdict {
  const { assessment: seen, uses } = waived(assessment, config.waivers);
  const targets =
    options.min === undefined ? configuredTargets(assessment, config) : targetsFrom(assessment, options.min);
  return { ...gate(seen, targets, { allowUnknown: options.allowUnknown ?? false }), waivers: uses };
}

function configuredTargets(assessment: Assessment, { targets }: Config): GateTarget[] {
  const { '*': everywhere, ...own } = targets;
  const others = assessment.questions.filter(({ id }) => !Object.hasOwn(own, id));
  return [
    ...Object.entries(own).map(([question, level]) => ({ question, level })),
    ...(everywhere === undefined ? [] : others.map(({ id }) => ({ question: id, level: everywhere }))),
  ];
}

/** The configuration without targets for questions that this run was told not to ask. */
export function onlyAsked(config: Config, models: readonly Model[]): Config {
  const asked = new Set(models.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const targets = Object.entries(config.targets).filter(([id]) => id === '*' || asked.has(id));
  return { ...config, targets: Object.fromEntries(targets) };
}

const outcome: Readonly<Record<GateResult['exitCode'], string>> = {
  0: 'passed',
  1: 'failed',
  3: 'cannot tell',
};

const words: Readonly<Record<GateVerdict['verdict'], string>> = {
  passed: 'reached',
  below: 'not reached',
  unknown: 'cannot tell',
  not_applicable: 'nothing to judge',
};

/**
 * Lines that say how the gate decided, target by target, and what the waivers did; none without targets and waivers.
 * `system` names the one of several that was judged; null for the only one.
 */
export function verdictLines(verdict: Verdict, config: Config, system: string | null, width: number): string[] {
  const { exitCode, verdicts, waivers } = verdict;
  if (verdicts.length === 0 && waivers.length === 0) return [];
  const by = config.by === null ? '' : ` (configuration: ${config.by})`;
  const whose = system === null ? '' : ` for ${plainText(system)}`;
  const said = verdicts.length === 0 ? `Waivers${whose}, but no targets` : `Gate${whose}: ${outcome[exitCode]}`;
  return [
    ...hanging('', `${said}${by}`, width),
    ...verdicts.flatMap((each) => hanging('  ', `${words[each.verdict]}: ${each.question}, ${wanted(each)}`, width)),
    ...waivers.flatMap((use) => hanging('  ', waiverWords(use), width)),
  ].map((line) => line.trimEnd());
}

function wanted({ target, level, ceiling, verdict }: GateVerdict): string {
  if (verdict === 'not_applicable') return `target ${target}`;
  const proven = level === null ? 'no level proven' : `level ${level}`;
  const possible = ceiling === null || ceiling === level ? '' : `, possibly up to ${ceiling}`;
  return `target ${target}: ${proven}${possible}`;
}

function waiverWords(use: WaiverUse): string {
  const criterion = plainText(`${use.question}.${use.criterion}`);
  const who = plainText(`${use.owner}: ${use.reason}`);
  if (use.state === 'used') return `waived until ${use.expires}, in this gate only: ${criterion} (${who})`;
  if (use.state === 'expired') return `waiver expired on ${use.expires}, without effect: ${criterion} (${who})`;
  if (use.state === 'not_asked') return `waiver without effect, its question was not asked: ${criterion}`;
  return `waiver not needed, the criterion is not unmet: ${criterion}`;
}
