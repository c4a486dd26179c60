import type { Message } from 'sarif';
import { clipped } from '../clipped.ts';
import { limits } from './limits.ts';

/** Text as a message that says nothing but itself: without embedded links and placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export function message(text: string): Message & { text: string } {
  return { text: clipped(escaped(text), limits.letters) };
}

/**
 * Only what would be read as a link (`[text](place)`) or as a placeholder (`{0}`) is escaped: viewers differ in whether
 * they take an escape off again, and single brackets and braces mean nothing to any of them.
 */
function escaped(text: string): string {
  const linkless = text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
  return linkless.replace(/\{(\d{1,9})\}/g, '{{$1}}');
}
