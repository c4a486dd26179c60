/** Longer lines are looked into no further than this. */
const LONGEST = 600;

const begins =
  '(?:^|[.!?;)\\]] |[(\\[])[\\W_]{0,12}(?:this (?:page|document|policy|text|guide|table) (?:is|was|has been) )?';
const taken =
  '(?:adapted|copied|reproduced|borrowed|derived|imported|reprinted|forked|lifted|excerpted|extracted) from';
const called =
  '(?:(?:original[ _])?sources?|credits?|attribution|originals?(?:[ _](?:text|version|page|document|article|post|url|link|at))?)[*_"]{0,3}\\s{0,3}(?:[:=–—-]|(?=\\(?<?https?:))';
/** `Source: https://…`, as a line, a quotation, a field, or at the end of a paragraph. */
const address = new RegExp(
  `${begins}(?:${called}|(?:\\w{4,12}ly )?(?:${taken}|taken from|based on|modell?ed on)\\b)[^\\n]{0,120}?\\bhttps?://([^\\s/:)>\\]"'?#]{1,200})(?::\\d{1,5})?(?:/([^\\s/)>\\]"'?#]{1,100}))?`,
  'i',
);
/** `Via [their manual](https://…)`, and nothing else in the line: with more, it tells where to go. */
const via =
  /^[\s>*_(]{0,12}(?:[Vv]ia|[Hh]\/[Tt]|[Hh]at tip(?: to)?|(?:[Ff]irst|[Oo]riginally) (?:published|printed|posted|appeared)(?: (?:at|on|in))?)[\s:*_–-]{1,6}(?:\[[^\][]{1,160}\]\(|\()?<?https?:\/\/([^\s/:)>\]"'?#]{1,200})(?::\d{1,5})?(?:\/([^\s/)>\]"'?#]{1,100}))?[^\s]{0,300}\W{0,6}$/;
const owner = "(?:(?:the|a|an) )?([A-Z][\\w&.-]{1,30}(?: [A-Z][\\w&-]{1,30}){0,3})(?:'s)?";
const work =
  '(?:[a-z]{1,20} ){0,3}(?:hand ?book|web ?site|documentation|docs|white ?paper|blog|guide|manual|play ?book|polic(?:y|ies)|standards?|procedures?|templates?|wiki)';
const caseless = (words: string): string =>
  words.replace(/\b[a-z](?=[a-z]{3})/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
/** `Source: the Mozilla handbook.`: who it is from, by name, without an address. */
const byName: readonly RegExp[] = [
  new RegExp(
    `${begins}(?:[Ss]ources?[*_]{0,3} ?:|[Cc]ourtesy of|${caseless(taken)})[*_]{0,3} ${owner}(?: ${work})?[\\W_]{0,4}$`,
  ),
  new RegExp(`${begins}(?:[Ff]rom|[Tt]aken from|[Bb]ased on)[*_]{0,3}:? ${owner} ${work}[\\W_]{0,4}$`),
  // Thanked for the text.
  new RegExp(
    `\\b(?:[Tt]hanks|[Cc]redit|[Kk]udos) (?:goes |go |are due |is due )?to ${owner}(?: ${work})?,? (?:(?:from|on) (?:which|whom|whose|where)|whose (?:text|page|work|words|${work})\\b|for (?:the|this|their) (?:text|page|words|original|${work})\\b)`,
  ),
  // Whoever wrote it lets others use it.
  new RegExp(
    `${begins}(?:[Tt]his |[Tt]he |[Tt]hese )?(?:[Tt]ext|[Pp]age|[Pp]olicy|[Gg]uide|[Dd]ocument|[Ww]ork|[Aa]rticle|[Rr]ules|[Tt]able) (?:(?:is|was|are|were) )?(?:written |made |published )?by ${owner},? (?:(?:and|which|that) )?(?:(?:is|are|was|were) )?(?:[Ll]icen[cs]ed|(?:re)?used|reproduced|shared|available) under\\b`,
  ),
  new RegExp(
    `\\b(?:[Ff]irst|[Oo]riginally) (?:printed|published|posted|appeared|ran) (?:in|on|at|by) ${owner}(?!\\s?\\d)\\b`,
  ),
];
/** Somebody's own notes of where a text lies are none of another house. */
const ofAnyHouse =
  /^(?:Version|V?\d|Q[1-4]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Spring|Summer|Autumn|Winter|Slack|Teams|Our|We|This|These|The|Here|Terraform|Confluence|GitHub|GitLab|Git|Wiki|Intranet|Notion|SharePoint|Access|Security|Information|IT|Data|Team|Staff|Platform|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Now|Then|Today)\b/;
const inside = /^[^.]{1,60}$|\.(?:internal|intranet|local|localhost|corp|lan|home|private)$/i;

/** Where a line says that its text is from: `host` and the first part of the path, or a name; null where it says nothing. */
export type Origin = { readonly host: string; readonly first: string } | { readonly name: string };

/** Whence a line, as it is written, says that the text that it stands in was taken; null where it says nothing of it. */
export function originIn(line: string): Origin | null {
  const short = line.slice(0, LONGEST).replaceAll('’', "'");
  const found = address.exec(short) ?? via.exec(short);
  if (found !== null) return inside.test(found[1] ?? '') ? null : { host: found[1] ?? '', first: found[2] ?? '' };
  const name = byName.map((words) => words.exec(short)?.[1]).find((found) => found !== undefined);
  return name === undefined || ofAnyHouse.test(name) ? null : { name };
}

const name =
  '(?!(?:I|We|Our|The|All|Any|This|Level|Tier|Stage|Step|Section|Line|Least|Home|Night|Work|Head|Team|Teams)\\b)([A-Z][\\w&-]{1,30}(?: [A-Z][\\w&-]{1,30}){0,3})';
/** Words with which somebody speaks of the house that they are of, or that people work at. */
const houses: readonly { readonly how: SpokenOf; readonly words: RegExp }[] = [
  {
    how: 'at',
    words: new RegExp(
      `\\b(?:[Ww]e|[Hh]ere|[Uu]s|[Ee]mployees?|[Ee]ngineers?|[Dd]evelopers?|[Ss]taff|[Mm]embers|[Pp]eople|[Ee]veryone|[Ee]verybody|[Aa]nyone|[Cc]olleagues|[Ww]ork(?:s|ing)?|[Jj]oin(?:s|ing)?|[Ee]mployed|[Ll]ife|[Oo]nboarding|[Oo]ffboarding|[Aa]ccess|[Pp]olicy|[Ss]ecurity) at ${name}`,
      'g',
    ),
  },
  { how: 'team', words: new RegExp(`\\b${name}(?:'s)? team[- ]members?\\b`, 'g') },
  { how: 'employed', words: new RegExp(`\\b${name}(?:'s)? (?:employees?|staff)\\b`, 'g') },
];
/** Words that stand before people at the beginning of a sentence, or for a part of a house. */
const parts =
  /^(?:New|Former|Permanent|Temporary|Current|Existing|Only|Some|Other|Each|Every|Senior|Junior|External|Internal|Non|Support|Admin|Operations|Ops|Security|Platform|Engineering|Development|Product|Design|Delivery|Infrastructure|DevOps|IT|HR|Finance|Data|Core|Remote|Contract|Agency|When|If|As|For|To|Add|Remove|Invite|Give|Grant|Slack|Vault)\b/;

/** How a house is spoken of: people are there, are a team of it, or are employed by it. */
export type SpokenOf = 'at' | 'team' | 'employed';

/** The houses whose people a sentence speaks of, by name. */
export function housesIn(sentence: string): readonly { readonly name: string; readonly how: SpokenOf }[] {
  const short = sentence.slice(0, LONGEST).replaceAll('’', "'");
  return houses.flatMap(({ how, words }) =>
    [...short.matchAll(words)].flatMap(([, name]) => (name === undefined || parts.test(name) ? [] : [{ name, how }])),
  );
}
