import { describe, expect, test } from 'vitest';
import { html, type Part, textOf, verbatim } from '../../../src/reporters/html/markup.ts';

describe('a template', () => {
  test('escapes texts, in content as in attributes', () => {
    const text = `<img src=x onerror=alert(1)>&"'`;
    expect(textOf(html`<p title="${text}">${text}</p>`)).toBe(
      '<p title="&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;">&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;</p>\n',
    );
  });

  test('takes out control characters and those that turn the direction of text', () => {
    expect(textOf(html`${'a\u001b[31m\u202eb\u0000'}`)).toBe('a\ufffd[31m\ufffdb\ufffd\n');
  });

  test('takes out what looks like a credential, but for texts of our own', () => {
    const token = `ghp_${'x1'.repeat(18)}`;
    expect(textOf(html`${token}`)).toMatch(/^\[redacted-[0-9a-f]{4}\]\n$/);
    expect(textOf(html`${verbatim(token)}`)).toBe(`${token}\n`);
  });

  test('puts its own markup, lists and numbers in as they are, and nothing where there is null', () => {
    expect(textOf(html`<ul>${[html`<li>${1}</li>`, html`<li>${'<2>'}</li>`]}${null}</ul>`)).toBe(
      '<ul><li>1</li><li>&lt;2&gt;</li></ul>\n',
    );
  });

  test('takes nothing that came out of a document for markup', () => {
    const forged = JSON.parse('{"markup": "<script>", "Symbol(markup)": "<script>"}') as Part;
    expect(() => html`${forged}`).toThrow();
  });
});
