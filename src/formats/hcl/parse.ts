import { bodyOf } from './body.ts';
import { type Grammar, grammar } from './grammar.ts';
import type { HclBody } from './model.ts';
import type { SyntaxTree } from './syntax.ts';

/** After so many errors a file is left as it is: each takes another look at the rest. */
const mostErrors = 8;

/**
 * What a text in HCL says (Terraform, OpenTofu, Terragrunt, Packer, Nomad …). Of a text with errors it gives what stands
 * before the first, and after it from the next block on that begins where one surely ended; `broken` says so.
 * Null where nothing in it is HCL, or it goes beyond `hclLimits`. Never throws, whatever the text.
 */
export async function parseHcl(text: string): Promise<HclBody | null> {
  return read(await grammar(), text);
}

function read(parse: Grammar, written: string): HclBody | null {
  if (written.includes('\0')) return null;
  // The grammar ends a heredoc only at the end of a line.
  const text = `${written.startsWith('\ufeff') ? written.slice(1) : written}\n`;
  const bodies: HclBody[] = [];
  let from: number | null = 0;
  while (from !== null && bodies.length < mostErrors) {
    // Empty comments in the place of what was read keep the lines.
    const skipped: string = text.slice(0, from).replace(/[^\n]+/g, '#');
    const tree = parse(skipped + text.slice(from));
    const body = tree === null ? null : bodyOf(tree);
    if (tree === null || body === null) return bodies.length === 0 ? null : joined(bodies);
    // A closing brace too many: what stands before it was inside something.
    const isInside = bodies.length > 0 && tree.text.charAt(tree.errorAt) === '}';
    bodies.push(isInside ? { attributes: new Map(), blocks: [], broken: true } : body);
    const next = body.broken ? restart(tree) : null;
    from = next === null ? null : next - skipped.length + from;
  }
  const body = joined(bodies);
  return body.broken && body.attributes.size === 0 && body.blocks.length === 0 ? null : body;
}

/** Where a block that was formatted as usual ends after the error; null where the error may be a text left open. */
function restart({ text, errorAt }: SyntaxTree): number | null {
  if (errorAt === Infinity) return null;
  const end = /\n\}[^\S\n]*\n/g;
  end.lastIndex = errorAt;
  const hit = end.exec(text);
  if (hit === null) return null;
  const next = hit.index + hit[0].length - 1;
  const before = text.lastIndexOf('\n}', errorAt) + 1;
  return /<<|\/\*/.test(text.slice(before, next)) ? null : next;
}

function joined(bodies: readonly HclBody[]): HclBody {
  const [first] = bodies;
  if (first !== undefined && bodies.length === 1) return first;
  return {
    attributes: new Map(bodies.flatMap(({ attributes }) => [...attributes])),
    blocks: bodies.flatMap(({ blocks }) => blocks),
    broken: true,
  };
}
