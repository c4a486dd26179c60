import { byTitle, capital, heldWords, isGate, toldVerdict } from '../verdict.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { firstOf, type Sheet, text } from './sheet.ts';

/** How the gate decided, and what changed since its baseline; null where nothing was held against anything. */
export function verdict({ assessment, options }: Sheet): Markup | null {
  if (options.verdict === undefined || !isGate(options.verdict)) return null;
  const { head, goals, waivers, since } = toldVerdict(options.verdict, byTitle(assessment));
  const held = heldWords(goals);
  const told = [
    ...goals.filter(({ isPlain }) => !isPlain).map(({ words }) => words),
    ...(held === null ? [] : [held]),
    ...waivers,
  ];
  return html`<p class="lead">${text(head)}</p>
${list(told)}${
  since === null
    ? null
    : html`<h3>What changed</h3>
<p>${text(since.head)}.</p>
${list(since.lost)}${since.changes.map(
  ({ words, criteria }) => html`<details open><summary><h4>${capital(words)} (${criteria.length})</h4></summary>
${list(criteria)}</details>
`,
)}<p class="faint">${since.same}</p>
`
}`;
}

const list = (words: readonly string[]): Markup | null =>
  words.length === 0
    ? null
    : html`<ul>${firstOf(
        words,
        limits.list,
        (line) => html`<li>${text(capital(line))}</li>
`,
      )}</ul>
`;
