import type { Section } from './structure/model.ts';
import { sentencesOf } from './words.ts';

/** The line of the first paragraph, item or row of which a sentence or cell fits; null where none does. */
export function lineWhere(sections: readonly Section[], fits: (said: string) => boolean): number | null {
  for (const { blocks } of sections) {
    for (const block of blocks) {
      if (block.kind !== 'table') {
        if (sentencesOf(block.text).some(fits)) return block.line;
        continue;
      }
      const row = block.rows.find(({ cells }) => cells.some(fits));
      if (row !== undefined) return row.line;
    }
  }
  return null;
}
