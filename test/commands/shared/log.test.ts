import { expect, test } from 'vitest';
import { isTalkative, logLevels } from '../../../src/commands/shared/log.ts';

test('only a log that tells of every run takes the place of the progress', () => {
  expect(logLevels.filter(isTalkative)).toEqual(['info', 'debug']);
});
