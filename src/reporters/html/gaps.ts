import { gapsByActor } from '../gap-actors.ts';
import { kindWords } from '../words.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { firstOf, type Sheet, spelled, text } from './sheet.ts';

/** What was not seen, each gap once, by who can do something about it. */
export function gaps({ assessment }: Sheet): Markup {
  const byActor = [...gapsByActor(assessment)];
  return html`${
    byActor.length === 0
      ? html`<p>Everything that the questions ask about could be looked at.</p>`
      : html`<p>Nothing of this counts as good or bad: it is why an answer may stay open.</p>`
  }
${byActor.map(
  ([actor, own]) => html`<h3>For ${actor}</h3>
<ul class="gaps">
${firstOf(
  own,
  limits.list,
  ({ kinds, gap }) => html`<li><p>${text(gap.detail)}</p>
<p class="faint">Matters for: ${text([...new Set(kinds.map(kindWords))].join('; '))}</p>
<p class="remedy">What would show it: ${spelled(gap.mend)}</p></li>
`,
)}</ul>
`,
)}`;
}
