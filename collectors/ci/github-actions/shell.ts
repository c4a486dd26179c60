import { get, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Shell } from '../model.ts';
import { type Filling, filled } from './fill.ts';
import { usualOf } from './frame.ts';

/** The shell of scripts that name none, as job, workflow and machine say; undefined for the one of Linux and macOS. */
export function usualShell(root: Yaml, job: Yaml, fillings: readonly Filling[]): string | undefined {
  const told = usualOf(job, 'shell') ?? usualOf(root, 'shell');
  if (told !== undefined) return told;
  const machine = texts(get(job, 'runs-on'))?.join(' ') ?? '';
  const isWindows = fillings.every((filling) => /windows/i.test(filled(machine, filling) ?? ''));
  return isWindows ? 'pwsh' : undefined;
}

/** Left out, `bash -e` runs the lines; named, `bash` also looks into pipes. Null for what is no shell, such as `python`. */
export function shellOf(shell: string | undefined): Shell | null {
  if (shell === undefined || shell === 'sh') return 'errexit';
  if (shell === 'bash') return 'pipefail';
  const isPosix = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|z)?sh\s/.test(shell) && /\s-[a-z]*e/.test(shell);
  if (!isPosix) return /^(pwsh|powershell|cmd)\b/.test(shell) ? 'foreign' : null;
  return shell.includes('pipefail') ? 'pipefail' : 'errexit';
}
