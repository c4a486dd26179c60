import type { Tri } from '../../../src/core/facts/base.ts';
import { accessObject, mayTellOfAccess } from '../../../src/lexicon/access-words.ts';
import type { DocumentForm } from '../../../src/lexicon/documents.ts';
import { isJudged } from '../judge.ts';
import type { Prose } from '../prose.ts';
import { type AccessForm, accessForm, nameWords } from './subject.ts';

/** What a template says of itself at its head: front matter, the fields of a form, its first heading. */
const head = /^(?:name|about|title|description|#{1,2})[: ]\s{0,8}(.{1,300})$/gm;

/** Forms of those who want something; the others tell of rules, and of what went wrong with them. */
const asking: ReadonlySet<AccessForm | null> = new Set(['joiners_leavers', 'request_guide']);

/** Letters in which the head of a template stands. */
const HEAD_LETTERS = 2000;

/** Whether a template is for asking that somebody gets or loses access: its name or head says so, and its text fits. */
export function asksForAccess(path: string, form: DocumentForm, text: string, prose: Prose): Tri {
  const told = [...text.slice(0, HEAD_LETTERS).matchAll(head)].map((found) => (found[1] ?? '').replace(/['"]/g, ''));
  const isFor = [nameWords(path), ...told].some((line) => asking.has(accessForm(line)));
  const own = [...prose.statements, ...prose.asides.filter((aside) => !prose.others.has(aside))];
  const said = [...own, ...prose.others];
  if (isFor) return own.some((statement) => accessObject.test(statement)) ? 'yes' : 'unknown';
  return isJudged(form, prose) && !said.some((statement) => mayTellOfAccess.test(statement)) ? 'no' : 'unknown';
}
