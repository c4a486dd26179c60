import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../collectors/documents/document.ts';
import { documents } from '../../../collectors/documents/index.ts';
import { readTemplates } from '../../../collectors/documents/template.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { Unreadable } from '../../../src/core/errors.ts';
import { testCollector } from '../../contract/collector.ts';

const read = (files: Readonly<Record<string, string | Uint8Array | Unreadable>>) =>
  readDocuments(memoryRepository({ files }));

/** The one document of a repository that holds this text. */
async function documentOf(text: string, path = 'CONTRIBUTING.md') {
  const { items } = await read({ [path]: text });
  expect(items).toHaveLength(1);
  return items[0];
}

/** The one template of a repository that holds this text. */
async function templateOf(text: string, path = '.github/pull_request_template.md') {
  const files = { [path]: text };
  const { items } = await readTemplates(memoryRepository({ files }));
  expect(items).toHaveLength(1);
  expect((await read(files)).items).toEqual([]);
  return items[0];
}

const guide = `# Contributing

Thank you for your interest. Every pull request must have a test, and the description
should say why the change is wanted. Commits must be signed.

Pull requests are merged once they were reviewed by a maintainer.
`;

describe('what a document asks for', () => {
  test('is read from its sentences', async () => {
    expect(await documentOf(guide)).toEqual({
      ref: 'CONTRIBUTING.md',
      at: { commit: expect.any(String), path: 'CONTRIBUTING.md', line: 3 },
      said: 'Thank you for your interest. Every pull request must have a test, and the description',
      form: 'contribution_guide',
      isOwn: 'yes',
      ownBecause: 'guide_of_forge',
      statesRules: 'yes',
      asksForReview: 'yes',
      tellsSteps: 'no',
      checklistItems: 0,
      words: 38,
    });
  });

  test('is not found in comments, code and quotes', async () => {
    const hidden = `${'This page is about the people with whom we work and what they like to do. '.repeat(3)}
<!-- You must sign. Commits must be small.
Changes must be reviewed by a maintainer. - [ ] -->
\`\`\`
You must sign. Commits must be small. Pull requests must be approved by a maintainer.
- [ ] done
\`\`\`
> You must sign. Commits must be small. Pull requests must be reviewed by a maintainer.
`;
    expect(await documentOf(hidden)).toMatchObject({
      statesRules: 'unknown',
      asksForReview: 'unknown',
      checklistItems: 0,
    });
    expect(await documentOf(hidden.replace(/^>.*$/m, ''))).toMatchObject({ statesRules: 'no', asksForReview: 'no' });
  });

  test('may be a turn of phrase: one sentence of rules, requests and imperative lists are unknown', async () => {
    const filler = 'This is the code of the service that the people of the city use to pay for the bins. '.repeat(2);
    const rules = async (text: string) => (await documentOf(`${filler}\n\n${text}`))?.statesRules;
    expect(await rules('That is all.')).toBe('no');
    expect(await rules('You must sign your commits.')).toBe('unknown');
    expect(await rules('Please open an issue. Please be kind. You need to have an account.')).toBe('unknown');
    expect(await rules('- Run the tests\n- Open a pull request')).toBe('unknown');
    expect(await rules('You should see a page. It should work.')).toBe('no');
    expect(await rules('What should I do? Who must sign? Why should I ask?')).toBe('unknown');
    expect(await rules('## What must be done\n\n## What should be done\n')).toBe('unknown');
    expect(await rules('You must sign your commits. They should be small.')).toBe('yes');
  });

  test('is a review of changes by others, not of something else and not by oneself', async () => {
    const filler = 'This is the code of the service that the people of the city use to pay for the bins. '.repeat(2);
    const review = async (text: string) => (await documentOf(`${filler}\n\n${text}`))?.asksForReview;
    expect(await review('All submissions, including those by members, require review.')).toBe('yes');
    expect(await review('A merge request needs two approvals before it is merged.')).toBe('yes');
    expect(await review('Your application is reviewed by the team.')).toBe('unknown');
    expect(await review('Small changes need not be reviewed by anybody.')).toBe('unknown');
    expect(await review('Please review our code of conduct.')).toBe('unknown');
    const template = async (text: string) => (await templateOf(text))?.asksForReview;
    expect(await template('- [ ] Reviewed by another developer')).toBe('yes');
    expect(await template('- [ ] I have reviewed my work')).toBe('unknown');
  });

  test('of a security policy is more than where to report, and what becomes of a report', async () => {
    const report = `# Security

Please do not report security vulnerabilities through public issues. You must send an e-mail to the team instead.
You should receive a response within 24 hours. Reports must include steps to reproduce.
`;
    expect(await documentOf(report, 'SECURITY.md')).toMatchObject({ form: 'security_policy', statesRules: 'no' });
    const rules = `${report}\nSecrets must never be committed. All accounts shall use a second factor.\n`;
    expect(await documentOf(rules, 'SECURITY.md')).toMatchObject({ statesRules: 'yes', isOwn: 'yes' });
  });

  test('is unknown in a language whose words are not listed', async () => {
    const german = `Jeder Beitrag muss einen Test haben und die Beschreibung soll sagen, warum er gut ist.
Änderungen werden von einer zweiten Person geprüft, bevor sie übernommen werden. Bitte kleine Commits schreiben.`;
    expect(await documentOf(german)).toMatchObject({ statesRules: 'unknown', asksForReview: 'unknown', isOwn: 'yes' });
    const chinese = '提交之前请运行所有测试并确保代码已经格式化，所有更改必须经过维护者审查。';
    expect(await documentOf(chinese)).toMatchObject({
      statesRules: 'unknown',
      isOwn: 'yes',
      words: expect.any(Number),
    });
  });

  test('is unknown where a short guide leads elsewhere', async () => {
    expect(await documentOf('Please read [our guide](https://example.org/guide) before you begin.')).toMatchObject({
      isOwn: 'unknown',
      statesRules: 'unknown',
      asksForReview: 'unknown',
    });
  });

  test('is read from forms for issues too', async () => {
    const form = `name: Bug
body:
  - type: markdown
    attributes:
      value: |
        Reports must name the version. The title should be short and it must say what is wrong with the thing.
  - type: checkboxes
    attributes:
      label: Checks
      options:
        - label: I searched for it
        - label: It is not a question
  - type: dropdown
    attributes: {label: Size, options: [small, large]}
`;
    expect(await templateOf(form, '.github/ISSUE_TEMPLATE/bug.yml')).toEqual({
      ref: '.github/ISSUE_TEMPLATE/bug.yml',
      at: { commit: expect.any(String), path: '.github/ISSUE_TEMPLATE/bug.yml', line: 1 },
      said: 'name: Bug',
      form: 'issue',
      isOwn: 'yes',
      ownBecause: 'form_of_forge',
      asksForAccess: 'no',
      asksForReview: 'no',
      checklistItems: 2,
      words: 31,
    });
    const others = { '.github/ISSUE_TEMPLATE/config.yml': 'x: 1', '.github/ISSUE_TEMPLATE/labels.yml': '- a' };
    expect((await readTemplates(memoryRepository({ files: others }))).items).toEqual([]);
  });

  test('counts boxes to tick however lists are written', async () => {
    const text = '- [ ] one\n* [x] two\n  + [X] three\n1. [ ] four\n- [] none\n-[ ] none\n[ ] none\n- [link](x)\n';
    expect(await templateOf(text, 'PULL_REQUEST_TEMPLATE.md')).toMatchObject({
      form: 'change_request',
      checklistItems: 4,
      isOwn: 'yes',
      ownBecause: 'form_of_forge',
    });
  });
});

