import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { ScanError } from '../../core/errors.ts';
import type { Since, Verdict } from '../../core/verdict.ts';
import { nameOf } from '../../reporters/systems/comparison.ts';
import { compare } from '../../stages/compare.ts';
import { type GateTarget, gate, targetsFrom } from '../../stages/gate.ts';
import { sameSystem } from '../../stages/same-system.ts';
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
 * @throws {ScanError} for a target that the assessment does not hold, a level that the model has not, and a baseline of
 * another system.
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
  const same = sameSystem(baseline, assessment);
  if (same === 'no') throw ofAnother(baseline, assessment);
  return { ...compare(baseline, assessment, waived), now, systems, version: tool.version, same };
}

function ofAnother(baseline: Assessment, assessment: Assessment): ScanError {
  const [old, young] = [nameOf(baseline), nameOf(assessment)];
  const which =
    old === young ? `both are called ${young}, and have nothing else in common` : `${old}, and this is ${young}`;
  const mend = 'name a baseline of this one, or save one with `tidemark scan -o`';
  return new ScanError('usage', `the baseline is of another system: ${which}`, mend);
}

function ratchet(since: Since | null, allowUnknown: boolean): Verdict['exitCode'] {
  const verdicts = (since?.questions ?? []).map(({ verdict }) => verdict);
  if (verdicts.includes('fell')) return 1;
  const isOpen = verdicts.includes('unknown') || since?.same === 'unknown';
  return isOpen && !allowUnknown ? 3 : 0;
}
