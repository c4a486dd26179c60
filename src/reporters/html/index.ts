import type { Reporter } from '../../core/reporter.ts';
import { nameOf } from '../systems/comparison.ts';
import { minuteWords } from '../words.ts';
import { actions } from './actions.ts';
import { claims } from './claims.ts';
import { declared } from './declared.ts';
import { patterns } from './drawing.ts';
import { gaps } from './gaps.ts';
import { glance } from './glance.ts';
import { type Markup, html as template, textOf } from './markup.ts';
import { measured, place } from './measured.ts';
import { questions } from './question.ts';
import { type Sheet, sheetOf, text } from './sheet.ts';
import { style, styleDigest } from './style.ts';
import { verdict } from './verdict.ts';

/** One page that needs nothing but itself: no script, no font, no picture from elsewhere. */
export const html: Reporter = {
  id: 'html',
  title: 'A page for people: self-contained, printable, with links to the evidence',
  render: (assessment, options) => textOf(page(sheetOf(assessment, options))),
};

/** The parts of the page in order; a part that has nothing to say is left out. */
const parts: readonly { id: string; title: string; draw: (sheet: Sheet) => Markup | null }[] = [
  { id: 'glance', title: 'At a glance', draw: glance },
  { id: 'gate', title: 'The gate', draw: verdict },
  { id: 'next', title: 'What to do next', draw: actions },
  { id: 'claims', title: 'What is claimed, and what evidence shows', draw: claims },
  { id: 'questions', title: 'Question by question', draw: questions },
  { id: 'unseen', title: 'What could not be seen', draw: gaps },
  { id: 'declared', title: 'Exceptions and statements', draw: declared },
  { id: 'measured', title: 'How this was measured', draw: measured },
];

function page(sheet: Sheet): Markup {
  const { targets, now, tool } = sheet.assessment;
  const name = text(nameOf(sheet.assessment));
  const drawn = parts
    .map(({ id, title, draw }) => ({ id, title, body: draw(sheet) }))
    .filter(({ body }) => body !== null);
  return template`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleDigest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${tool.name} ${tool.version}">
<title>Cloud maturity of ${name}</title>
${style}
</head>
<body>
${patterns()}
<a class="skip" href="#main">To the content</a>
<header>
<h1>Cloud maturity of ${name}</h1>
${targets.map(
  (target) => template`<p>${place(target, sheet.assessment)}</p>
`,
)}<p class="faint">As of ${minuteWords(now)}, from evidence, by ${tool.name} ${tool.version}</p>
<p>Each question below asks how far a practice has come, from level 1, the beginning, to the highest. Nobody was interviewed: a level is proven only by what was found, and what could not be seen counts neither for nor against it.</p>
<nav aria-label="Contents"><ul>${drawn.map(({ id, title }) => template`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="main">
${drawn.map(
  ({ id, title, body }) => template`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}</section>
`,
)}</main>
</body>
</html>`;
}
