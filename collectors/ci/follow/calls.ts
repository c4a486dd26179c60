import type { Call } from '../recognise/index.ts';
import type { Caller, Standing } from './caller.ts';
import { followRecipes } from './just/index.ts';
import { followMake } from './make/index.ts';
import { followPackageScript } from './packages.ts';
import type { Followed } from './piece.ts';
import { optionsOfCall, plain } from './reading.ts';
import { followScript } from './script.ts';
import { followTasks } from './task/index.ts';
import type { Spot } from './trees.ts';

/** What a call leads to. A call that asks for several things one after the other leads to several. */
export async function followCall(
  call: Exclude<Call, { readonly to: 'directory' }>,
  caller: Caller,
  { at, line }: Standing,
): Promise<readonly Followed[]> {
  switch (call.to) {
    case 'make':
      return followMake(call, caller);
    case 'package_script':
      return [await followPackageScript(call, caller, { at, line })];
    case 'task':
      return [await followTasks(call.names, call.directory, caller)];
    case 'just':
      return [await followRecipes(call.names, call.directory, caller)];
    case 'script':
      return [await followScript(call.path, call.isSourced, caller)];
    case 'shell':
      return [inlineShell(call.text, caller, at, line)];
  }
}

/** `bash -c '…'` */
function inlineShell(text: string, { words, where: { directory }, options }: Caller, at: Spot, line: number): Followed {
  // `eval` runs it in the shell that calls.
  const usual = words[0] === 'eval' ? options : plain;
  const own = optionsOfCall(words.map((word) => word ?? '')) ?? usual;
  const common = { isWholeFile: false, isSourced: false, isForeign: false, blocking: 'yes' } as const;
  return {
    key: `shell ${text}`,
    via: null,
    pieces: [{ type: 'script', text, options: own, at, line, directory, ...common }],
  };
}
