import type { Assessment } from '../../src/core/assessment.ts';
import { saved } from '../contract/reporter.ts';

/** Texts that mean something to Markdown, HTML, XML, spreadsheets, terminals or forges, as names may be. */
export const nasty: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details></summary><h1>done',
  '<!-- tidemark -->',
  '--> out of the comment',
  ']]> out of the section',
  '&lt;b&gt; &amp;#64;everybody',
  '[link](https://evil.example/)',
  '![image](https://evil.example/x.png)',
  '[ref]: https://evil.example/',
  'https://evil.example/?a=b',
  'www.evil.example',
  'ftp://evil.example',
  'mail@evil.example',
  'mailto:mail@evil.example',
  '@everybody @acme/owners',
  'closes #1, acme/shop#2, GH-3, !4, %5, ~bug, $6, &7, ^alert#8',
  '/approve',
  '| a | b |',
  '`code` with one ` over',
  '``` js',
  '~~~',
  '# heading',
  '- item',
  '+ item',
  '1. item',
  '12) item',
  '---',
  '===',
  '> quote',
  '*bold* __bold__ ~~gone~~ \\*not\\*',
  '$x^2$ $$y$$',
  ':smile: :+1:',
  '[^1] [x] {+added+} {-removed-} [[page]] %{name}',
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r\n=1+1',
  'a;=1+1',
  '"quoted", and more',
  "it's",
  '\u0000\u0008\u001b[31mred\u009b\u202eevil\ufffe\uffff\ud800',
  '    indented',
  ' \u00a0 ',
  '`',
  'trailing backslash \\',
];

/** Two questions of a saved assessment, in which every text that comes from outside is this one. */
export function saying(text: string): Assessment {
  const mixed = saved('mixed');
  const by = text;
  const declared = { question: text, criterion: text, owner: text, expires: '2027-01-01', by };
  return {
    ...mixed,
    targets: mixed.targets.map((target) => ({
      ...target,
      ...{ name: text, branch: text, trunk: text, related: [{ name: text, commit: null }] },
    })),
    scope: {
      ...mixed.scope,
      complete: [{ family: text, by }],
      lexicon: by,
      waivers: [{ ...declared, reason: text }],
      attestations: [{ ...declared, statement: text, answer: 'no', made: '2026-01-01' }],
    },
    models: mixed.models.map((model) => ({ ...model, title: text })),
    questions: mixed.questions.slice(0, 2).map((question) => ({
      ...question,
      ...{ id: text, title: text, section: text },
      criteria: question.criteria.map((criterion) => ({
        ...criterion,
        ...{ title: text, remediation: text, missing: [text], evidence: mixed.citations.map(({ id }) => id) },
        error: criterion.outcome === 'unknown' ? text : null,
      })),
    })),
    citations: mixed.citations.map((citation) => ({
      ...citation,
      ...{ kind: text, summary: text, at: { ...citation.at, path: text } },
    })),
    gaps: mixed.gaps.map(({ gap }) => ({ kinds: [text], gap: { ...gap, detail: text, mend: text } })),
  };
}