describe('whether a document is the repository’s own', () => {
  test('it is not when nothing stands in it, or nothing of anybody’s', async () => {
    expect(await documentOf('')).toMatchObject({ isOwn: 'no', statesRules: 'no', asksForReview: 'no', words: 0 });
    expect(await templateOf('<!-- describe the change -->\n')).toMatchObject({
      isOwn: 'no',
    });
    expect(await documentOf(`Lorem ipsum ${'dolor sit amet '.repeat(20)}`)).toMatchObject({ isOwn: 'no' });
    expect(await documentOf('To be written soon.')).toMatchObject({ isOwn: 'no' });
  });

  test('it is not when it is what the forge offers to begin with', async () => {
    const offered = `# Security Policy
## Supported Versions
Use this section to tell people about which versions of your project are
currently being supported with security updates.
| Version | Supported |
## Reporting a Vulnerability
Use this section to tell people how to report a vulnerability.
Tell them where to go, how often they can expect to get an update.`;
    expect(await documentOf(offered, 'SECURITY.md')).toMatchObject({ isOwn: 'no' });
    const filled = offered.replace(/Use this section[^.]*\./g, 'We support the newest release with updates.');
    expect(await documentOf(filled, 'SECURITY.md')).toMatchObject({ isOwn: 'yes' });
  });

  test('an issue template is not while it is the one that the forge offers', async () => {
    const offered = `---
name: Bug report
about: Create a report to help us improve
---

**Describe the bug**
A clear and concise description of what the bug is.

**To Reproduce**
Steps to reproduce the behavior:
1. Go to '...'
2. Click on '....'
3. See error

**Additional context**
Add any other context about the problem here.
`;
    const path = '.github/ISSUE_TEMPLATE/bug_report.md';
    expect(await templateOf(offered, path)).toMatchObject({ isOwn: 'no' });
    expect(await templateOf(offered.replace(/1\.[\s\S]*error/, '1. Name the service'), path)).toMatchObject({
      isOwn: 'yes',
    });
    const wish = `**Is your feature request related to a problem? Please describe.**
A clear and concise description of what the problem is. Ex. I'm always frustrated when [...]

**Describe the solution you'd like**
A clear and concise description of what you want to happen.

**Additional context**
Add any other context or screenshots about the feature request here.
`;
    expect(await templateOf(wish, '.github/ISSUE_TEMPLATE/feature_request.md')).toMatchObject({ isOwn: 'no' });
  });

  test('a policy is when it speaks of people’s duties; of a product it may be the documentation', async () => {
    const filler = 'It is the one that we keep for all of the services which are run by us in the cloud of the city. ';
    const own = `${filler}Every team must name an owner. Developers shall rotate their keys.`;
    const product = `${filler}The field must be set. The server should be restarted.`;
    expect(await documentOf(own, 'policies/access.md')).toMatchObject({ form: 'policy_text', isOwn: 'yes' });
    expect(await documentOf(product, 'docs/policies/access.md')).toMatchObject({ isOwn: 'unknown' });
    expect(await documentOf(own, 'standards/naming.md')).toMatchObject({ form: 'standard', isOwn: 'yes' });
    const beside = await read({ 'policies/access.md': own, 'policies/rules/a.rego': 'package a' });
    expect(beside.items).toMatchObject([{ ref: 'policies/access.md', isOwn: 'unknown' }]);
  });
});

