import { describe, expect, test } from 'vitest';
import { toldOf } from '../../../src/commands/shared/failures.ts';
import { ScanError } from '../../../src/core/errors.ts';

describe('what is told of an error', () => {
  test('that the user can mend is one line and its mend, without a stack', () => {
    expect(toldOf(new ScanError('no_such_path', 'no such path: x', 'name one'))).toBe(
      'tidemark: no such path: x\n  mend: name one\n',
    );
  });

  test('tells with each thing what else is wrong', () => {
    const also = [new ScanError('usage', 'b', 'c'), new ScanError('usage', 'd', 'e')];
    expect(toldOf(new ScanError('usage', 'a', 'b', { also }))).toBe(
      'tidemark: a\n  mend: b\ntidemark: b\n  mend: c\ntidemark: d\n  mend: e\n',
    );
  });

  test('cannot break out of its line', () => {
    const told = toldOf(new ScanError('no_such_path', 'a\nb\u001b[31m\u202e', 'c\r\nd'));
    expect(told.split('\n')).toHaveLength(3);
    expect(told.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  test('that the working directory was deleted is one line', () => {
    const error = Object.assign(new Error('ENOENT: process.cwd failed'), { code: 'ENOENT', syscall: 'uv_cwd' });
    expect(toldOf(error)).toBe('tidemark: the working directory is gone\n  mend: change to one that is there\n');
  });

  test('that is a bug is its stack, and is called one', () => {
    const told = toldOf(new TypeError('x is not a function'));
    expect(told).toContain('this is a bug in tidemark');
    expect(told).toContain('TypeError: x is not a function');
    expect(told).toMatch(/failures\.test\.ts/);
    expect(toldOf('thrown text')).toContain('thrown text');
  });
});
