import { ScanError } from './errors.ts';

/** Mistakes of one file that are told at once: whoever reads more of them reads none. */
export const mostMistakes = 20;

/** Several mistakes as one error, told in this order. */
export function allOf(first: ScanError, others: readonly ScanError[]): ScanError {
  const { code, message, mend, cause } = first;
  const more = new ScanError(code, 'there are more mistakes', 'mend these first');
  const left = others.length - (mostMistakes - 1);
  return new ScanError(code, message, mend, { cause, also: left > 0 ? [...others.slice(0, -left), more] : others });
}

/** Looks at several things of which each may be wrong, so that the user can mend all of them at once. */
export interface Mistakes {
  /** What the work gives; `otherwise` where the user has something to mend there, which is kept. */
  seek<T>(work: () => T, otherwise: T): T;
  /** @throws {ScanError} for all that is kept, where anything is */
  end(): void;
}

/** Keeps mistakes until the end, or until there are too many of them. */
export function mistakes(): Mistakes {
  const found: ScanError[] = [];
  const end = () => {
    const [first, ...others] = found;
    if (first !== undefined) throw allOf(first, others);
  };
  return {
    end,
    seek: (work, otherwise) => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof ScanError)) throw error;
        found.push(error);
      }
      if (found.length > mostMistakes) end();
      return otherwise;
    },
  };
}
