import { plainText } from '../../core/text.ts';
import type { Context } from './context.ts';

/** Does a piece of work under a title; `tell` says what it is at. */
export type Step = <T>(title: string, work: (tell: (what: string) => void) => Promise<T>) => Promise<T>;

/**
 * Steps that are drawn on stderr while somebody watches it, and wiped when they are done; without a watcher, or when
 * asked to be quiet, nothing is drawn. The drawing ends before a step's failure goes on.
 */
export async function progressOn(context: Pick<Context, 'isWatched'>, isQuiet: boolean): Promise<Step> {
  if (!context.isWatched || isQuiet) return (_, work) => work(() => {});
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  // Reports own stdout. It need be no terminal for progress to be drawn, as this is on stderr, which is one.
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  class StderrRenderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  return async (title, work) => {
    const done: Awaited<ReturnType<typeof work>>[] = [];
    await new Listr(
      [
        {
          title: plainText(title),
          task: async (_, drawn) => {
            done.push(
              await work((what) => {
                drawn.output = plainText(what);
              }),
            );
          },
        },
      ],
      {
        renderer: StderrRenderer,
        // cli.ts alone listens to signals and tells errors.
        registerSignalListeners: false,
        rendererOptions: { logger, clearOutput: true, showErrorMessage: false, collapseErrors: false },
      },
    ).run();
    const [result] = done;
    if (done.length !== 1) throw new Error(`the step "${title}" ended without a result`);
    return result as Awaited<ReturnType<typeof work>>;
  };
}
