import { claimedAmong, claimHeads, claimRow, claimSummary } from '../claims.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { questionLink, type Sheet } from './sheet.ts';

/** Claims beside what evidence shows; null where none were held against it. */
export function claims(sheet: Sheet): Markup | null {
  const claimed = claimedAmong(sheet.assessment.questions);
  if (claimed.length === 0) return null;
  const { title, claimed: level, shown, verdict } = claimHeads;
  const more = claimed.length - limits.list;
  return html`<p class="lead">${claimSummary(claimed)}</p>
<section class="wide" aria-labelledby="claims-table" tabindex="0">
<table class="declared"><caption id="claims-table">Claims and evidence, by question</caption><thead><tr>${[title, level, shown, verdict].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${claimed.slice(0, limits.list).map((question) => {
  const row = claimRow(question);
  return html`<tr><th scope="row">${questionLink(sheet, question)}</th><td>${row.claimed}</td><td>${row.shown}</td><td>${row.verdict}</td></tr>
`;
})}</tbody></table></section>
${more > 0 ? html`<p class="more">and ${more} more in the JSON</p>` : null}`;
}
