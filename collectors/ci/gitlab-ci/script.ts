import { text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Place } from '../model.ts';
import { placeOf, type Reading, spend } from './reading.ts';

/** GitLab lays out lists in lists down to ten; further limits are far beyond any real script. */
const deepest = 10;
const mostItems = 2_000;
const longest = 256 * 1024;
/** What an item weighs beside its letters. */
const weight = 32;

/** Lines of shell put together from lists, each with the place where it stands. */
export interface Script {
  readonly text: string;
  /** For each line of the text that begins an item: its number from 1, and where it stands. */
  readonly lines: readonly { readonly line: number; readonly at: Place }[];
  /** What stands among the lines and was not resolved, such as a reference that leads nowhere; null when all is read. */
  readonly unread: string | null;
}

/** The lines of several parts of a job that one shell runs. */
export function scriptOf(reading: Reading, parts: readonly (Yaml | undefined)[]): Script {
  const items: string[] = [];
  const lines: { line: number; at: Place }[] = [];
  let unread: string | null = null;
  let count = 1;
  let visited = 0;
  let letters = 0;

  function add(node: Yaml, depth: number): void {
    // Lists can be shared, so that few of them stand for very many.
    if (depth > deepest || ++visited > mostItems || letters > longest) {
      unread ??= 'a script beyond any length';
    } else if (node.type === 'list' && node.tag === null) {
      for (const item of node.items) add(item, depth + 1);
    } else if (node.type === 'scalar' && node.tag === null)
      addText(text(node) ?? '', { ...placeOf(reading, node), line: node.textLine });
    else unread ??= nameOf(node);
  }
  function addText(written: string, at: Place): void {
    letters += written.length + weight;
    if (letters > longest || !spend(reading, 'letters', written.length + weight)) {
      unread ??= 'a script beyond any length';
      return;
    }
    // The shell is given the item and a line break, whether it ends in one or not.
    const item = written.endsWith('\n') ? written.slice(0, -1) : written;
    lines.push({ line: count, at });
    items.push(item);
    count += item.split('\n').length;
  }

  for (const part of parts) {
    const isNothing = part === undefined || (part.type === 'scalar' && part.value === null && part.tag === null);
    if (!isNothing) add(part, 0);
  }
  return { text: items.join('\n'), lines, unread };
}

function nameOf(node: Yaml): string {
  if (node.type !== 'list' || node.tag === null) return 'a script that cannot be read';
  return `${node.tag} [${node.items.map((item) => text(item) ?? '?').join(', ')}]`;
}
