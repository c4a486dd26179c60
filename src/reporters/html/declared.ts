import type { Attestation, Waiver } from '../../core/declared.ts';
import { attestationWords, subjectOf, waiverWords } from '../declarations.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { questionLink, type Sheet, text } from './sheet.ts';

type Statement = Pick<Waiver, 'question' | 'criterion' | 'owner' | 'expires'> & { readonly by: string };

/** What people accept and what they state: with an owner and an end, and never part of a level; null for neither. */
export function declared(sheet: Sheet): Markup | null {
  const { waivers, attestations } = sheet.assessment.scope;
  if (waivers.length === 0 && attestations.length === 0) return null;
  return html`<p>What people accept or state. Nothing of it changes a level.</p>
${waivers.length === 0 ? null : waiverTable(sheet, waivers)}${attestations.length === 0 ? null : attestationTable(sheet, attestations)}`;
}

function waiverTable(sheet: Sheet, waivers: readonly (Waiver & { by: string })[]): Markup {
  const heads = ['What is accepted', 'Reason', 'Owner', 'Until', 'Declared by'];
  return table({ title: 'Accepted exceptions', name: 'waivers', heads }, waivers, (one) =>
    row(sheet, one, { words: html`${text(one.reason)}`, state: waiverWords(sheet.assessment, one) }),
  );
}

function attestationTable(sheet: Sheet, attestations: readonly (Attestation & { by: string })[]): Markup {
  const heads = ['What is stated', 'In their words', 'Owner', 'Until', 'Declared by'];
  return table({ title: 'Statements', name: 'attestations', heads }, attestations, (one) => {
    const answer = one.answer === 'yes' ? 'It is so' : 'It is not so';
    const words = html`<strong>${answer}:</strong> ${text(one.statement)} <span class="faint">(made ${one.made})</span>`;
    return row(sheet, one, { words, state: attestationWords(sheet.assessment, one) });
  });
}

function table<T>(
  { title, name, heads }: { readonly title: string; readonly name: string; readonly heads: readonly string[] },
  list: readonly T[],
  draw: (one: T) => Markup,
): Markup {
  const more = list.length - limits.list;
  return html`<h3 id="${name}-title">${title}</h3>
<section class="wide" aria-labelledby="${name}-title" tabindex="0">
<table class="declared"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${list.slice(0, limits.list).map(draw)}</tbody></table></section>
${more > 0 ? html`<p class="more">and ${more} more in the JSON</p>` : null}`;
}

/** What it is about, what is said, and whose it is until when. */
function row(sheet: Sheet, one: Statement, { words, state }: { words: Markup; state: string }): Markup {
  const until = html`${one.expires} <span class="faint">(${state})</span>`;
  return html`<tr><th scope="row">${about(sheet, one)}</th><td>${words}</td><td>${text(one.owner)}</td><td>${until}</td><td>${text(one.by)}</td></tr>
`;
}

function about(sheet: Sheet, one: Statement): Markup {
  const { question, criterion } = subjectOf(sheet.assessment, one);
  if (question === undefined) return html`${text(one.question)}: ${text(one.criterion)}`;
  return html`${text(criterion?.title ?? one.criterion)} <span class="faint">(${questionLink(sheet, question)})</span>`;
}
