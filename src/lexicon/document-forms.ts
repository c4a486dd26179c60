/** Text of a document without code in fences or spans: what stands there is for machines, blanks of commands included. */
interface Parts {
  readonly prose: string;
  readonly code: string;
}

const fence = /^\s{0,12}(?:`{3,}|~{3,})/;
const span = /`([^`\n]{1,500})`/g;
/** A blank that a reader is to fill in, as text shows it. */
const blanks =
  /<([a-z][a-z _-]{2,40})>|\{\{ ?[\w. -]{1,40} ?\}\}|(?<!\])\[((?:your|insert|name|team|owner|role|date|service|company|organi[sz]ation|project|product|system|department|process)[^\][]{0,40})\](?![([:])|\$\{?(?:[A-Z]{1,20}_){0,3}(?:TEAM|OWNER|NAME|ROLE|COMPANY|ORG|ORGANI[SZ]ATION|DEPARTMENT|PERSON|CONTACT|MANAGER|LEAD)(?:_[A-Z]{1,20}){0,2}\b\}?/gi;
const wholeBlank = /^(?:<[a-z][a-z _-]{2,40}>|\{\{ ?[\w. -]{1,40} ?\}\})$/i;
/** Variables by which generators of sites write addresses, titles and versions. */
const ofSite =
  /^\{\{ ?(?:\.?(?:site|page|layout|include|config|extra|book|variables|versions?|data|env|params|frontmatter|docs?|base_?url|relref|ref)\b|content ?\}|toc ?\})/i;

function partsOf(text: string): Parts {
  const prose: string[] = [];
  const code: string[] = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (fence.test(line.slice(0, 40))) isCode = !isCode;
    else if (isCode) code.push(line);
    else
      prose.push(
        line.replace(span, (_, inside: string) => {
          // A name in the letters of a machine is still a name.
          if (wholeBlank.test(inside)) return inside;
          code.push(inside);
          return ' ';
        }),
      );
  }
  return { prose: prose.join('\n'), code: code.join('\n') };
}

/** Names of elements that a text closes, and labels that it explains with an address. */
function closedIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/<\/([a-z][a-z-]{1,40})>/gi), ([, name]) => (name ?? '').toLowerCase()));
}
function explainedIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/^ {0,3}\[([^\][\n]{1,60})\]:/gm), ([, name]) => (name ?? '').toLowerCase()));
}

/** How many blanks stand in a part of a text; what the rest of it closes, explains or gives commands for is none. */
function blanksIn(part: string, text: string): number {
  const { prose } = partsOf(part);
  const code = partsOf(text).code;
  const closed = closedIn(text);
  const explained = explainedIn(text);
  let count = 0;
  for (const [blank, element, label] of prose.matchAll(blanks)) {
    if (element !== undefined && (closed.has(element.toLowerCase()) || code.includes(blank))) continue;
    if (label !== undefined && explained.has(label.toLowerCase())) continue;
    if (!ofSite.test(blank)) count += 1;
  }
  return count;
}

/** One blank may be a slip, or stand for something else. */
const ENOUGH_BLANKS = 2;
/** A form has a blank on so many lines at least. */
const LINES_PER_BLANK = 100;

/**
 * Whether a text is a form to be filled in: blanks stand where names would, in the part that is looked at or all over the
 * text. Elements of HTML, blanks of commands, links by reference and what a generator of sites fills in are none. Linear in
 * its length.
 */
export function hasBlanks(text: string, part = text): boolean {
  if (blanksIn(part, text) >= ENOUGH_BLANKS) return true;
  if (part === text) return false;
  const all = blanksIn(text, text);
  return all >= ENOUGH_BLANKS && all * LINES_PER_BLANK >= text.split('\n').length;
}

/** A call of a module from elsewhere, as the first page of one shows those who take it in. */
const usage =
  /^[ \t]{0,8}module "[\w-]{1,60}" \{[ \t]{0,8}\n(?:[^\n}]{0,200}\n){0,4}?[ \t]{0,8}source[ \t]{0,9}= ?"[^."\n]/m;

/** Whether a text shows how what it is the first page of is taken into others' work. */
export function showsUsage(path: string, text: string): boolean {
  return /(?:^|\/)README[^/]{0,20}$/i.test(path) && usage.test(text.slice(0, 100_000));
}

/** What a form asks of whoever takes it along. */
const toAdapt =
  /^[\W_]{0,8}(?:(?:instructions?|notes?|how to use|usage|important|todo)\W{1,4})?(?:please |you (?:should|must|need to|have to|will need to) )?(?:adjust|adapt|customi[sz]e|tailor|modify|change|edit|amend|update|complete|replace)\b.{0,60}\b(?:this|these|the|all)\b.{0,30}\b(?:polic(?:y|ies)|pages?|documents?|templates?|texts?|tables?|lists?|names?|roles|owners|wording|placeholders?|sections?|below|above)\b.{0,80}\b(?:before (?:you )?(?:us(?:e|ing)|publish|publishing|publication|adopt\w{0,3}|adoption|shar(?:e|ing)|sign\w{0,3}|commit\w{0,4})\b|(?:to|for|with) your (?:own )?(?:\w{1,20} )?(?:projects?|needs|organi[sz]ation|company|team|situation|context|circumstances|requirements|business|department|names?)\b)/i;
/** Names that texts give to nobody's company. */
const sampleCompany =
  /(?<![@.\w/-])(?:Example (?:Corp|Inc|Ltd|Co|Company|Organi[sz]ation)|(?:Contoso|Fabrikam|Northwind Traders)(?: (?:Corp|Ltd|Inc))?|(?:ACME|Acme|Foo) (?:Corp|Inc|Ltd|Co|Company|Corporation|Org)|Acme(?! (?:[Pp]rotocol|[Cc]hallenge|[Cc]lient|[Ss]erver|[Aa]ccount|[Cc]ert|DNS|HTTP))|(?:at|of|for|within) ACME(?! (?:[Pp]rotocol|[Cc]hallenge|[Cc]lient|[Ss]erver|[Aa]ccount|[Cc]ert|DNS|HTTP)))\b(?![\w/-]|\.\w)/;
const [MOST_LINES, LONGEST] = [5000, 600];

/** Whether a text says that it is to be adapted before it is used, or speaks of a company that does not exist. */
export function isForOthers(text: string): boolean {
  return partsOf(text)
    .prose.split('\n', MOST_LINES)
    .some((line) => {
      const short = line.slice(0, LONGEST);
      return toAdapt.test(short) || sampleCompany.test(short);
    });
}
