import type { Tri } from '../../../src/core/facts/base.ts';
import type { LexiconAdditions } from '../../../src/core/source.ts';
import { all, any, not } from '../../../src/core/tri.ts';
import { parseShell } from '../../../src/formats/shell/index.ts';
import type { Action, Effect } from '../../../src/lexicon/actions/action.ts';
import { actionEntry } from '../../../src/lexicon/actions/index.ts';
import { addedAction } from './additions.ts';
import { aimOfAction } from './aim.ts';
import { recogniseCommand } from './command.ts';
import { imageDoes, withoutTag } from './container.ts';
import { commandWith, givenInputs, type Inputs, inputIs } from './inputs.ts';
import { dynamic, type Recognised, type Recognition, unlisted, unread } from './recognition.ts';
import { remoteText } from './remote.ts';

/** Lines of shell that an input of an action holds. */
export interface ActionScript {
  readonly type: 'script';
  readonly text: string;
  /** A failure of the lines fails the action. */
  readonly fails: Tri;
}

/**
 * What an action or reusable workflow (`owner/name[/path]@version`, `docker://image`) does by its name and inputs. One that
 * no list holds and one of the repository's own are unknown. Never throws.
 */
export function recogniseAction(
  uses: string,
  inputs: ReadonlyMap<string, string>,
  additions: LexiconAdditions,
): Recognition | ActionScript {
  const written = uses.startsWith('docker://') ? uses.slice('docker://'.length) : (uses.split('@')[0] ?? '');
  const added = addedAction(uses.startsWith('docker://') ? withoutTag(written) : written, additions);
  if (added.length > 0) return { type: 'known', found: added };
  const given = givenInputs(inputs);
  if (uses.startsWith('docker://')) return ofImage(written, given, additions);
  const entry = isRemote(uses) ? actionEntry(written.toLowerCase()) : null;
  return entry === null ? unresolved(uses, written) : byEntry(entry, written.toLowerCase(), given, additions);
}

function byEntry(entry: Action, name: string, inputs: Inputs, additions: LexiconAdditions): Recognition | ActionScript {
  const { effects = [], runs, remote, script, letsPass } = entry;
  if (runs !== undefined) {
    const words = commandWith(runs, inputs);
    return words === null ? dynamic(name) : recogniseCommand(words, additions);
  }
  if (remote !== undefined) {
    const text = inputs.get(remote);
    const again = (words: Parameters<typeof recogniseCommand>[0]) => recogniseCommand(words, additions);
    return text === undefined ? unlisted(name) : remoteText(text, name, again);
  }
  const found = foundBy(effects, name, inputs);
  const aim = aimOfAction(name, inputs);
  if (found.some(({ fails }) => fails === 'yes') || script === undefined)
    return { type: 'known', found, ...(aim === null ? {} : { aim }) };
  const text = inputs.get(script);
  if (text !== undefined)
    return { type: 'script', text, fails: letsPass === undefined ? 'yes' : not(inputIs(letsPass, inputs)) };
  return effects.length > 0 ? { type: 'known', found } : unlisted(name);
}

function foundBy(effects: readonly Effect[], name: string, inputs: Inputs): readonly Recognised[] {
  const found = effects.flatMap((effect): readonly Recognised[] => {
    const holds = effectHolds(effect, inputs);
    if (holds === 'no') return [];
    const fails = holds === 'yes' ? effectFails(effect, inputs) : 'unknown';
    return effect.does.map((capability) => ({
      capability,
      tool: name,
      confidence: effect.confidence ?? 'exact',
      fails,
    }));
  });
  // Two inputs may bring the same; what they make fail, either does.
  return [...Map.groupBy(found, ({ capability }) => capability).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, fails: any(first.fails, ...others.map(({ fails }) => fails)) }],
  );
}

function effectHolds({ when, unless }: Effect, inputs: Inputs): Tri {
  const asked = when === undefined ? 'yes' : inputIs(when, inputs);
  return all(asked, unless === undefined ? 'yes' : not(inputIs(unless, inputs)));
}

function effectFails({ fails }: Effect, inputs: Inputs): Tri {
  if (fails === undefined) return 'yes';
  for (const [input, is, value] of fails.inputs ?? []) {
    const fits = inputIs([input, is], inputs);
    if (fits !== 'no') return fits === 'yes' ? value : 'unknown';
  }
  return fails.usually;
}

/** `docker://image`, whose input `args` is its arguments. */
function ofImage(image: string, inputs: Inputs, additions: LexiconAdditions): Recognition {
  const args = parseShell(`run ${inputs.get('args') ?? ''}`, { errexit: false, pipefail: false })?.commands[0]?.words;
  const entrypoint = inputs.get('entrypoint');
  const started = {
    image: { text: image, isFixed: !image.includes('${{') },
    entrypoint: entrypoint === undefined ? null : { text: entrypoint, isFixed: !entrypoint.includes('${{') },
    args: args?.slice(1) ?? [],
    isGiven: true,
  };
  return imageDoes(started, additions, (words) => recogniseCommand(words, additions)) ?? dynamic('docker');
}

function isRemote(uses: string): boolean {
  return uses.includes('@') && /^[^./\s][^/\s]*\/[^/\s]/.test(uses);
}

function unresolved(uses: string, written: string): Recognition {
  if (uses.includes('${{')) return dynamic('an action');
  return unread(written);
}
