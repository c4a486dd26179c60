import type { Config } from '../../config.ts';
import type { Assessment } from '../../core/assessment.ts';
import { ScanError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import type { Pack } from '../../rego/pack.ts';
import { baselineFrom, onlyOf } from './baseline.ts';
import type { Context } from './context.ts';
import { requireLevels, requireNames } from './names.ts';
import { type Choice, choose } from './packs.ts';
import { type GateOptions, onlyAsked } from './verdict.ts';

/** The models to ask: those of the command line, or else of the configuration. */
function choiceOf<C extends Choice>(options: C, { models }: Config): C {
  return options.model.length > 0 ? options : { ...options, model: models };
}

/** What a run goes by, once all names and levels in it are known to be. */
export interface Setup {
  readonly config: Config;
  readonly choice: Choice;
}

/**
 * The configuration as this run is to apply it, with whole ids.
 * @throws {ScanError} `unknown_name` or `usage`, with the place in the configuration
 */
export function setUp(declared: Config, packs: readonly Pack[], options: Choice & GateOptions): Setup {
  const models = packs.map(({ model }) => model);
  const whole = requireNames(models, declared);
  const choice = choiceOf(options, whole);
  const asked = choose(models, choice);
  const config = onlyAsked(whole, asked);
  const { min } = options;
  requireLevels(asked, min === undefined ? config : { targets: { '*': { level: min, accept: 'proven' } }, places: {} });
  return { config, choice };
}

/**
 * Makes sure that a baseline is held against one system.
 * @throws {ScanError} `usage`
 */
export function requireOne({ baseline }: GateOptions, systems: number): void {
  if (baseline === undefined || systems === 1) return;
  throw new ScanError('usage', '--baseline is of one system, and there are several', 'name one of them');
}

/**
 * The earlier assessment that `--baseline` names, for a run that asks some models of so many targets.
 * @throws {ScanError} `usage` for several targets; whatever is wrong with the file
 */
export async function baselineOf(
  options: GateOptions,
  asked: readonly Model[],
  targets: number,
  context: Context,
): Promise<Assessment | null> {
  requireOne(options, targets);
  const ids = asked.flatMap(({ questions }) => questions.map(({ id }) => id));
  return onlyOf(await baselineFrom(options.baseline, context), ids);
}