describe('other markup', () => {
  test('of AsciiDoc hides comments and code', async () => {
    const text = `${guide}\n// - [ ] no\n----\n* [ ] no\n----\n* [ ] yes\n`;
    expect(await documentOf(text, 'CONTRIBUTING.adoc')).toMatchObject({ statesRules: 'yes', checklistItems: 1 });
  });

  test('of reStructuredText hides directives and what stands below them', async () => {
    const filler = 'This is the code of the service that the people of the city use to pay for the bins. '.repeat(2);
    const hidden = `${filler}\n\n.. code-block:: text\n\n   You must do it. You must do that.\n\nLike this::\n\n    You must. You shall.\n`;
    expect(await documentOf(hidden, 'CONTRIBUTING.rst')).toMatchObject({ statesRules: 'no' });
    expect(await documentOf(`${hidden}\nYou must. You shall.\n`, 'CONTRIBUTING.rst')).toMatchObject({
      statesRules: 'yes',
    });
  });

  test('of Markdown hides front matter, and comments that end where they began', async () => {
    const text = `---\ntitle: x\n---\n- [ ] one <!-- - [ ] -->\n- [ ] two <!-- never\nended\n`;
    expect(await documentOf(text)).toMatchObject({ checklistItems: 2, words: 4 });
    expect(await documentOf('- [ ] one <!-- a\n- [ ] two\n-->\n- [ ] three')).toMatchObject({
      checklistItems: 2,
    });
    expect(await documentOf('one\n<!-- a\n- [ ] two')).toMatchObject({ checklistItems: 0, words: 1 });
  });
});

