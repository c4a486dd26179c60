import { handsOn } from '../../src/lexicon/document-distance.ts';

/**
 * Tells of the sentences of a text, in their order, which it says in its own words: none after one that hands on what
 * follows it, up to the end of that paragraph and of the list, or of all the paragraphs, below.
 */
export interface Hearing {
  begin(block: 'heading' | 'paragraph' | 'item'): void;
  /** Something stands between that is no text: what was handed on is that. */
  pause(): void;
  isOwn(sentence: string): boolean;
}

/** Begins at the top of a text. */
export function hearing(): Hearing {
  let silent: 'no' | 'next' | 'list' | 'rest' = 'no';
  let isHanded = false;
  let current: 'heading' | 'paragraph' | 'item' = 'heading';
  return {
    begin(block) {
      current = block;
      isHanded = false;
      if (block === 'heading' || (silent === 'list' && block === 'paragraph')) silent = 'no';
      else if (silent === 'next') silent = block === 'item' ? 'list' : 'rest';
    },
    pause() {
      if (silent === 'next') silent = 'no';
    },
    isOwn(sentence) {
      if (!isHanded && silent === 'no' && handsOn(sentence)) {
        isHanded = true;
        if (current === 'paragraph') silent = 'next';
      }
      return !isHanded && silent === 'no';
    },
  };
}
