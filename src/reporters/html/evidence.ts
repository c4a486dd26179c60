import type { Citation, CriterionResult } from '../../core/assessment.ts';
import { mostTelling } from '../citations.ts';
import { linkOf } from '../links.ts';
import { placeOf } from '../place.ts';
import { kindWords } from '../words.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { type Sheet, text } from './sheet.ts';

/** What a criterion rests on: the most telling facts by kind, each with the place to go and look. */
export function evidence(sheet: Sheet, { evidence: ids }: CriterionResult): Markup | null {
  if (ids.length === 0) return null;
  const shown = mostTelling(sheet.assessment, ids).slice(0, sheet.evidence);
  const byKind = [...Map.groupBy(shown, ({ kind }) => kind)];
  const more = ids.length - shown.length;
  return html`<details class="evidence"><summary>What was seen (${ids.length})</summary>
${byKind.map(
  ([kind, facts]) => html`<p class="faint">${kindWords(kind)}</p>
<ul>
${facts.map((citation) => factItem(sheet, citation))}</ul>
`,
)}${more > 0 ? html`<p class="more">and ${more} more in the JSON</p>` : null}</details>
`;
}

function factItem({ assessment }: Sheet, citation: Citation): Markup {
  const place = placeOf(citation);
  const target = assessment.targets.find(({ id }) => id === citation.source);
  const link = linkOf(citation, target);
  const at = place === null ? null : html`<br>${linked(html`<code>${text(place)}</code>`, link)}`;
  return html`<li>${text(citation.summary)}${at}</li>
`;
}

/** A text that leads to a page of the forge, where there is one that browsers can go to. */
export function linked(words: Markup, link: string | null): Markup {
  return link === null || link.length > limits.address
    ? words
    : html`<a href="${link}" rel="noreferrer noopener">${words}</a>`;
}
