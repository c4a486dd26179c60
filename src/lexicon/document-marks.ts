/** Fields at the head of a text, before its first line, by which it is not in force. */
const setFields =
  /^["']?(?:is[_-]?)?(?:draft|wip|archived?|expired|deprecated|obsolete|superseded|withdrawn|retired|unpublished|outdated)["']?\s{0,8}[:=]\s{0,8}["']?(?:true|yes|on|1)\b/i;
const unsetFields =
  /^["']?(?:is[_-]?)?(?:published?|active|approved|valid|in[_-]?force|current)["']?\s{0,8}[:=]\s{0,8}["']?(?:false|no|off|0)\b/i;
const endField =
  /^["']?(?:(?:expires?|expiry|expiration)(?:[_ -]?(?:date|on|at))?|valid[_ -]?(?:until|to))["']?\s{0,8}[:=]\s{0,8}(\S.{0,60})$/i;

/** What a picture beside a title says of the text: `status: draft`. */
const notInForce =
  '(?:draft|wip|work in progress|proposal|proposed|archived|deprecated|obsolete|superseded|withdrawn|expired|retired|outdated)';
const badge = new RegExp(
  `^\\W{0,3}(?:(?:status|state|document|doc|policy|page|lifecycle)\\W{1,3}){0,2}${notInForce}\\W{0,3}$`,
  'i',
);
const badgeAddress = new RegExp(`/badge/(?:[\\w%]{1,40}-)?${notInForce.replaceAll(' ', '[_%20 -]{1,3}')}-`, 'i');

/** What a comment in a text says of it. */
const comment = new RegExp(`^\\W{0,5}(?:status\\W{1,3})?(?:${notInForce}|not in force|do not use)\\W{0,5}$`, 'i');
const made =
  /\b(?:auto[- ]?|automatically )?generated (?:by|with|from|using|automatically)\b|\bauto(?:matically |-)generated\b|\bgenerated\b.{0,60}\bdo not (?:edit|modify|change)\b/i;
/** A part of a text is made by a tool: its contents, a list of what a module takes. */
const madePart =
  /\b(?:toc|doctoc|table of contents|contents|section|index|badges?|contributors?|block|below this line)\b/i;

/** Whether a line of front matter says that the text is not in force. */
export function isNotInForce(field: string): boolean {
  const short = field.slice(0, 200);
  return setFields.test(short) || unsetFields.test(short);
}

/** The day, as it is written, up to which front matter says that the text is in force; null where the line says none. */
export function endOf(field: string): string | null {
  return endField.exec(field.slice(0, 200))?.[1] ?? null;
}

/** Whether the words that stand for a picture say that the text is not in force. */
export function isBadgeOfDraft(words: string): boolean {
  return badge.test(words.slice(0, 100));
}

/** Whether a line shows a badge, made by its address, that says so. */
export function showsBadgeOfDraft(line: string): boolean {
  return badgeAddress.test(line.slice(0, 2000));
}

/** Whether a comment says that the whole text is not in force, or that a tool made it. */
export function takesBackInComment(said: string): boolean {
  const short = said.slice(0, 600);
  return comment.test(short) || (made.test(short) && !madePart.test(short));
}
