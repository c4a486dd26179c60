import { canonicalText } from '../core/canonical.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { explained, explanationText } from './shared/explanation.ts';
import { packsFor, policyFolders } from './shared/packs.ts';

/**
 * Prints what a question (a criterion, a section, a model, or all of them) asks of the evidence and how to climb, from
 * the policies alone. Gives back 0.
 * @throws {ScanError} `unknown_name` with the nearest name.
 */
export async function explain(
  name: string | undefined,
  options: { readonly json?: true | undefined; readonly policies: readonly string[] },
  context: Context,
): Promise<ExitCode> {
  const packs = await packsFor(policyFolders(options.policies), context.cwd);
  const all = explained(
    packs.map((pack) => pack.model),
    name,
  );
  context.print(options.json ? canonicalText(all) : explanationText(all, context.width));
  return 0;
}
