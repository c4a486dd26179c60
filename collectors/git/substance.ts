import { accessTypes } from '../../src/lexicon/access-terraform.ts';

const markup = /\.(?:md|markdown|mdx|rst|adoc|asciidoc|txt)$/i;
const terraform = /\.(?:tf|tofu)$/;
const slashed = /\.(?:tf|tofu|hcl|jsonc|json5|cedar|fga|bicep|[cm]?[jt]s|go|cs|java)$/;
const hashed = /\.(?:ya?ml|toml|tf|tofu|hcl|tfvars|rego|py|sls|cfg|ini|conf|rb)$|(?:^|\/)[^./]+$/;
const dashed = /\.sql$/;
/** Longer lines are compared as they are. */
const LONGEST_LINE = 8192;

/** A rule of a table or under a heading, or a line across the page. */
const rule = /^[|+:=~*_\s-]+$/;
const bullet = /^(\s*)[*+-](?=\s)/;

/** Blocks of Terraform that may hold, or shape, who may do what; those of other resources and of settings do not. */
const opening = /^(resource|data|module|locals|variable|output|terraform|provider|moved|import|check|removed)\b/;
const aside: ReadonlySet<string> = new Set(['output', 'terraform', 'provider', 'moved', 'import', 'check']);

/** Leaves out the blocks of a configuration that cannot grant access, where there is one that does. */
function granting(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => line.startsWith('resource') && accessTypes.test(line.slice(0, LONGEST_LINE)))) return lines;
  let isOut = false;
  return lines.filter((line) => {
    const kind = opening.exec(line)?.[1];
    if (kind !== undefined)
      isOut = aside.has(kind) || (kind === 'resource' && !accessTypes.test(line.slice(0, LONGEST_LINE)));
    return !isOut;
  });
}

/** Takes out what stands between two marks, as comments do; linear. */
function without(text: string, open: string, close: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const from = text.indexOf(open, at);
    const to = from === -1 ? -1 : text.indexOf(close, from + open.length);
    if (to === -1) return kept + text.slice(at);
    kept += text.slice(at, from);
    at = to + close.length;
  }
}

/** Leaves out blocks of comments that begin a line; the same marks stand in patterns of names, too. */
function uncommented(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.includes('*/'));
  let isOpen = false;
  return lines.filter((line, at) => {
    if (!isOpen && at <= last && line.trimStart().startsWith('/*')) isOpen = true;
    const isOut = isOpen;
    if (line.includes('*/')) isOpen = false;
    return !isOut;
  });
}

const isComment = (path: string, line: string): boolean =>
  (hashed.test(path) && line.startsWith('#')) ||
  (slashed.test(path) && line.startsWith('//')) ||
  (dashed.test(path) && line.startsWith('--'));

function plainMarkup(text: string): string {
  return without(text, '<!--', '-->')
    .split('\n')
    .filter((line) => line.length > LONGEST_LINE || !rule.test(line))
    .map((line) => line.replace(bullet, '$1-'))
    .join('\n')
    .replace(/[*_\\]/g, '');
}

/**
 * What a file says, to compare two of its states: without blanks, blank lines, lines of comments, rules of tables, marks
 * of emphasis and of quotation. Of Terraform, what grants access and what that may be made of.
 */
export function substanceOf(path: string, text: string): string {
  if (markup.test(path)) return plainMarkup(text).replace(/\s/g, '');
  const lines = slashed.test(path) ? uncommented(text.split('\n')) : text.split('\n');
  const kept = (terraform.test(path) ? granting(lines) : lines).filter((line) => !isComment(path, line.trimStart()));
  return kept
    .join('\n')
    .replace(/[\s'"]/g, '')
    .replace(/,(?=[\]})])/g, '');
}
