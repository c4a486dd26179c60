import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/core/assessment.ts';
import { html } from '../../../src/reporters/html/index.ts';
import { saved } from '../../contract/reporter.ts';
import { parsed, textIn } from './page.ts';

const mixed = saved('mixed');
const question = 'example.governance.version_control';

/** The cells of the tables of what was declared, row by row. */
function rows(scope: Partial<Assessment['scope']>): string[][] {
  const assessment = { ...mixed, scope: { ...mixed.scope, ...scope } };
  const text = html.render(assessment, { color: false, ascii: false, width: 80, targets: {} });
  const { elements } = parsed(
    text.split(/(?=<section id=)/).find((part) => part.startsWith('<section id="declared"')) ?? '',
  );
  const cells = elements.filter(({ tagName }) => ['tr', 'th', 'td'].includes(tagName));
  const found: string[][] = [];
  for (const cell of cells) {
    if (cell.tagName === 'tr') found.push([]);
    else found.at(-1)?.push(textIn(cell));
  }
  return found;
}

const waiver = (criterion: string, expires: string) => ({
  ...{ question, criterion, expires, owner: 'Ana', by: 'tidemark.yaml' },
  reason: 'The old pipeline goes.',
});
const attestation = (criterion: string, made: string, expires: string) => ({
  ...{ question, criterion, made, expires, owner: 'Ben', by: 'tidemark.yaml', answer: 'yes' as const },
  statement: 'We do.',
});

describe('what people accept and state', () => {
  test('stands in a table with owner, end and whether it is in force', () => {
    const waivers = [
      waiver('l5_continuous', '2026-06-01'),
      waiver('l5_continuous', '2026-05-31'),
      waiver('l4_conformant', '2027-01-01'),
      waiver('l9_gone', '2027-01-01'),
    ];
    const subject = '(How are version control and branches used?)';
    expect(rows({ waivers }).slice(1)).toEqual(
      [
        [`Every change goes through one line with checks, in small steps ${subject}`, '2026-06-01 (in force)'],
        [`Every change goes through one line with checks, in small steps ${subject}`, '2026-05-31 (expired)'],
        [
          `Four changes in five follow one recognised strategy ${subject}`,
          '2027-01-01 (not used: nothing was shown not to be so)',
        ],
        [`l9_gone ${subject}`, '2027-01-01 (not used: nothing was shown not to be so)'],
      ].map(([about = '', until = '']) => [about, 'The old pipeline goes.', 'Ana', until, 'tidemark.yaml']),
    );
  });

  test('a statement counts from the day it was made, and only where evidence does not decide', () => {
    const attestations = [
      attestation('l4_conformant', '2026-06-01', '2026-06-01'),
      attestation('l4_conformant', '2026-06-02', '2026-07-01'),
      attestation('l4_conformant', '2026-01-01', '2026-05-31'),
      attestation('l5_continuous', '2026-01-01', '2026-12-31'),
      { ...attestation('l4_conformant', '2026-01-01', '2026-12-31'), answer: 'no' as const },
    ];
    expect(rows({ attestations }).map((cells) => `${cells[1]} – ${cells[3]}`)).toEqual([
      'In their words – Until',
      'It is so: We do. (made 2026-06-01) – 2026-06-01 (in force)',
      'It is so: We do. (made 2026-06-02) – 2026-07-01 (not in force yet)',
      'It is so: We do. (made 2026-01-01) – 2026-05-31 (expired)',
      'It is so: We do. (made 2026-01-01) – 2026-12-31 (not used: evidence decides)',
      'It is not so: We do. (made 2026-01-01) – 2026-12-31 (in force)',
    ]);
  });

  test('an exception in force is told beside what it covers', () => {
    const scope = {
      ...mixed.scope,
      waivers: [waiver('l5_continuous', '2026-06-01'), waiver('l4_conformant', '2027-01-01')],
    };
    const text = html.render({ ...mixed, scope }, { color: false, ascii: false, width: 80, targets: {} });
    expect(text.match(/Accepted until .*?;/g)).toEqual(['Accepted until 2026-06-01;']);
  });

  test('is left out where there is none', () => {
    expect(rows({})).toEqual([]);
  });
});
