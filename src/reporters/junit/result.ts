import type { QuestionResult } from '../../core/assessment.ts';
import { clipped } from '../clipped.ts';
import { type Element, element, legalText } from '../xml.ts';

/** Letters of one text: CI systems show names and messages in one line. */
const letters = 500;

/** What CI systems make of a case. */
export interface Result {
  readonly state: 'passed' | 'failure' | 'error' | 'skipped';
  /** Why; null where it passed. */
  readonly message: string | null;
  /** A word for filters; null where it passed. */
  readonly type: string | null;
  /** What stands below the message, each text on a line. */
  readonly lines: readonly string[];
}

/** One case as an element, with what is counted of it. */
export interface Case {
  readonly state: Result['state'];
  readonly element: Element;
}

/** A case of a question's suite. */
export function caseOf(
  { id }: Pick<QuestionResult, 'id'>,
  name: string,
  { state, message, type, lines }: Result,
  at: { readonly path: string | null; readonly line: number | null } = { path: null, line: null },
): Case {
  const texts = lines.map(short);
  const told = message === null ? null : short(message);
  const inner =
    state === 'passed'
      ? texts.length === 0
        ? []
        : [element('system-out', {}, texts)]
      : [element(state, { message: told, type }, texts)];
  const attributes = { classname: id, name: short(name), file: at.path, line: at.line };
  return { state, element: element('testcase', attributes, inner) };
}

/** Made legal before it is cut, since half a credential is not known for one. */
const short = (text: string): string => clipped(legalText(text.slice(0, 20 * letters)), letters);
