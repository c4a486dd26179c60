import { words } from './word-lists.ts';

/** Small words of other languages than English that stand in nearly every sentence, and are no English words. */
export const foreignWords: ReadonlySet<string> = new Set(
  words(
    `und der das nicht mit für ist eine einen werden wird auf von oder sind dem auch bei zum zur
    les dans une pas avec sont aux qui nous vous cette pour
    los las para una por del como más está esta
    não uma dos das ao pela pelo você também
    het een voor niet zijn wordt deze naar
    che della sono gli nel alla questo
    och att är som på för inte till
    nie jest oraz się dla jako`,
  ),
);
/** Letters of scripts in which no English is written. */
export const foreignLetters = /[\u0370-\u1fff\u2e80-\ud7af\uf900-\ufaff]/g;
/** Letters that hardly stand in English words. */
export const accented = /[\u00c0-\u024f]/;
