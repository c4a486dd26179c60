const tags =
  /<\/?(?:a|b|i|u|p|em|strong|br|span|div|code|ul|ol|li|sup|sub|kbd|details|summary|img|font|small|center|td|th|tr|table|thead|tbody|h[1-6]|hr|abbr|mark)(?:\s[^<>]{0,500})?\/?>/gi;
const generated = /<%.{0,200}?%>|\{%.{0,200}?%\}|\{\{[<%].{0,200}?[>%]\}\}/g;
const picture = /!\[([^\][]{0,300})\]\([^()\s]{0,1000}(?:\s[^()]{0,300})?\)/g;
const link = /\[([^\][]{0,300})\]\s?\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s"[^"]{0,300}")?\)/g;
const reference = /\[([^\][]{1,300})\]\[[^\][]{0,200}\]/g;
const address = /<(?:https?:\/\/|mailto:)[^<>\s]{1,1000}>|\bhttps?:\/\/[^\s\])>|]{1,1000}/g;
const asciidocLink = /(?:link:|xref:|https?:\/\/|mailto:)[^\s[\]]{1,1000}\[([^\][]{0,300})\]/g;
const role = /:[a-z:+-]{1,30}:`([^`<]{0,300})(?:<[^`]{0,300}>)?`/gi;
const named = /`([^`<]{1,300}?)\s{0,4}<[^`<>]{1,500}>`__?/g;
const struck = /~~[^~]{1,400}~~|<(?:del|s|strike)>.{0,200}?<\/(?:del|s|strike)>/gi;
const emphasis = /\*{1,3}|`{1,2}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu;
const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  mdash: '—',
  ndash: '–',
};

/** Letters without which there is nothing to take out. */
const marked = /[*_`<[{~&]|https?:|link:|xref:/;

/** A piece of a line without marks of emphasis, links, tags and what is struck through; blanks are single. Linear: all is bounded. */
export function plainInline(text: string): string {
  if (!marked.test(text)) return text.replace(/\s+/g, ' ').trim();
  return text
    .replace(struck, ' ')
    .replace(generated, ' ')
    .replace(picture, ' ')
    .replace(role, '$1')
    .replace(named, '$1')
    .replace(asciidocLink, '$1')
    .replace(link, '$1')
    .replace(reference, '$1')
    .replace(address, ' ')
    .replace(tags, ' ')
    .replace(/&(nbsp|amp|lt|gt|quot|mdash|ndash);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(emphasis, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The texts that stand for the pictures of a line. */
export function picturesIn(line: string): readonly string[] {
  const markdown = [...line.matchAll(picture)].map((found) => found[1] ?? '');
  const asciidoc = [...line.matchAll(/image::?[^\s[\]]{1,500}\[([^\][]{0,300})\]/g)].map((found) => found[1] ?? '');
  return [...markdown, ...asciidoc];
}
