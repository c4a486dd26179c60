import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import type { Since, Verdict } from '../../core/verdict.ts';
import { compare } from '../../stages/compare.ts';
import { type GateTarget, gate, targetsFrom } from '../../stages/gate.ts';
import { gravest } from './context.ts';
import { goalOf, isAbove } from './goals.ts';
import { waivedIn, waiversOf } from './waivers.ts';

/** What the command line says about passing. */
export interface GateOptions {
  readonly min?: number | undefined;
  readonly allowUnknown?: boolean | undefined;
  /** File with an earlier assessment, below whose levels nothing may fall. */
  readonly baseline?: string | undefined;
}

/**
 * Holds an assessment against the targets of the command line, or else of the configuration, which has whole ids, and
 * against an earlier assessment where there is one.
 * @throws {ScanError} for a target that the assessment does not hold, or a level that the model has not.
 */
export function verdictOn(
  assessment: Assessment,
  options: GateOptions,
  config: Config,
  baseline: Assessment | null = null,
): Verdict {
  const { assessment: waived, uses } = waivedIn(assessment, waiversOf(assessment, config.scope.waivers));
  const allowUnknown = options.allowUnknown ?? false;
  const gated = gate(assessment, targetsOf(assessment, options, config), { allowUnknown, waived });
  const since = baseline === null ? null : sinceOf(baseline, assessment, waived);
  const exitCode = gravest([gated.exitCode, ratchet(since, allowUnknown)]) as Verdict['exitCode'];
  return { ...gated, exitCode, waivers: uses, since, by: config.by };
}

/** What each question is to reach, by command line or configuration. */
export function targetsOf(assessment: Assessment, { min }: GateOptions, { targets }: Config): GateTarget[] {
  if (min !== undefined) return targetsFrom(assessment, min);
  const asked = assessment.questions.map(({ id }) => id);
  const strays = Object.entries(targets).filter(
    ([name]) => name !== '*' && !asked.includes(name) && !isAbove(name, asked),
  );
  return [
    ...asked.flatMap((question) => {
      const goal = goalOf(question, targets);
      return goal === null ? [] : [{ question, ...goal }];
    }),
    // The gate tells which of these it has not.
    ...strays.map(([question, goal]) => ({ question, ...goal })),
  ];
}

/** The configuration without targets for questions that this run was told not to ask. */
export function onlyAsked(
  config: Config,
  models: readonly { readonly questions: readonly { readonly id: string }[] }[],
): Config {
  const asked = models.flatMap(({ questions }) => questions.map(({ id }) => id));
  const targets = Object.entries(config.targets).filter(
    ([name]) => name === '*' || asked.includes(name) || isAbove(name, asked),
  );
  return { ...config, targets: Object.fromEntries(targets) };
}

function sinceOf(baseline: Assessment, assessment: Assessment, waived: Assessment): Since {
  const { now, targets, tool } = baseline;
  const systems = targets.map(({ name, commit }) => ({ name, commit }));
  return { ...compare(baseline, assessment, waived), now, systems, version: tool.version };
}

function ratchet(since: Since | null, allowUnknown: boolean): Verdict['exitCode'] {
  const verdicts = (since?.questions ?? []).map(({ verdict }) => verdict);
  if (verdicts.includes('fell')) return 1;
  return verdicts.includes('unknown') && !allowUnknown ? 3 : 0;
}
