import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Assessment } from '../../src/core/assessment.ts';
import type { Reporter } from '../../src/core/reporter.ts';
import { columnsOf } from '../../src/reporters/layout.ts';
import { verdictOf } from '../reporters/verdicts.ts';

const folder = new URL('../../fixtures/assessments/', import.meta.url);
const goldens = new URL('../../fixtures/reports/', import.meta.url).pathname;

/** Every saved assessment, by name: nothing asked, nothing seen, mixed, perfect, hostile. */
export const savedAssessments: readonly { readonly name: string; readonly assessment: Assessment }[] = readdirSync(
  folder,
)
  .sort()
  .map((file) => ({
    name: file.replace(/\.json$/, ''),
    assessment: Assessment.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
  }));

/** A saved assessment by its name. */
export function saved(name: string): Assessment {
  const found = savedAssessments.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no saved assessment ${name}`);
  return found.assessment;
}

/** C0 but the line feed, DEL, C1, and the controls that turn the direction of text. */
const forbidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What kind of text a reporter writes. */
interface Form {
  /** Lines for people, which fit the width and can be told in ASCII; other formats have their own shape. */
  readonly isLineBounded: boolean;
  /** The ending of its goldens, such as `txt`: reports that people read, or that others parse; null for none. */
  readonly golden: string | null;
  /** What ends a line; a line feed where it is left out. */
  readonly lineEnd?: '\r\n';
  /** Whether it says how the gate decided. */
  readonly tellsGate?: boolean;
  /** Whether it is a document of which nothing may be lost; all others stay small, however much was found. */
  readonly isWhole?: boolean;
}

/** Of a report on a few criteria. */
const mostLetters = 1_000_000;

/** Few criteria, each of which rests on 10,000 facts, and as many things that were not seen. */
const crowded = crowd(saved('mixed'));

function crowd(assessment: Assessment): Assessment {
  const [citation] = assessment.citations;
  if (citation === undefined) throw new Error('nothing is cited');
  const numbers = Array.from({ length: 10_000 }, (_, at) => at);
  const citations = numbers.map((at) => ({ ...citation, id: `fact-${at}-`, summary: `${at} ${'long '.repeat(60)}` }));
  const evidence = citations.map(({ id }) => id);
  const gap = { source: 'shop', reason: 'malformed', detail: 'long '.repeat(60), mend: 'mend it' } as const;
  return {
    ...assessment,
    citations,
    gaps: numbers.map((at) => ({ kinds: ['ci.pipeline'], gap: { ...gap, detail: `${at} ${gap.detail}` } })),
    questions: assessment.questions.map((question) => ({
      ...question,
      criteria: question.criteria.map((criterion) => ({ ...criterion, evidence })),
    })),
  };
}

/** What every reporter must satisfy, declared as tests over every saved assessment. */
export function testReporter(
  reporter: Reporter,
  { isLineBounded, golden, lineEnd, tellsGate = false, isWhole = false }: Form,
): void {
  const plain = { color: false, ascii: false, width: 80, targets: {} };

  test.each(savedAssessments)('$name renders without control characters and ends its last line', ({ assessment }) => {
    const text = reporter.render(assessment, plain);
    expect(lineEnd === undefined ? text : text.replaceAll(lineEnd, '\n')).not.toMatch(forbidden);
    expect(text.isWellFormed()).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
  });

  test.each(savedAssessments)('$name renders the same twice, and leaves the assessment as it was', ({ assessment }) => {
    const before = structuredClone(assessment);
    expect(reporter.render(assessment, plain)).toBe(reporter.render(structuredClone(assessment), plain));
    expect(assessment).toEqual(before);
  });

  test.each(savedAssessments)('$name renders with what the gate says of it', ({ assessment }) => {
    const verdict = verdictOf(assessment);
    const text = reporter.render(assessment, { ...plain, verdict });
    expect(lineEnd === undefined ? text : text.replaceAll(lineEnd, '\n')).not.toMatch(forbidden);
    if (isLineBounded) expect(text.split('\n').filter((line) => columnsOf(line) > plain.width)).toEqual([]);
    expect(text.includes('Gate: ')).toBe(tellsGate);
  });

  test('stays small with 10,000 facts and as many gaps, unless nothing of it may be lost', () => {
    const text = reporter.render(crowded, plain);
    if (isWhole) for (const { id } of crowded.citations) expect(text).toContain(id);
    else expect(text.length).toBeLessThan(mostLetters);
  });

  if (golden !== null)
    test.each(savedAssessments)('$name renders as its golden says', async ({ name, assessment }) => {
      const file = `${goldens}${name}.${reporter.id}.golden.${golden}`;
      await expect(reporter.render(assessment, plain)).toMatchFileSnapshot(file);
    });

  if (!isLineBounded) return;
  test.each(savedAssessments.flatMap((saved) => [40, 80, 100].map((width) => ({ ...saved, width }))))(
    '$name fits $width columns',
    ({ assessment, width }) => {
      const wide = reporter
        .render(assessment, { ...plain, width })
        .split('\n')
        .filter((line) => columnsOf(line) > width);
      expect(wide).toEqual([]);
    },
  );

  test.each(savedAssessments)('$name renders in ASCII alone where nothing else can be shown', ({ assessment }) => {
    expect(reporter.render(assessment, { ...plain, ascii: true })).toMatch(/^[\n\u0020-\u007e]*$/);
  });
}