describe('hostile and broken documents', () => {
  test.each([
    ['one line without end', 'must '.repeat(200_000)],
    ['a word without end', 'x'.repeat(1_000_000)],
    ['comments that never end', '<!-- '.repeat(200_000)],
    ['comments that end at once', '<!---->'.repeat(140_000)],
    ['fences', '```\n'.repeat(250_000)],
    ['list items', '- [ ] '.repeat(160_000)],
    ['backslashes and brackets', '[](\\'.repeat(250_000)],
    ['angle brackets', '<'.repeat(1_000_000)],
    ['empty lines', '\n'.repeat(1_000_000)],
    ['quotes in quotes', '>'.repeat(1_000_000)],
  ])('of %s are read', async (_, text) => {
    const document = await documentOf(text);
    expect(document?.asksForReview).toMatch(/^(no|unknown)$/);
  });

  test('with a part that was not looked into are never said to be silent', async () => {
    const long = `${'the people and the city of the '.repeat(20_000)}\n`;
    expect(await documentOf(long)).toMatchObject({ statesRules: 'unknown', asksForReview: 'unknown' });
  });

  test('of bytes that are no UTF-8, with a mark at their start and line ends of another system, are read', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(guide.replaceAll('\n', '\r\n')), 0xff]);
    const { items } = await read({ 'contributing.MD': bytes });
    expect(items).toMatchObject([{ statesRules: 'yes', asksForReview: 'yes', words: 38 }]);
  });

  test('leave a gap where they cannot be read, and the others are read', async () => {
    const absent = new Unreadable('absent', 'not here', 'fetch it');
    const { items, gaps } = await read({ 'CONTRIBUTING.md': guide, 'SECURITY.md': absent, 'POLICY.md': 'a\0b' });
    expect(items).toMatchObject([{ ref: 'CONTRIBUTING.md' }]);
    expect(gaps.map(({ reason }) => reason).sort()).toEqual(['absent', 'malformed']);
  });

  test('beyond five hundred leave a gap', async () => {
    const files = Object.fromEntries(Array.from({ length: 510 }, (_, n) => [`standards/s${n}.md`, 'x']));
    const { items, gaps } = await read(files);
    expect(items).toHaveLength(500);
    expect(gaps).toMatchObject([{ reason: 'too_large', detail: expect.stringContaining('10 documents') }]);
  });
});

testCollector('documents', documents, [
  { name: 'nothing there', source: () => memoryRepository({}) },
  {
    name: 'documents of every form',
    source: () =>
      memoryRepository({
        files: {
          'CONTRIBUTING.md': guide,
          'docs/SECURITY.md': '\u001b[31mreport it\u202e',
          '.gitlab/merge_request_templates/Default \u202e.md': '- [ ] x',
          '.github/ISSUE_TEMPLATE/a.yml': 'body: [',
          'docs/policies/a.md': guide,
        },
      }),
  },
]);
