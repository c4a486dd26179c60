import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';

type File = Observation<'policy.file'>;

/** What a file, or one object of it, says; with its name where a file can hold several. */
export interface Shape {
  readonly engine: File['engine'];
  readonly form: File['form'];
  readonly enforces: Tri;
  readonly rules: number;
  readonly disabled: number;
  readonly hasSeverity: Tri;
  readonly name: string | null;
  readonly line: number | null;
}

/** A shape of which only some is told: nothing switched off, no severity, one thing in the file. */
export function shape(told: Pick<Shape, 'engine' | 'form' | 'enforces' | 'rules'> & Partial<Shape>): Shape {
  return { disabled: 0, hasSeverity: 'no', name: null, line: null, ...told };
}

/** What is known of a file that is there and cannot be read. */
export function unreadShape(engine: File['engine'], form: File['form']): Shape {
  return shape({ engine, form, enforces: 'unknown', rules: 0, hasSeverity: 'unknown' });
}

/** The strongest of several answers whether something is refused: yes, else unknown, else no; unknown of none. */
export function strongest(answers: readonly Tri[]): Tri {
  if (answers.includes('yes')) return 'yes';
  return answers.length > 0 && answers.every((answer) => answer === 'no') ? 'no' : 'unknown';
}

/** An answer by the word that gives it: one that refuses, one that does not; unknown for any other, or none. */
export function byWord(word: string | undefined, refusing: readonly string[], telling: readonly string[]): Tri {
  const lower = word?.toLowerCase() ?? '';
  return refusing.includes(lower) ? 'yes' : telling.includes(lower) ? 'no' : 'unknown';
}
