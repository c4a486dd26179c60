import { type Action, actionsOf } from '../actions.ts';
import { actorWords, effortWords } from '../words.ts';
import { limits } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { firstOf, questionLink, type Sheet, spelled } from './sheet.ts';

/** What to do for the next levels, by who can do it; each step once, however many questions it raises; null where there is none. */
export function actions(sheet: Sheet): Markup | null {
  const byActor = [...actionsOf(sheet.assessment)];
  if (byActor.length === 0) return null;
  return html`<p>The shortest way to the next level of each question, by who can act. A step that counts for several questions stands once.</p>
${byActor.map(
  ([actor, steps]) => html`<h3>For ${actorWords[actor]}</h3>
<ol class="steps">
${firstOf(steps, limits.list, (step) => stepItem(sheet, step))}</ol>
`,
)}`;
}

function stepItem(sheet: Sheet, { remediation, effort, isNeeded, raises }: Action): Markup {
  const raised = raises.slice(0, limits.evidence);
  const more = raises.length - raised.length;
  return html`<li><p><strong class="${isNeeded ? 'refuted' : 'unknown'}">${isNeeded ? 'To do' : 'If it is not so yet'}:</strong> ${spelled(remediation)}</p>
<p class="faint">Counts towards ${raised.map(
    ({ question, level }, nth) => html`${nth === 0 ? '' : '; '}level ${level} of ${questionLink(sheet, question)}`,
  )}${more > 0 ? `; and ${more} more` : ''} (${effortWords[effort]})</p></li>
`;
}
