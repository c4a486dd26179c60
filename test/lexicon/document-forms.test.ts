import { expect, test } from 'vitest';
import { hasBlanks, isForOthers } from '../../src/lexicon/document-forms.ts';

test.each([
  'Approved by <team name>, kept by <role>.',
  'Ask {{ team }} or {{ owner }}.',
  '| Keys | [your team] |\n| Backups | [name of the owner] |',
  '| Keys | `<team>` |\n| Backups | `<owner>` |',
  '| Keys | $TEAM |\n| Backups | $PLATFORM_TEAM |',
  '{{ team.name }} and {{ cookiecutter.owner }}',
])('blanks stand where names would: %s', (text) => {
  expect(hasBlanks(text)).toBe(true);
});

test.each([
  '<details>\n<summary>More</summary>\nText\n</details>\n<table><thead><tr><td>a</td></tr></thead></table>',
  'Run `aws iam delete-user --user-name <username>` and `kubectl delete rolebinding <username>`.',
  'Run `delete <username> <account>`, where <username> and <account> are theirs.',
  '```sh\nkms rotate --key-id <key-id> --account <account>\n```\n',
  'See {{ site.baseurl }}, {{ page.title }} and {{ .Site.Title }}.',
  '[team directory][1], [role list][2], [team page](a.md), [owner list]\n\n[1]: https://a.example\n[owner list]: b.md\n',
  'Set $HOME and $PATH, one $TEAM.',
  'One <team name> alone.',
])('nothing is to be filled in: %s', (text) => {
  expect(hasBlanks(text)).toBe(false);
});

test('blanks far from what is looked at make a form where there are many', () => {
  const part = '## Access\n\nDevelopers may read production.\n';
  const far = 'The file starts with <current date>.\n'.repeat(2);
  const rest = (lines: number): string => `## Run it\n\n${'Run the job.\n'.repeat(lines)}${far}\n${part}`;
  expect(hasBlanks(rest(50), part)).toBe(true);
  expect(hasBlanks(rest(1000), part)).toBe(false);
  expect(hasBlanks(rest(1000), `${part}${far}`)).toBe(true);
  expect(hasBlanks(rest(1000))).toBe(true);
});

test.each([
  '*Instructions: adjust the names below to your project before you publish this page.*',
  '_Adapt this policy to your needs and have it approved before use._',
  '> Please customise this template for your organisation.',
  'This policy limits access to systems at Example Corp.',
  'We at Contoso apply it to AWS.',
  'Staff of ACME must use a second factor.',
])('a text is for others: %s', (text) => {
  expect(isForOthers(`# Access\n\n${text}\n`)).toBe(true);
});

test.each([
  'We review this list before we publish it.',
  'Update the rota before the shift.',
  'Change the owner of the bucket before use.',
  'Certificates come by ACME; the key of the ACME account is kept by us.',
  'Run `az login --tenant contoso.onmicrosoft.com` as jane@contoso.com.',
  'For example, corporate devices must be encrypted.',
])("a text is the house's own: %s", (text) => {
  expect(isForOthers(`# Access\n\n${text}\n`)).toBe(false);
});

test('texts made of beginnings are looked at in no time', () => {
  for (const part of ['<a', '{{ ', '[your ', '$A_', '`', '```\n', 'adapt the '])
    expect(hasBlanks(part.repeat(50_000)) && isForOthers(part.repeat(50_000))).toBe(false);
});
