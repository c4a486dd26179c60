/** A piece of a text for people, with what stands around it. */
export interface Passage {
  readonly kind: 'prose' | 'code' | 'step';
  /** Code as it is written; prose on one line. */
  readonly text: string;
  readonly line: number;
  /** Name of the language of a block of code; empty where none is given. */
  readonly language: string;
  readonly section: Section;
}

/** What stands under one heading. */
export interface Section {
  /** The headings above, the outermost first. */
  readonly headings: readonly string[];
  readonly passages: Passage[];
}

/** Longer lines are looked into no further, longer texts neither. */
const longest = 8192;
const mostLines = 50_000;

const markdownHeading = /^ {0,3}(#{1,6})[ \t]{1,20}(\S.{0,300})$/;
const asciidocHeading = /^(={1,6}) (\S.{0,300})$/;
const underline = /^(?:={3,300}|-{3,300}|~{3,300}|\^{3,300})[ \t]{0,20}$/;
const fence = /^[ \t]{0,16}(?:[-*+] |\d{1,3}[.)] )?[ \t]{0,4}(`{3,20}|~{3,20})[ \t]{0,4}\{?\.?([\w+-]{0,30})/;
const asciidocFence = /^(?:-{4,64}|\.{4,64})[ \t]{0,16}$/;
const item = /^[ \t]{0,16}(?:[-*+]|\d{1,3}[.)]|\.{1,3})[ \t]{1,8}(\S.{0,8000})$/;
const step = /^[ \t]{0,16}(?:\d{1,3}[.)]|\.{1,3})[ \t]{1,8}\S/;
const indented = /^(?: {4}|\t)[ \t]{0,40}(\S.{0,8000})$/;

/** The passages of a text in Markdown, AsciiDoc or reStructuredText; `isCommand` tells indented code from mere text. */
export function passagesOf(
  text: string,
  isAsciidoc: boolean,
  isCommand: (line: string) => boolean,
): readonly Passage[] {
  const reader = readerOf();
  const lines = text.split(/\r\n|\n|\r/).slice(0, mostLines);
  let open: { readonly end: RegExp; readonly line: number; readonly language: string; readonly code: string[] } | null =
    null;
  let isComment = false;
  for (const [at, whole] of lines.entries()) {
    const line = whole.slice(0, longest);
    if (open !== null) {
      if (open.end.test(line)) {
        reader.code(open.code.join('\n'), open.line, open.language);
        open = null;
      } else open.code.push(line);
      continue;
    }
    if (isComment || line.trimStart().startsWith('<!--')) {
      isComment = !line.includes('-->');
      continue;
    }
    const [, marks, language = ''] = fence.exec(line) ?? [];
    if (marks !== undefined) {
      const sign = marks[0] === '~' ? '~' : '`';
      open = {
        end: new RegExp(`^[ \\t]{0,24}${sign}{${marks.length},64}[ \\t]{0,16}$`),
        line: at + 2,
        language,
        code: [],
      };
    } else if (isAsciidoc && asciidocFence.test(line)) {
      const attribute = /^\[source,\s{0,4}([\w-]{1,30})/.exec(lines[at - 1] ?? '')?.[1] ?? '';
      open = { end: asciidocFence, line: at + 2, language: attribute, code: [] };
    } else plain(reader, line, lines[at + 1] ?? '', at + 1, isAsciidoc, isCommand);
  }
  if (open !== null) reader.code(open.code.join('\n'), open.line, open.language);
  return reader.done();
}

function plain(
  reader: ReturnType<typeof readerOf>,
  line: string,
  next: string,
  number: number,
  isAsciidoc: boolean,
  isCommand: (line: string) => boolean,
): void {
  const heading = (isAsciidoc ? asciidocHeading : markdownHeading).exec(line);
  const isTitle =
    !isAsciidoc && underline.test(next) && /^\S.{0,300}$/.test(line) && !underline.test(line) && !line.startsWith('|');
  const code = indented.exec(line)?.[1];
  if (heading !== null) reader.heading(heading[2] ?? '', heading[1]?.length ?? 1);
  else if (isTitle) reader.heading(line, next.startsWith('=') ? 1 : next.startsWith('-') ? 2 : 3);
  else if (underline.test(line)) reader.pause();
  else if (code !== undefined && isCommand(code)) reader.code(code, number, '');
  else if (line.trim() === '') reader.pause();
  else if (item.test(line)) reader.item(item.exec(line)?.[1] ?? '', number, step.test(line));
  else reader.prose(line.trim(), number);
}

/** Gathers passages: lines of one paragraph, and indented lines of code that follow each other, as one. */
function readerOf() {
  const all: Passage[] = [];
  const titles: { readonly level: number; readonly text: string }[] = [];
  let section: Section = { headings: [], passages: [] };
  let isOpen = false;
  const add = (passage: Omit<Passage, 'section'>): void => {
    const made = { ...passage, section };
    section.passages.push(made);
    all.push(made);
  };
  const append = (more: string, between: string): void => {
    const last = all.pop();
    section.passages.pop();
    if (last !== undefined) add({ ...last, text: `${last.text}${between}${more}`.slice(0, longest) });
  };
  return {
    heading(text: string, level: number): void {
      while ((titles.at(-1)?.level ?? 0) >= level) titles.pop();
      titles.push({ level, text });
      section = { headings: titles.map((title) => title.text), passages: [] };
      isOpen = false;
    },
    code(text: string, line: number, language: string): void {
      const last = section.passages.at(-1);
      const lines = last?.text.split('\n').length ?? 0;
      if (last?.kind === 'code' && last.line + lines === line) append(text, '\n');
      else add({ kind: 'code', text, line, language });
      isOpen = false;
    },
    item(text: string, line: number, isStep: boolean): void {
      add({ kind: isStep ? 'step' : 'prose', text, line, language: '' });
      isOpen = true;
    },
    prose(text: string, line: number): void {
      if (isOpen) append(text, ' ');
      else add({ kind: 'prose', text, line, language: '' });
      isOpen = true;
    },
    pause(): void {
      isOpen = false;
    },
    done: (): readonly Passage[] => all,
  };
}
