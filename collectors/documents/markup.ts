/** How a text is written, by the ending of its name; what is no other is read as Markdown. */
export type Markup = 'markdown' | 'asciidoc' | 'restructured';

/** The markup of a file by its name. */
export function markupOf(path: string): Markup {
  if (/\.a(?:scii)?doc(?:\.erb)?$/i.test(path)) return 'asciidoc';
  return /\.rst$/i.test(path) ? 'restructured' : 'markdown';
}

const fences: Readonly<Record<Markup, RegExp>> = {
  markdown: /^ {0,12}(`{3,64}|~{3,64})/,
  asciidoc: /^(-{4,64}|\.{4,64}|\/{4,64}|`{3,64})[ \t]{0,16}$/,
  restructured: /^(?!)/,
};

/** Lines between fences, and the fences, become empty; a block that never ends goes on to the end. */
function withoutFenced(lines: readonly string[], markup: Markup): string[] {
  let open: string | null = null;
  return lines.map((line) => {
    const fence = fences[markup].exec(line)?.[1] ?? null;
    if (open !== null) {
      if (fence !== null && fence[0] === open[0] && fence.length >= open.length && line.trim() === fence) open = null;
      return '';
    }
    open = fence;
    return fence === null ? line : '';
  });
}

/** HTML comments of a text taken out, over lines too. One at the beginning of a line that never ends hides all that follows. */
function withoutComments(lines: readonly string[]): string[] {
  const lastEnd = lines.findLastIndex((line) => line.includes('-->'));
  let isInside = false;
  return lines.map((line, index) => {
    let shown = '';
    for (let at = 0; at < line.length; ) {
      const end = isInside ? line.indexOf('-->', at) : at;
      if (end < 0) return shown;
      if (isInside) at = end + 3;
      const start = line.indexOf('<!--', at);
      const closes =
        start >= 0 && (line.includes('-->', start + 4) || lastEnd > index || line.slice(0, start).trim() === '');
      isInside = closes;
      shown += line.slice(at, closes ? start : undefined);
      at = closes ? start + 4 : line.length;
    }
    return shown;
  });
}

/** Comments, directives and the code below `::`, which stands further in than the line that announces it. */
function withoutDirectives(lines: readonly string[]): string[] {
  const depthOf = (line: string): number => line.length - line.trimStart().length;
  let outside = -1;
  return lines.map((line) => {
    if (line.trim() === '') return '';
    if (outside >= 0 && depthOf(line) > outside) return '';
    const isDirective = line.trimStart().startsWith('.. ') && !line.trimStart().startsWith('.. _');
    outside = isDirective || line.trimEnd().endsWith('::') ? depthOf(line) : -1;
    return isDirective ? '' : line;
  });
}

/** YAML or TOML between two rulers at the very beginning, which readers do not see, becomes empty lines. */
function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  const ruler = lines[0]?.trimEnd();
  if (ruler !== '---' && ruler !== '+++') return lines;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === ruler);
  return end < 0 ? lines : lines.map((line, index) => (index > end ? line : ''));
}

/** The lines of a text that its readers see, without code; what is left out leaves an empty line. */
export function visibleLines(text: string, markup: Markup): readonly string[] {
  const lines = withoutFenced(withoutFrontMatter(text.split(/\r\n|\n|\r/)), markup);
  if (markup === 'markdown') return withoutComments(lines);
  if (markup === 'asciidoc') return lines.map((line) => (line.startsWith('//') ? '' : line));
  return withoutDirectives(lines);
}
