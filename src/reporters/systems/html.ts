import type { SystemsReporter } from '../../core/reporter.ts';
import { html as template, textOf } from '../html/markup.ts';
import { style, styleDigest } from '../html/style.ts';
import { minuteWords } from '../words.ts';
import { commitsOf, shortLegend, shortWords, sideBySide } from './comparison.ts';

/** A page with one table: questions down, systems across, and how they are spread. Self-contained, without script. */
export const html: SystemsReporter = {
  id: 'html',
  render(assessments) {
    const { names, rows, assessments: systems } = sideBySide(assessments);
    return textOf(template`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleDigest}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Cloud maturity, ${systems.length} systems</title>
${style}
</head>
<body>
<main>
<h1>Cloud maturity of several systems</h1>
<p class="faint">${shortLegend}</p>
<div class="wide" tabindex="0" role="region" aria-label="Levels by question and system">
<table>
<thead><tr><th scope="col">Question</th><th scope="col">All</th>${names.map((name) => template`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ({ title, scores, summary }) => template`<tr><th scope="row">${title}</th><td>${summary}</td>${scores.map(
    (score) => template`<td>${shortWords(score)}</td>`,
  )}</tr>
`,
)}</tbody>
</table>
</div>
<h2>What was read</h2>
<ul>
${systems.map(
  (
    { now, tool, targets },
    at,
  ) => template`<li>${names[at] ?? ''} at <code>${commitsOf({ targets })}</code>: as of ${minuteWords(now)}, by ${tool.name} ${tool.version}</li>
`,
)}</ul>
</main>
</body>
</html>`);
  },
};
