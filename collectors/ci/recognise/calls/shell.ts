import type { Word } from '../../../../src/formats/shell/index.ts';
import { isOwnPath } from '../name.ts';
import { dynamic, nothing, type Recognition, unlisted } from '../recognition.ts';

/** What a shell runs by name: `sh -c "…"`, a file, or its standard input, which is not read. */
export function shellCall(shell: string, words: readonly Word[]): Recognition {
  const at = words.findIndex(
    ({ text }, index) => !text.startsWith('-') && !/^-[a-z]*o$/.test(words[index - 1]?.text ?? ''),
  );
  const flags = at === -1 ? words : words.slice(0, at);
  const has = (letter: RegExp): boolean => flags.some(({ text }) => letter.test(text));
  if (has(/^--(version|help)$/) || has(/^-[a-z]*n/)) return nothing;
  const first = at === -1 ? undefined : words[at];
  if (first === undefined || has(/^-[a-z]*s/)) return dynamic(shell);
  if (!has(/^-[a-z]*c/)) return fileCall(first);
  // What the flags set holds within; on the same line, so that lines keep their numbers.
  const options = has(/^-[a-z]*e/) ? 'set -e; ' : '';
  const pipefail = words.slice(0, at).some(({ text }) => text === 'pipefail') ? 'set -o pipefail; ' : '';
  if (!first.isFixed && /^\$[\w{}@*]+$/.test(first.text)) return dynamic(`${shell} -c`);
  return { type: 'call', call: { to: 'shell', text: `${options}${pipefail}${first.text}` } };
}

/** `. file` and `source file`. */
export function sourceCall([path]: readonly Word[]): Recognition {
  if (path === undefined) return nothing;
  return path.isFixed ? { type: 'call', call: { to: 'script', path: path.text, isSourced: true } } : dynamic(path.text);
}

/** `eval "…"`. */
export function evalCall(words: readonly Word[]): Recognition {
  if (!words.every(({ isFixed }) => isFixed)) return dynamic('eval');
  return { type: 'call', call: { to: 'shell', text: words.map(({ text }) => text).join(' ') } };
}

/** `cd x` and `pushd x`; home and what was left behind are no places of the repository. */
export function directoryCall(name: string, words: readonly Word[]): Recognition {
  const [path] = words.filter(({ text }) => !/^-[A-Z]$|^--$/i.test(text));
  const isTold = name !== 'popd' && path?.isFixed === true && !/^[-~+]/.test(path.text);
  return { type: 'call', call: { to: 'directory', path: isTold ? path.text : null } };
}

function fileCall(path: Word): Recognition {
  if (!path.isFixed) return dynamic(path.text);
  if (/^[/~]/.test(path.text) && !isOwnPath(path.text)) return unlisted(path.text);
  return { type: 'call', call: { to: 'script', path: path.text, isSourced: false } };
}
