import { createHash } from 'node:crypto';
import { html, type Markup, textOf, verbatim } from './markup.ts';

/**
 * The look of the page, in light, dark and print, from a small telephone on. Signs and words say everything that colour
 * says; nothing moves.
 */
export const style: Markup = html`<style>
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b2430; --faint: #515d6b; --line: #d3d9e0; --panel: #f4f6f9; --link: #0b57a4;
  --proven: #1c7d54; --on-proven: #fff; --proven-ink: #17683f;
  --possible: #fdf3d8; --stripe: #f0d48a; --on-possible: #4a3600; --possible-edge: #a87b0a; --open-ink: #7a5200;
  --out: #fff; --out-edge: #8b95a1; --refuted-ink: #a9231c; --target: #1b2430;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c; --ink: #e6eaf0; --faint: #a8b3c0; --line: #313a45; --panel: #1a2029; --link: #86bcff;
    --proven: #2c9d6c; --on-proven: #04120b; --proven-ink: #5fd3a0;
    --possible: #33290f; --stripe: #54431a; --on-possible: #f6e6bd; --possible-edge: #b98f2b; --open-ink: #f0c45c;
    --out: #12161c; --out-edge: #6d7885; --refuted-ink: #ff9d94; --target: #e6eaf0;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 68rem; padding: 1rem clamp(.75rem, 4vw, 2.5rem) 4rem; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.25rem); line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .35rem 0; max-width: 48rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .375rem; padding: .75rem; overflow-x: auto; overflow-wrap: normal; }
ul, ol { margin: .35rem 0; padding-left: 1.25rem; }
.faint, figcaption { color: var(--faint); font-size: .9rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; background: var(--paper); padding: .5rem; }
.skip:focus { left: .5rem; top: .5rem; z-index: 1; }
.patterns { position: absolute; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
nav ul, .key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
.lead { font-size: 1.1rem; }
.beside { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; margin: .75rem 0; }
figure { margin: 0; max-width: 26rem; }
.drawing { display: block; width: 100%; height: auto; }
.drawing text { font: 600 14px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; text-anchor: middle; }
.drawing .title { font-weight: 400; text-anchor: start; fill: currentColor; }
rect.proven { fill: var(--proven); stroke: var(--proven); }
rect.possible { fill: var(--possible); stroke: var(--possible-edge); }
rect.out, rect.blank { fill: var(--out); stroke: var(--out-edge); }
rect.blank { stroke-dasharray: 3 3; }
.stripes { fill: url(#stripes); }
.stripe { fill: var(--stripe); }
.on-proven { fill: var(--on-proven); }
.on-possible { fill: var(--on-possible); }
.on-out, .on-blank { fill: var(--faint); }
.target { fill: none; stroke: var(--target); stroke-width: 3; }
.key { font-size: .9rem; margin: .5rem 0; color: var(--ink); }
.key svg { vertical-align: -.15em; }
.wide { overflow-x: auto; overflow-wrap: normal; position: relative; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: var(--faint); padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .35rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
tbody th { font-weight: 400; }
.glance thead th { vertical-align: bottom; }
.level, .number { text-align: center; }
.level { padding-inline: .1rem; min-width: 1.3rem; }
.sign { display: inline-block; min-width: 1.2em; text-align: center; font-weight: 700; }
.sign.proven, strong.proven { color: var(--proven-ink); }
.sign.refuted, strong.refuted { color: var(--refuted-ink); }
.sign.mixed, strong.mixed, .sign.unknown, strong.unknown { color: var(--open-ink); }
.sign.not_applicable, strong.not_applicable, .no_criterion { color: var(--faint); }
.steps > li, .gaps > li { margin: .6rem 0; }
.question { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem clamp(.75rem, 3vw, 1.5rem) 1rem; margin: 1.25rem 0; }
.question:target { outline: 3px solid var(--link); }
.question > h3 { margin-top: 1rem; }
.bar { display: flex; flex-wrap: wrap; gap: .35rem; list-style: none; padding: 0; }
.bar li { border: 1px solid var(--line); border-radius: .25rem; padding: .1rem .5rem; background: var(--panel); }
.bar li.proven { border-color: var(--proven-ink); }
.answer { font-size: 1.15rem; font-weight: 600; }
details { margin: .35rem 0; }
summary { cursor: pointer; padding: .15rem 0; }
summary h4 { display: inline; }
.of-level { border-top: 1px solid var(--line); padding-top: .5rem; margin-top: .75rem; }
.criteria, .gaps { list-style: none; padding: 0; }
.criterion { border-left: 3px solid var(--line); padding-left: .75rem; margin: .9rem 0; }
.evidence > :not(summary) { margin-left: 1rem; font-size: .9rem; }
.evidence li { margin: .3rem 0; }
.gaps > li { background: var(--panel); border-radius: .375rem; padding: .5rem .75rem; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0; }
@media (max-width: 30rem) {
  .glance thead .number { writing-mode: vertical-rl; padding-inline: .25rem; }
  .glance :is(th, td) { padding-inline: .15rem; }
  .glance .level, .glance .sign { min-width: 1rem; padding-inline: 0; }
}
@media (min-width: 60rem) {
  .beside { grid-template-columns: minmax(0, 26rem) minmax(0, 1fr); gap: 2.5rem; }
}
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a { color: inherit; }
  .drawing, .key svg, .sign { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; }
  h2, h3, h4, summary { break-after: avoid; }
  .criterion, .steps > li, .gaps > li, tr, figure { break-inside: avoid; }
  .question { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 0; }
  .wide { overflow: visible; }
  .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
</style>`;

const css = textOf(style).trim().slice('<style>'.length, -'</style>'.length);

/** What the page allows of styles: these, and no others. */
export const styleDigest: Markup = verbatim(`sha256-${createHash('sha256').update(css).digest('base64')}`);
