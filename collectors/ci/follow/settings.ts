import type { Tri } from '../../../src/core/facts/base.ts';
import type { Command, Word } from '../../../src/formats/shell/index.ts';
import { type FailingVariable, failingVariables } from '../../../src/lexicon/programs/variables.ts';
import type { Recognised } from '../recognise/index.ts';

/** Variables that a step's scripts mention and that decide whether a program fails; null where the value is not told. */
export type Settings = Map<string, string | null>;

/** Notes what a script says of such variables. */
export function noteSettings(settings: Settings, text: string, variables: ReadonlyMap<string, string>): void {
  for (const { name } of failingVariables) {
    if (text.includes(name)) settings.set(name, variables.get(name) ?? null);
  }
}

/** Whether what was recognised fails the command, the variables it is started with among what decides. */
export function failsWith(
  { tool, fails, capability }: Recognised,
  { assignments }: Pick<Command, 'assignments'>,
  words: readonly Word[],
  settings: Settings,
): Tri {
  const variable = failingVariables.find((one) => one.tool === tool);
  if (variable === undefined || capability === 'sbom') return fails;
  const isSaid = words.some(({ text }) => variable.flags.some((flag) => text === flag || text.startsWith(`${flag}=`)));
  if (isSaid) return fails;
  const value = setTo(variable, assignments, words, settings);
  if (value === undefined) return fails;
  const means = meaningOf(variable, value);
  return fails === means || fails === 'no' ? means : 'unknown';
}

/** The value that a program is started with; undefined where nothing sets it. */
function setTo(
  { name }: FailingVariable,
  assignments: Command['assignments'],
  words: readonly Word[],
  settings: Settings,
): string | null | undefined {
  const given = words.findLast(({ text }) => text.startsWith(`${name}=`));
  if (given !== undefined) return given.isFixed ? given.text.slice(name.length + 1) : null;
  const own = assignments.find((one) => one.name === name)?.value;
  const around = own === undefined ? settings.get(name) : own.isFixed ? own.text : null;
  if (!/^(docker|podman|nerdctl)$/.test(words[0]?.text ?? '')) return around;
  // Only what is named is handed to a container.
  if (words.some(({ text }) => /^--env-file/.test(text))) return null;
  return words.some(({ text }) => text === name) ? around : undefined;
}

function meaningOf({ means }: FailingVariable, value: string | null): Tri {
  if (value === null) return 'unknown';
  if (means === 'level') return value === '' ? 'no' : 'yes';
  return /^\d{1,3}$/.test(value) ? (Number(value) === 0 ? 'no' : 'yes') : 'unknown';
}
