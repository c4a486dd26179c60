import type { Leg } from '../model.ts';
import type { Deed } from '../survey.ts';
import { inputOf, type Spoken, type Stage } from './spoken.ts';

const mostValues = 8;
const mostLegs = 6;
const deepest = 4;
const longest = 2000;
const mostLines = 2000;
/** `$NAME`, `${NAME…}`, `${{ env.NAME }}` and `${{ steps.ID.outputs.NAME }}`. */
const uses =
  /\$\{\{ {0,9}(?:env\.([\w-]{1,99})|steps\.([\w-]{1,99})\.outputs\.([\w-]{1,99})) {0,9}\}\}|\$([A-Za-z_]\w{0,99})|\$\{([A-Za-z_]\w{0,99})(?:[^\w{}][^{}]{0,99})?\}/g;
const assignment =
  /(?:^|[\s;"'])([A-Za-z_][\w-]{0,99})=("?)(\$\([^()]{1,200}\)|`[^`]{1,200}`|(?:\$\{\{[^{}]{1,200}\}\}|[^\s"';|&()]){1,200})/g;

/** What a name may stand for in one way to run a step. */
interface Sight {
  readonly leg: Leg | null;
  readonly deed: Deed;
  readonly stage: Stage;
}

/**
 * What a text of a step may be once its variables are put in, as far as matrix, environment and the scripts of the job tell
 * them; what only a run knows stays as it is written. At least one text; more where there are several ways.
 */
export function valuesOf(text: string, deed: Deed, stage: Stage): readonly string[] {
  if (!/[$]/.test(text)) return [text];
  const legs = (deed.step.legs ?? deed.job.legs)?.().slice(0, mostLegs) ?? [];
  const found = new Set<string>();
  for (const leg of legs.length > 0 ? legs : [null]) {
    const written = leg === null ? text : leg.fill(text);
    for (const value of expanded(written.slice(0, longest), { leg, deed, stage }, 0))
      if (found.size < mostValues) found.add(value);
  }
  return [...found];
}

function expanded(text: string, sight: Sight, depth: number): readonly string[] {
  if (depth > deepest) return [text];
  for (const match of text.matchAll(uses)) {
    const [whole, env, step, output, bare, braced] = match;
    const values =
      step === undefined || output === undefined
        ? namedIn(env ?? bare ?? braced ?? '', sight)
        : outputsOf(step, output, sight.stage);
    const others = values.filter((value) => value !== whole && !value.includes(whole));
    if (others.length === 0) continue;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + whole.length);
    return others
      .slice(0, mostValues)
      .flatMap((value) => expanded(`${before}${value}${after}`.slice(0, longest), sight, depth + 1))
      .slice(0, mostValues);
  }
  return [text];
}

/** Values of a variable: of the definition, or as the scripts of the job give it. */
function namedIn(name: string, { leg, deed, stage }: Sight): readonly string[] {
  const written = ownScript(deed).get(name);
  if (written !== undefined) return written;
  const told = leg?.variables.get(name) ?? leg?.expressions?.get(name);
  if (told !== undefined) return [told];
  const handed = stage.deeds.flatMap((one) => (one === deed ? [] : (handedOn(one).get(name) ?? [])));
  return [...new Set(handed)];
}

function outputsOf(step: string, output: string, { deeds }: Stage): readonly string[] {
  return deeds.filter((deed) => deed.step.id === step).flatMap((deed) => ownScript(deed).get(output) ?? []);
}

const scripts = new WeakMap<Deed, ReadonlyMap<string, readonly string[]>>();

/** Variables and outputs that the script of a step writes, each with all that it is given. */
function ownScript(deed: Deed): ReadonlyMap<string, readonly string[]> {
  const before = scripts.get(deed);
  if (before !== undefined) return before;
  const found = new Map<string, string[]>();
  const { doing } = deed.step;
  const lines = doing.type === 'script' ? doing.text.split('\n').slice(0, mostLines) : [];
  for (const line of lines) {
    for (const [, name = '', , value = ''] of line.slice(0, longest).matchAll(assignment)) {
      const values = found.get(name) ?? [];
      if (values.length < mostValues && !values.includes(value)) values.push(value);
      found.set(name, values);
    }
  }
  scripts.set(deed, found);
  return found;
}

/** What a script hands on to the steps after it. */
function handedOn(deed: Deed): ReadonlyMap<string, readonly string[]> {
  const { doing } = deed.step;
  return doing.type === 'script' && /GITHUB_ENV|\bexport\b/.test(doing.text) ? ownScript(deed) : new Map();
}

/** The step of a job by its own name, as an action with its inputs; undefined for a script and where there is none. */
export function stepCalled(id: string, { spoken }: Stage): Spoken | undefined {
  return spoken.find(({ deed, said }) => deed.step.id === id && said.uses !== null);
}

/** An input of the action of a step with its variables put in; null where it is not given. */
export function inputValues({ deed, said }: Spoken, name: string, stage: Stage): readonly string[] | null {
  const written = inputOf(said, name);
  return written === undefined ? null : valuesOf(written, deed, stage);
}
