import type { Assessment } from '../../core/assessment.ts';
import { plural } from '../../core/text.ts';
import { commitLink } from '../links.ts';
import { relatedWords, scopeWords, withoutHistory } from '../scope.ts';
import { minuteWords } from '../words.ts';
import { linked } from './evidence.ts';
import { html, type Markup, type Part } from './markup.ts';
import { type Sheet, text } from './sheet.ts';

/** How the answers came about, so that somebody else can come to them again. */
export function measured(sheet: Sheet): Markup {
  const { assessment } = sheet;
  const { tool, now, models, scope, targets, evidenceDigest } = assessment;
  const said = scopeWords(scope);
  return html`<dl>
${entry('Judged as of', minuteWords(now))}${targets.map((target) => entry('Looked at', place(target, assessment, 64)))}${targets
  .flatMap(({ related }) => related)
  .map((one) =>
    entry('Beside it', text(relatedWords(one))),
  )}${said.map((line) => entry('Taken as said', text(line)))}${entry('How much was decided', decided(assessment))}${entry('Tool', `${tool.name} ${tool.version}`)}${models.map(
  (model) => entry(`Policies of ${model.title}`, html`SHA-256 <code>${model.digest}</code>`),
)}${entry('Evidence', html`SHA-256 <code>${evidenceDigest}</code>`)}</dl>
<h3>To come to the same answers again</h3>
<p>The saved evidence is enough; nothing has to be scanned, and no network is needed. <code>tidemark collect</code> saves it, and this checks and judges it:</p>
<pre tabindex="0"><code>sha256sum evidence.json        # must say ${evidenceDigest.slice(0, 16)}…
tidemark evaluate evidence.json</code></pre>
<p>The same evidence, judged by the same version and the same policies, gives the same answers. A level is proven only by what was seen; what could not be seen counts neither for nor against it.</p>
`;
}

const entry = (term: string, told: Part): Markup => html`<dt>${term}</dt><dd>${told}</dd>
`;

function decided({ questions, gaps }: Assessment): string {
  const applicable = questions
    .flatMap(({ criteria }) => criteria)
    .filter(({ outcome }) => outcome !== 'not_applicable');
  const count = applicable.filter(({ outcome }) => outcome !== 'unknown').length;
  const unseen = gaps.length === 0 ? 'nothing stayed unseen' : `${plural(gaps.length, 'thing')} could not be seen`;
  return `${count} of ${plural(applicable.length, 'criterion', 'criteria')} that apply; ${unseen}`;
}

/** A target with the first letters of its commit, linked where the forge shows it. */
export function place(target: Assessment['targets'][number], assessment: Assessment, letters = 7): Markup {
  const unread = withoutHistory(target, assessment);
  if (unread !== null) return html`${text(target.name)}: ${text(unread)}, so only its files can be read`;
  const id = html`<code>${target.commit?.slice(0, letters) ?? 'no commit'}</code>`;
  const commit = linked(id, commitLink(target.commit, target));
  const on = target.branch === null || target.branch === target.trunk ? null : html`, branch ${text(target.branch)}`;
  return html`${text(target.name)} at ${commit}${on}; trunk: ${text(target.trunk ?? 'unknown')}; uncommitted changes are not read`;
}
