import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml';
import { z } from 'zod';
import { digestOf } from './core/canonical.ts';
import { Waiver } from './core/declared.ts';
import { ScanError } from './core/errors.ts';
import { absentClasses, mergeMethods, type Scope } from './core/evidence.ts';
import { Capability } from './core/facts/ci.ts';
import { closableFamilies, whyNotClosed } from './core/facts/closing.ts';
import { didYouMean } from './core/nearest.ts';
import type { LexiconAdditions } from './core/source.ts';
import { plainText } from './core/text.ts';

/** A longer configuration is a mistake or an attack. */
const limitCharacters = 256 * 1024;
/** Of one value, and of all together. */
const [mostAliases, mostAliasesInAll] = [20, 1_000];

/** A family that lies wholly in the repository, by declaration. */
const Family = z.string().superRefine((family, { addIssue }) => {
  if (closableFamilies.includes(family)) return;
  const why = whyNotClosed(family) ?? 'there is no such family';
  addIssue({ code: 'custom', message: `${plainText(family)} cannot be declared complete: ${why}` });
});

/** So many words of the house, each so long: more is a mistake or an attack, and each is held against each command. */
const [mostWords, longestWord] = [500, 200];
const Word = z.string().trim().min(1).max(longestWord);
/** The first words of a command, and what it does. */
const OwnCommand = z.strictObject({ words: Word, capability: Capability });
/** An action, reusable workflow, template or image by its name without a version, and what it does. */
const OwnAction = z.strictObject({
  name: Word.regex(/^[^\s@]+$/, 'a name has no version and no blanks'),
  capability: Capability,
});
const Lexicon = z.strictObject({
  commands: z.array(OwnCommand).max(mostWords).optional(),
  actions: z.array(OwnAction).max(mostWords).optional(),
});

/** Everything a configuration may say; a later part of tidemark adds its key here. */
const Settings = z.strictObject({
  scope: z
    .strictObject({
      complete: z.array(Family).optional(),
      none: z.array(z.enum(absentClasses)).optional(),
      mergeMethods: z.array(z.enum(mergeMethods)).min(1).optional(),
    })
    .optional(),
  /** Level to reach by question id, or its last part where that is unique; `*` for every question that has no line of its own. */
  targets: z.record(z.string(), z.int()).optional(),
  waivers: z.array(Waiver).optional(),
  /** What the tools of the house do, beside what the lexicon knows. */
  lexicon: Lexicon.optional(),
});
type Settings = z.infer<typeof Settings>;

/** What a file inside the scanned repository may set unless `--config` names it: nothing that runs, reads or writes. */
export const openToTargets: readonly string[] = ['scope', 'targets', 'waivers'];

/** Where a configuration came from, and how far it is trusted. */
export interface Standing {
  /** As messages name it. */
  readonly file: string;
  /** Lies inside the scanned repository, and `--config` does not name it. */
  readonly isTargets: boolean;
}

/** A checked configuration. */
export interface Config {
  readonly scope: Scope;
  readonly targets: Readonly<Record<string, number>>;
  readonly waivers: readonly Waiver[];
  readonly lexicon: LexiconAdditions;
  /** Who declares all this: file, digest and standing in a few words; null without a configuration. */
  readonly by: string | null;
}

/**
 * The configuration that a YAML text states.
 * @param open keys that a file of the target may set
 * @throws {ScanError} `malformed_config` with file, line and column, and the nearest key or value.
 */
export function parseConfig(text: string, standing: Standing, open: readonly string[] = openToTargets): Config {
  const { file, isTargets } = standing;
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
  if (isTargets) refuseBeyond(document, open, file, place);
  const checked = Settings.safeParse(contentOf(document, file) ?? {});
  const issue = checked.error?.issues[0];
  if (issue !== undefined) {
    throw new ScanError('malformed_config', `${place(offsetOf(document, issue))}: ${wrongIn(issue)}`, mendOf(issue));
  }
  const settings: Settings = checked.data ?? {};
  const by = `${file}, sha256 ${digestOf(text).slice(0, 12)}${isTargets ? ', declared by the target' : ''}`;
  return { ...declared(settings, by), by };
}

