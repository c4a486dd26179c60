import type { Tri } from '../../src/core/facts/base.ts';
import { all, any } from '../../src/core/tri.ts';
import {
  type CheckingAction,
  checkingActions,
  installerOwners,
  installerPrefixes,
  installers,
  neutralActionOwners,
  neutralActions,
  unlistedActions,
} from '../../src/lexicon/actions.ts';
import { commandChecks } from './command.ts';
import type { Shell, Step } from './model.ts';
import { parseShell } from './shell.ts';

/** Whether what a step does tests, builds or plans, and fails the step when it fails. `unknown`: not wholly understood. */
export function stepChecks({ doing }: Step): Tri {
  if (doing.type === 'script') return scriptChecks(doing.text, doing.shell);
  return doing.type === 'action' ? actionChecks(doing.uses, doing.inputs) : 'unknown';
}

function scriptChecks(text: string, shell: Shell): Tri {
  const commands = parseShell(text, shell === 'pipefail');
  if (commands === null) return 'unknown';
  const found = commands.map(({ words, blocking }) => all(blocking, commandChecks(words)));
  if (shell !== 'foreign') return any(...found);
  // PowerShell and cmd go on after a program that failed: only the last one decides how the step ends.
  return found.at(-1) === 'yes' ? 'yes' : any(...found.map((one) => (one === 'yes' ? 'unknown' : one)));
}

/** Judges `owner/name[/path]@version`; local actions, images and names that no list holds are `unknown`. */
function actionChecks(uses: string, inputs: ReadonlyMap<string, string>): Tri {
  const name = (uses.split('@')[0] ?? '').toLowerCase();
  const [owner, repository] = name.split('/');
  if (owner === undefined || repository === undefined || !uses.includes('@') || /^(\.|docker:)/.test(uses)) {
    return 'unknown';
  }
  const entry = checkingActions.find((action) => action.uses === name);
  if (entry !== undefined) return knownActionChecks(entry, inputs);
  if (unlistedActions.has(name)) return 'unknown';
  const isNeutral =
    neutralActionOwners.includes(owner) ||
    neutralActions.has(name) ||
    installers.has(repository) ||
    (installerOwners.includes(owner) && installerPrefixes.some((prefix) => repository.startsWith(prefix)));
  return isNeutral ? 'no' : 'unknown';
}

function knownActionChecks({ runs, unless }: CheckingAction, inputs: ReadonlyMap<string, string>): Tri {
  if (unless !== undefined) {
    const isOn = inputs.get(unless.input)?.trim() ?? 'true';
    if (isOn !== 'true') return isOn === 'false' && !inputs.has(unless.other) ? 'no' : 'unknown';
  }
  if (runs === undefined) return 'yes';
  const given = runs.inputs.map((input) => inputs.get(input)?.trim() ?? '');
  return given[0] === '' ? 'unknown' : scriptChecks([runs.program, ...given].join(' '), 'errexit');
}
