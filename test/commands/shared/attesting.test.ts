import { describe, expect, test } from 'vitest';
import { askAll, withAttestations } from '../../../src/commands/shared/attesting.ts';
import type { OpenQuestion } from '../../../src/commands/shared/open-questions.ts';
import { parseConfig } from '../../../src/config.ts';

const open = ['l2_first', 'l3_second'].map(
  (criterion): OpenQuestion => ({ question: 'a.b.c', criterion, about: 'How?', title: 'It is done', level: 2 }),
);

/** Gives the answers one by one, then nothing; null is the end of them. */
function answering(...answers: readonly (string | null)[]) {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    const answer = answers[asked.length - 1];
    return answer === undefined ? '' : answer;
  };
  return { asked, ask };
}

describe('asking', () => {
  test('makes a dated statement of each answer, and asks for the owner once', async () => {
    const { ask, asked } = answering('y', 'minutes of May', 'ana', 'No', 'nobody does', '');
    const given = await askAll(open, ask, '2026-06-01', '2026-12-01');
    expect(given).toEqual([
      {
        ...{ question: 'a.b.c', criterion: 'l2_first', answer: 'yes', statement: 'minutes of May', owner: 'ana' },
        ...{ made: '2026-06-01', expires: '2026-12-01' },
      },
      expect.objectContaining({ criterion: 'l3_second', answer: 'no', owner: 'ana' }),
    ]);
    expect(asked[0]).toContain('Level 2: It is done. Is that so?');
    expect(asked[5]).toContain('[ana]');
  });

  test.each([
    [['y', 'seen', 'ana', null], 1],
    [['y', 'seen', 'ana', 'y', null], 1],
    [['y', 'seen', 'ana', 'y', 'seen', null], 1],
    [['y', 'seen', null], 0],
    [[null], 0],
  ])('ends with the answers, and keeps those that are whole: %j', async (answers, kept) => {
    const { ask, asked } = answering(...answers);
    expect(await askAll(open, ask, '2026-06-01', '2026-12-01')).toHaveLength(kept);
    expect(asked).toHaveLength(answers.length);
  });

  test('asks once more after a word that is neither, and then goes on', async () => {
    const { ask, asked } = answering('maybe', 'y', 'seen', 'ana', 'perhaps', 'maybe');
    expect(await askAll(open, ask, '2026-06-01', '2026-12-01')).toEqual([
      expect.objectContaining({ criterion: 'l2_first', answer: 'yes' }),
    ]);
    expect(asked).toHaveLength(6);
    expect(asked[1]).toContain('That is neither yes nor no.');
    const ended = answering('maybe', null);
    expect(await askAll(open, ended.ask, '2026-06-01', '2026-12-01')).toEqual([]);
    expect(ended.asked).toHaveLength(2);
  });

  test.each([
    ['an empty answer', ['', '']],
    ['a word that is neither', ['maybe', 'perhaps']],
    ['nothing to show for it', ['y', '', 'y', ' ']],
    ['nobody who answers for it', ['y', 'seen', '']],
  ])('makes nothing of %s', async (_, answers) => {
    expect(await askAll(open, answering(...answers).ask, '2026-06-01', '2026-12-01')).toEqual([]);
  });
});

describe('a configuration', () => {
  const attestation = {
    ...{ question: 'a.b.c', criterion: 'l2_first', answer: 'yes' as const, statement: 'it: is # so', owner: 'ana' },
    ...{ made: '2026-06-01', expires: '2026-12-01' },
  };

  test.each([
    ['that is new', ''],
    ['with comments', '# ours\ntargets: # levels\n  a: 3 # so far\n'],
    ['with an empty list', 'attestations: [] # none yet\n'],
  ])('%s takes an attestation and keeps the rest', (_, before) => {
    const after = withAttestations(before, [attestation]);
    for (const comment of before.match(/#.*/g) ?? []) expect(after).toContain(comment);
    const { scope, targets } = parseConfig(after, { file: 'x', isTargets: false });
    expect(scope.attestations).toEqual([{ ...attestation, by: expect.any(String) }]);
    expect(Object.keys(targets)).toEqual(before.includes('targets') ? ['a'] : []);
    const twice = withAttestations(after, [{ ...attestation, criterion: 'l3_second' }]);
    expect(parseConfig(twice, { file: 'x', isTargets: false }).scope.attestations).toHaveLength(2);
  });
});
