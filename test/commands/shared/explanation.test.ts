import { describe, expect, test } from 'vitest';
import { explained, explanationText } from '../../../src/commands/shared/explanation.ts';
import type { Model } from '../../../src/core/model.ts';
import { criterion, modelOf, questionOf } from '../../stages/fakes.ts';

const model: Model = modelOf([
  questionOf(
    [
      criterion('l2_tags', {
        impliedBy: ['l3_versions'],
        reads: ['git.tag'],
        title: 'There are tags',
        grade: 'executed',
      }),
      criterion('l3_versions', { title: 'Tags are versions', reads: ['git.tag'] }),
    ],
    'demo.section.releases',
  ),
]);

describe('an explanation', () => {
  test('says when a criterion counts, what else shows it, and how to get there', () => {
    const lines = explanationText(explained([model], 'l2_tags'), 100).split('\n');
    expect(lines).toContain('    counts when:   it is seen to have happened');
    expect(lines).toContain('    also shown by: level 3, Tags are versions');
    expect(lines.filter((line) => line.startsWith('    to get there:'))).toHaveLength(1);
  });

  test('of a kind of fact is that it is one, and which questions read it', () => {
    expect(() => explained([model], 'git.tag')).toThrow(
      expect.objectContaining({
        message: 'git.tag is a kind of fact (tags), and neither a question nor a criterion',
        mend: 'name a question that reads it: demo.section.releases',
      }),
    );
    expect(() => explained([model], 'git.trunk')).toThrow(
      expect.objectContaining({ mend: 'no question reads it; `tidemark models` lists the questions' }),
    );
    expect(() => explained([model], 'git.tagg')).toThrow('no question or criterion is called git.tagg');
  });
});
