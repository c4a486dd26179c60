import { canonicalText } from '../core/canonical.ts';
import { plainText } from '../core/text.ts';
import { hanging } from '../reporters/layout.ts';
import type { Context, ExitCode } from './shared/context.ts';
import { withOutput } from './shared/output.ts';
import { packsFor, policyFolders } from './shared/packs.ts';
import { type DocumentName, schemaText } from './shared/schemas.ts';

export interface ModelsOptions {
  readonly json?: true | undefined;
  /** Folders of policies beside the built-in ones. */
  readonly policies: readonly string[];
  readonly schema?: DocumentName | undefined;
  readonly output?: string | undefined;
}

/** Lists the models and their questions; or gives the JSON Schema of a document. Gives back 0. */
export async function models(options: ModelsOptions, context: Context): Promise<ExitCode> {
  return withOutput(options.output, context.cwd, async (output): Promise<ExitCode> => {
    const text = options.schema === undefined ? await listing(options, context) : schemaText(options.schema);
    if (output === null) context.print(text);
    else await output.commit(text);
    return 0;
  });
}

async function listing({ json, policies }: ModelsOptions, { width, cwd }: Context): Promise<string> {
  const all = (await packsFor(policyFolders(policies), cwd)).map((pack) => pack.model);
  if (json) return canonicalText(all);
  const lines = all.flatMap(({ id, title, source, floor, top, questions }) => [
    ...hanging('', plainText(`${id}: ${title}, levels ${floor} to ${top}`), width),
    ...hanging('', plainText(source), width),
    ...questions.flatMap((question) => ['', ...hanging('  ', question.title, width), `  ${question.id}`]),
  ]);
  return `${lines.join('\n')}\n`;
}