function declared(settings: Settings, by: string): Omit<Config, 'by'> {
  const methods = settings.scope?.mergeMethods;
  const complete = [...new Set(settings.scope?.complete ?? [])].sort();
  const { commands = [], actions = [] } = settings.lexicon ?? {};
  return {
    scope: {
      complete: complete.map((family) => ({ family, by })),
      none: [...new Set(settings.scope?.none ?? [])].sort().map((each) => ({ class: each, by })),
      mergeMethods: methods === undefined ? null : { methods: [...new Set(methods)].sort(), by },
      lexicon: commands.length + actions.length === 0 ? null : by,
      waivers: (settings.waivers ?? []).map((waiver) => ({ ...waiver, by })),
      attestations: [],
    },
    targets: settings.targets ?? {},
    waivers: settings.waivers ?? [],
    lexicon: {
      commands: commands.map(({ words, capability }) => ({ words: words.replace(/\s+/g, ' '), capability })),
      actions,
    },
  };
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

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(file, cause);
    throw tooManyAliases(file, cause);
  }
}

function tooDeep(file: string, cause: unknown): ScanError {
  return new ScanError('malformed_config', `${file}: nested too deeply`, 'four levels are enough', { cause });
}

function tooManyAliases(file: string, cause: unknown): ScanError {
  return new ScanError('malformed_config', `${file}: too many aliases`, 'write the values out', { cause });
}

/** Sees that each key is one word that its map has once, and that there are few aliases. Never calls itself: the text may be deep. */
function requirePlain(document: Document, file: string, place: (offset: number | undefined) => string): void {
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

function refuseBeyond(
  document: Document,
  open: readonly string[],
  file: string,
  place: (offset: number | undefined) => string,
): void {
  if (!isMap(document.contents)) return;
  for (const { key } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    // A key that nobody may set is a typing error, and told as one.
    if (open.includes(name) || !Object.hasOwn(Settings.shape, name)) continue;
    throw new ScanError(
      'malformed_config',
      `${place(isScalar(key) ? key.range?.[0] : 0)}: a scanned repository may not set ${name}`,
      `if you trust this file, name it: --config ${plainText(file)}`,
    );
  }
}

/** Where in the text the issue is: its key if that is wrong, else its value, else the nearest thing around it. */
function offsetOf(document: Document, issue: z.core.$ZodIssue): number | undefined {
  const wrongKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue.path] as (string | number)[];
  if (wrongKey !== undefined) {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pairs: readonly unknown[] = isMap(map) ? map.items : [];
    const pair = pairs.find((each): each is Pair => isPair(each) && isScalar(each.key) && each.key.value === wrongKey);
    return pair !== undefined && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
  }
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
    if (range != null) return range[0];
  }
  return undefined;
}

function wrongIn(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys[0]}${where === '' ? '' : ` in ${where}`}`;
  return `${where === '' ? 'the configuration' : where}: ${issue.message}`;
}

function mendOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path.map(String));
    return didYouMean(issue.keys[0] ?? '', known, `known here: ${known.join(', ')}`);
  }
  if (issue.code === 'invalid_value') return `use one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'custom' && issue.path[1] === 'complete') return `use one of ${closableFamilies.join(', ')}`;
  return 'see "Configuration" in the README for what belongs here';
}

function keysAt([top, part]: readonly string[]): string[] {
  if (top === 'scope') return ['complete', 'none', 'mergeMethods'];
  if (top === 'lexicon') {
    const within = part === undefined ? Lexicon : part === 'commands' ? OwnCommand : OwnAction;
    return Object.keys(within.shape);
  }
  return Object.keys(top === 'waivers' ? Waiver.shape : Settings.shape);
}
