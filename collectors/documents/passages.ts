import { markupOf, visibleLines } from './markup.ts';
import type { Resolve } from './resolve.ts';
import { plainInline } from './structure/inline.ts';
import type { Section } from './structure/model.ts';
import type { Document } from './text.ts';

/** A paragraph, an item or a row, in which each link to a record is one sign that stands for it. */
export interface Passage {
  readonly text: string;
  /** Cells of a row, without links; none for what is no row. */
  readonly cells: readonly string[];
  readonly header: readonly string[];
  /** Headings over it, outermost first. */
  readonly headings: readonly string[];
  /** Paths of the records that signs in a piece of the text stand for. */
  linkedIn(piece: string): readonly string[];
}

/** Signs that stand for nothing in any text. */
const FIRST_SIGN = 0xe000;
const MOST_SIGNS = 1000;
const signs = /[\ue000-\uf8ff]/g;
/** Lines of one paragraph. */
const MOST_LINES = 40;
const LONGEST = 4000;
const FRONT_LINES = 60;

const links: readonly RegExp[] = [
  /\[([^\][]{0,300})\]\(\s?<?([^()\s<>]{1,500})>?(?:\s"[^"]{0,300}")?\)/g,
  /\[\[()([^\][|]{1,300})(?:\|[^\][]{0,300})?\]\]/g,
  /()(?:xref|link):{1,2}([^\s[\]]{1,500})\[[^\][]{0,300}\]/g,
  /<<()([^\s,<>]{1,300})(?:,[^<>]{0,300})?>>/g,
  /:doc:`()([^`<>\s]{1,300})`/g,
  /:doc:`([^`<>]{1,300}) <([^`<>\s]{1,300})>`/g,
  /`([^`<>]{1,300}) <([^`<>\s]{1,300})>`__?/g,
];

/** Makes passages of lines of a text; links lead to records where `resolve` finds one of these. */
function passageMaker(path: string, resolve: Resolve, records: ReadonlySet<string>) {
  return (raw: string, head: Pick<Passage, 'headings'> & Partial<Pick<Passage, 'cells' | 'header'>>): Passage => {
    const found: (readonly string[])[] = [];
    let text = raw.slice(0, LONGEST).replace(signs, ' ');
    for (const shape of links)
      text = text.replace(shape, (_, words: string, target: string) => {
        const led = resolve(target, path).filter((one) => records.has(one));
        // A full stop in the words of a link ends no sentence.
        if (led.length === 0 || found.length >= MOST_SIGNS)
          return (words === '' ? target : words).replaceAll('. ', ' ');
        return ` ${String.fromCharCode(FIRST_SIGN + found.push(led) - 1)} `;
      });
    return {
      text: plainInline(text),
      cells: head.cells ?? [],
      header: head.header ?? [],
      headings: head.headings,
      linkedIn: (piece) => (piece.match(signs) ?? []).flatMap((sign) => found[sign.charCodeAt(0) - FIRST_SIGN] ?? []),
    };
  };
}

/** Front matter, a field with its list on one line. */
function frontFields(lines: readonly string[]): readonly string[] {
  if (!/^(?:---|\+\+\+)\s{0,8}$/.test(lines[0] ?? '')) return [];
  const end = lines.slice(0, FRONT_LINES).findIndex((line, at) => at > 0 && line.trimEnd() === lines[0]?.trimEnd());
  const fields: string[] = [];
  for (const line of lines.slice(1, Math.max(1, end))) {
    const short = line.slice(0, 500);
    const entry = /^\s{0,12}-\s{1,8}(\S.{0,400})$/.exec(short)?.[1];
    if (entry === undefined) fields.push(short);
    else fields.push(`${fields.pop() ?? ''} ${entry.replace(/["']/g, '')}`.slice(0, LONGEST));
  }
  return fields.map((field) => field.replace(/[[\]"']/g, ' '));
}

/** What a text says, piece by piece, quotes and code left out; links lead to these records. */
export function passagesOf(
  { path, text, structure }: Document,
  resolve: Resolve,
  records: ReadonlySet<string>,
): readonly Passage[] {
  const passage = passageMaker(path, resolve, records);
  const lines = visibleLines(text, markupOf(path));
  const paragraph = (line: number): string => {
    const rest = lines.slice(line - 1, line - 1 + MOST_LINES);
    const end = rest.findIndex(
      (one, at) => at > 0 && (one.trim() === '' || /^\s{0,12}(?:[-*+#>|=]|\d{1,4}[.)])\s/.test(one)),
    );
    return (end < 0 ? rest : rest.slice(0, end)).map((one) => one.slice(0, LONGEST).trim()).join(' ');
  };
  const headingsOf = ({ heading, within }: Section): readonly string[] => [
    ...within.map((at) => structure.sections[at]?.heading ?? ''),
    heading,
  ];
  return [
    ...frontFields(text.split(/\r\n|\n|\r/, FRONT_LINES)).map((field) => passage(field, { headings: [] })),
    ...structure.sections.flatMap((section) => {
      const headings = headingsOf(section);
      return section.blocks.flatMap((block) =>
        block.kind === 'table'
          ? block.rows.map(({ line, cells }) =>
              passage(lines[line - 1] ?? '', { headings, cells, header: block.header }),
            )
          : [passage(paragraph(block.line), { headings })],
      );
    }),
  ];
}
