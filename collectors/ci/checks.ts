import type { Tri } from '../../src/core/facts/base.ts';
import {
  checkingActions,
  installerPrefixes,
  neutralActionOwners,
  neutralActions,
  unlistedActions,
} from '../../src/lexicon/actions.ts';
import { commandChecks } from './command.ts';
import type { Shell, Step } from './pipeline.ts';
import { parseShell } from './shell.ts';
import { all, any } from './tri.ts';

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
  if (entry !== undefined) {
    if (entry.input === undefined) return 'yes';
    const first = inputs.get(entry.input)?.trim().split(/\s/)[0];
    if (first === undefined || first.includes('$')) return 'unknown';
    return entry.values?.includes(first) === true ? 'yes' : 'no';
  }
  if (unlistedActions.has(name)) return 'unknown';
  const isNeutral =
    neutralActionOwners.includes(owner) ||
    neutralActions.has(name) ||
    installerPrefixes.some((prefix) => repository.startsWith(prefix));
  return isNeutral ? 'no' : 'unknown';
}
