import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { ScanError } from '../core/errors.ts';
import { plainText } from '../core/text.ts';

/** A longer configuration is a mistake or an attack. */
const limitCharacters = 256 * 1024;
/** Of one value, and of all together. */
const [mostAliases, mostAliasesInAll] = [20, 1_000];

/** A YAML text that is safe to look into, and where each part of it stands. */
export interface Source {
  readonly document: Document;
  /** `file:line:column` of a place in the text. */
  place(offset: number | undefined): string;
}

/**
 * The document in a text: keys are single words, each once, and there are few aliases.
 * @throws {ScanError} `malformed_config` with file, line and column
 */
export function readYaml(text: string, file: string): Source {
  if (text.length > limitCharacters) {
    throw new ScanError('malformed_config', `${file}: longer than ${limitCharacters} characters`, 'shorten it');
  }
  const lines = new LineCounter();
  const document = documentOf(text, lines, file);
  const place = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const broken = document.errors[0];
  if (broken?.code === 'RESOURCE_EXHAUSTION') throw tooDeep(file, broken);
  if (broken !== undefined) {
    throw new ScanError('malformed_config', `${place(broken.pos[0])}: not YAML: ${broken.message}`, 'mend this line');
  }
  requirePlain(document, file, place);
  return { document, place };
}

/**
 * The plain value of a document, with its aliases written out.
 * @throws {ScanError} `malformed_config`
 */
export function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(file, cause);
    throw tooManyAliases(file, cause);
  }
}

function documentOf(text: string, lineCounter: LineCounter, file: string): Document {
  try {
    // The library compares each key with all others; `requirePlain` looks each up once.
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(file, cause);
    throw cause;
  }
}

function tooDeep(file: string, cause: unknown): ScanError {
  return new ScanError('malformed_config', `${file}: nested too deeply`, 'four levels are enough', { cause });
}

function tooManyAliases(file: string, cause: unknown): ScanError {
  return new ScanError('malformed_config', `${file}: too many aliases`, 'write the values out', { cause });
}

/** Sees that each key is one word that its map has once, and that there are few aliases. Never calls itself: the text may be deep. */
function requirePlain(document: Document, file: string, place: Source['place']): void {
  const refuse = (offset: number | undefined, why: string) =>
    new ScanError('malformed_config', `${place(offset)}: not YAML: ${why}`, 'mend this line');
  let aliases = 0;
  const waiting: unknown[] = [document.contents];
  while (waiting.length > 0) {
    const node = waiting.pop();
    // Each looks its anchor up among all of them.
    if (isAlias(node) && ++aliases > mostAliasesInAll) throw tooManyAliases(file, null);
    if (isSeq(node)) for (const item of node.items) waiting.push(item);
    if (!isMap(node)) continue;
    const names = new Set<string>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) throw refuse(node.range?.[0], 'a key is not a single word');
      const name = String(key.value);
      const offset = key.range?.[0];
      // Assigning it would set no key, and so be ignored.
      if (name === '__proto__') throw refuse(offset, 'no key may be called __proto__');
      if (names.has(name)) throw refuse(offset, `the same key twice: ${plainText(name)}`);
      names.add(name);
      waiting.push(value);
    }
  }
}
