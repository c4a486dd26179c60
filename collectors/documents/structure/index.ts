import type { Format } from '../../../src/formats/parsed.ts';
import { commonWords } from '../../../src/lexicon/document-words.ts';
import { accented, foreignLetters, foreignWords } from '../../../src/lexicon/languages.ts';
import { type Markup, visibleLines } from '../markup.ts';
import { readAsciidoc } from './asciidoc.ts';
import { gatherBlocks } from './blocks.ts';
import { fieldsOf } from './fields.ts';
import { picturesIn } from './inline.ts';
import { readMarkdown } from './markdown.ts';
import { type Block, LONGEST_LINE, type Section, type Structure } from './model.ts';
import { readRestructured } from './restructured.ts';

/** The headings of a text with what stands below each. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: (Section & { blocks: Exclude<Block, { kind: 'heading' }>[] })[] = [
    { heading: '', level: 0, line: 1, within: [], blocks: [] },
  ];
  const open: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      sections.at(-1)?.blocks.push(block);
      continue;
    }
    while (open.length > 0 && (sections[open.at(-1) ?? 0]?.level ?? 0) >= block.level) open.pop();
    sections.push({ heading: block.text, level: block.level, line: block.line, within: [...open], blocks: [] });
    open.push(sections.length - 1);
  }
  return sections;
}

/** Words enough to tell a language by, and shares of its small words. */
const FEW_WORDS = 40;
const FOREIGN_SHARE = 0.06;
/** One that is also a name says nothing. */
const FEW_FOREIGN = 3;

/** Too few words to tell a language by, of which hardly one is English and some may be of another. */
const SCARCE_WORDS = 8;
const ENGLISH_SHARE = 0.08;
const FEW_SIGNS = 2;

/** How many words a text has, and whether they are of another language than English, or may be. */
export function languageOf(text: string): Pick<Structure, 'words' | 'isForeign' | 'mayBeForeign'> {
  const plain = text.replace(/https?:\/\/[^\s)\]>]{1,2000}/g, ' ');
  const found = plain.toLowerCase().match(/\p{L}[\p{L}']*/gu) ?? [];
  const signs = plain.match(foreignLetters)?.length ?? 0;
  const own = found.filter((word) => commonWords.has(word)).length;
  const others = found.filter((word) => foreignWords.has(word));
  const isTold = new Set(others).size >= FEW_FOREIGN && others.length >= FOREIGN_SHARE * found.length;
  const isForeign = signs > plain.length / 5 || (found.length >= FEW_WORDS && others.length > own && isTold);
  const strange = new Set([...others, ...found.filter((word) => accented.test(word))]);
  const isScarce = found.length >= SCARCE_WORDS && own < ENGLISH_SHARE * found.length;
  return { words: found.length, isForeign, mayBeForeign: isForeign || (isScarce && strange.size >= FEW_SIGNS) };
}

/** What a text in a markup is made of. Never throws, whatever the text; linear in its length. */
export function structureOf(text: string, markup: Markup): Structure {
  const raw = text.split(/\r\n|\n|\r/);
  const isLong = raw.some((line) => line.length > LONGEST_LINE);
  const lines = visibleLines(text, markup).map((line) => line.slice(0, LONGEST_LINE));
  const gathered = gatherBlocks();
  if (markup === 'markdown') readMarkdown(lines, gathered);
  else if (markup === 'asciidoc') readAsciidoc(lines, gathered);
  else readRestructured(lines, raw, gathered);
  const { blocks, isCut } = gathered.done();
  const fields = fieldsOf(raw.slice(0, 400), blocks);
  const first = blocks.find((block) => block.kind === 'heading' && block.text !== '');
  const pictures = lines.flatMap((line, at) => picturesIn(line).map((alt) => ({ text: alt, line: at + 1 })));
  return {
    title: fields.get('title') ?? (first?.kind === 'heading' ? first.text : ''),
    fields,
    sections: sectionsOf(blocks),
    pictures,
    ...languageOf(lines.join('\n').slice(0, 20_000)),
    isCut: isCut || isLong,
  };
}

const format = (markup: Markup): Format<Structure> => ({
  name: `structure ${markup}`,
  parse: (text) => structureOf(text, markup),
});

/** The structure of texts, by markup. */
export const structures: Readonly<Record<Markup, Format<Structure>>> = {
  markdown: format('markdown'),
  asciidoc: format('asciidoc'),
  restructured: format('restructured'),
};
