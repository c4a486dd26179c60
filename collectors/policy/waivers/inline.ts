import { commentSyntaxOf } from '../../../src/lexicon/policy-comments.ts';
import { type InlineForm, inlineForms, inlineStart } from '../../../src/lexicon/policy-waivers.ts';
import { type Comment, commentsOf } from './comments.ts';
import type { Told } from './told.ts';
import { hasWords, ownWords } from './words.ts';

/** Most waivers of one file: more than a report keeps, so that what is left out shows there. */
const mostOfAFile = 6000;

/** The waivers in the comments of a file's text. */
export function inlineWaivers(path: string, text: string): readonly Told[] {
  const syntax = commentSyntaxOf(path);
  if (syntax === null || text.search(inlineStart) === -1) return [];
  const found: Told[] = [];
  // A comment right above, or above a row of waivers, may be the reason of them all.
  let above: { readonly line: number; readonly text: string } | null = null;
  for (const comment of commentsOf(text, syntax)) {
    const told = waiversOf(path, comment);
    const beside: string | null = above !== null && comment.line - above.line <= 1 ? above.text : null;
    found.push(...told.map((one) => ({ ...one, beside: one.beside ?? beside })));
    if (found.length >= mostOfAFile) break;
    if (!comment.isAlone) above = null;
    else if (told.length === 0) above = hasWords(comment.text) ? { line: comment.line, text: comment.text } : null;
    else above = beside === null ? null : { line: comment.line, text: beside };
  }
  return found;
}

/** The waivers of one comment: what stands between two marks belongs to the first. */
function waiversOf(path: string, { text, line, isAlone }: Comment): readonly Told[] {
  const starts = [...text.matchAll(inlineStart)].map((match) => match.index);
  const before = ownWords(text.slice(0, starts[0] ?? 0));
  // A comment of its own that comes to the mark after some words may be about the mark.
  const isDoubtful = isAlone && hasWords(before) && /[a-z]/i.test(before);
  return starts.flatMap((start, index) => {
    const segment = text.slice(start, starts[index + 1] ?? text.length);
    const form = inlineForms.find(({ mark, files }) => {
      mark.lastIndex = 0;
      return files?.test(path) !== false && mark.test(segment);
    });
    if (form === undefined) return [];
    const { ids, reason } = tails[form.tail](segment.slice(form.mark.lastIndex));
    if (form.id !== undefined && !ids.some((one) => form.id?.test(one))) return [];
    const beside = hasWords(before) ? before : null;
    return [{ tool: form.tool, form: 'inline', rules: ids, extent: form.extent, reason, beside, line, isDoubtful }];
  });
}

interface Read {
  readonly ids: readonly string[];
  readonly reason: string;
}

const id = /[\w.*/-]{1,100}/y;

function sticky(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Ids parted by commas, and where they end. */
function listed(text: string, from: number): { ids: string[]; end: number } {
  const ids: string[] = [];
  let at = from;
  for (;;) {
    const found = sticky(id, text, at);
    if (found === null) return { ids, end: at };
    ids.push(found);
    at += found.length;
    const comma = sticky(/ {0,4}, {0,4}/y, text, at);
    if (comma === null) return { ids, end: at };
    at += comma.length;
  }
}

const tails: Readonly<Record<InlineForm['tail'], (text: string) => Read>> = {
  id: (text) => {
    const { ids, end } = listed(text, 0);
    return { ids, reason: text.slice(end) };
  },
  list: (text) => {
    const colon = sticky(/ ?: {0,4}/y, text, 0) ?? '';
    const { ids, end } = listed(text, colon.length);
    return { ids, reason: text.slice(end) };
  },
  brackets: (text) => {
    const open = /^[[(]/.test(text) ? text.search(/[\])]/) : -1;
    if (open === -1) return { ids: [], reason: text };
    return {
      ids: text
        .slice(1, open)
        .split(',')
        .map((one) => one.trim())
        .filter(isId),
      reason: text.slice(open + 1),
    };
  },
  numbers: (text) => {
    const isOwn = (word: string): boolean => /^(?:[GB]\d{3}|[a-z]+(?:_[a-z]+)+)$/.test(word);
    const words = text.split(/[\s,:]+/);
    return { ids: words.filter(isOwn), reason: words.filter((word) => !isOwn(word)).join(' ') };
  },
  reason: (text) => ({ ids: [], reason: text }),
};

function isId(text: string): boolean {
  return /^[\w.*/:-]{1,100}$/.test(text);
}
