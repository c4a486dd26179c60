import { ScanError } from '../../core/errors.ts';
import { plainText } from '../../core/text.ts';

/** What is told of an error on stderr: two lines for each thing that the user can mend, the stack for a bug; ends with a newline. */
export function toldOf(error: unknown): string {
  const known = error instanceof ScanError ? error : (usageErrorOf(error) ?? nowhere(error));
  if (known !== null) return [known, ...known.also].map(linesOf).join('');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = ['this is a bug in tidemark; please report it with these lines', ...stack.split('\n')];
  return `tidemark: ${lines.map(plainText).join('\n')}\n`;
}

const linesOf = ({ message, mend }: ScanError): string =>
  `tidemark: ${plainText(message)}\n  mend: ${plainText(mend)}\n`;

/** The exit code after help or version was printed: 0 where it was asked for; null for any other error. */
export function helpExitCode(error: unknown): 0 | 2 | null {
  if (!isCommander(error)) return null;
  if (error.exitCode === 0) return 0;
  return error.code === 'commander.help' ? 2 : null;
}

function isCommander(error: unknown): error is Error & { readonly code: string; readonly exitCode: number } {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('commander.') && 'exitCode' in error
  );
}

/** The command line parser's complaint in our own form; null for any other error. */
function usageErrorOf(error: unknown): ScanError | null {
  if (!isCommander(error)) return null;
  const [what = '', suggestion] = error.message.split('\n');
  const meant = suggestion?.replace(/^\(Did you mean /i, 'did you mean ').replace(/\)$/, '');
  const mend =
    error.code === 'commander.conflictingOption'
      ? 'leave out one of the two'
      : 'command' in error
        ? `\`tidemark ${error.command} --help\` lists its options`
        : '`tidemark --help` lists commands and options';
  return new ScanError('usage', what.replace(/^error: /, ''), meant ?? mend);
}

/** A process whose directory was deleted cannot say where it is; whichever part asked first. Null for any other error. */
function nowhere(error: unknown): ScanError | null {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd')) return null;
  return new ScanError('no_such_path', 'the working directory is gone', 'change to one that is there', {
    cause: error,
  });
}

/** What writing to stdout can fail with, in words. */
export function unprintable(cause: NodeJS.ErrnoException): ScanError {
  const reason = cause.code === 'ENOSPC' ? 'no space left' : (cause.code ?? cause.message);
  return new ScanError('unwritable', `cannot write to stdout: ${reason}`, 'send it somewhere with room, or use -o', {
    cause,
  });
}
