import { describe, expect, test } from 'vitest';
import { isSameRepository, remoteChart, remoteUse } from '../../../../collectors/iac/kubernetes/remote.ts';

const at = { commit: null, path: 'kustomization.yaml', line: 1 };

describe('what lies elsewhere', () => {
  test.each([
    ['github.com/acme/base//web?ref=v1.2.3', 'github.com/acme/base//web', 'exact'],
    ['https://github.com/acme/base.git//web?ref=main', 'https://github.com/acme/base.git//web', 'branch'],
    [`git@github.com:acme/base?ref=${'a1'.repeat(20)}`, 'git@github.com:acme/base', 'commit'],
    ['https://github.com/acme/base', 'https://github.com/acme/base', 'none'],
    [
      'https://raw.githubusercontent.com/acme/base/v1.2.3/deploy/web.yaml',
      'https://raw.githubusercontent.com/acme/base/deploy/web.yaml',
      'exact',
    ],
    [
      'https://github.com/acme/base/releases/download/v1.2.3/web.yaml',
      'https://github.com/acme/base/releases/download/web.yaml',
      'exact',
    ],
  ])('%s is %s, fixed by %s', (entry, path, pin) => {
    expect(remoteUse(entry, at)).toMatchObject({ origin: 'remote', path, pin });
  });

  test('a credential in an address is not told', () => {
    expect(remoteUse('https://user:hunter2@git.acme.org/base?ref=main', at).path).not.toContain('hunter2');
    expect(remoteChart('https://user:hunter2@charts.acme.org', 'web', '~1.2', at)).toMatchObject({ pin: 'range' });
    expect(remoteChart('https://user:hunter2@charts.acme.org', 'web', '1.2.3', at).path).not.toContain('hunter2');
  });

  test.each([
    ['https://github.com/acme/platform.git', 'yes'],
    ['ssh://git@github.com/acme/platform', 'yes'],
    ['git@github.com:Acme/Platform.git', 'yes'],
    ['https://github.com/someone/platform/', 'yes'],
    ['https://github.com/acme/other', 'no'],
    [`https://github.com/acme/\${NAME}`, 'unknown'],
    [undefined, 'unknown'],
  ])('%s is this repository: %s', (url, expected) => {
    expect(isSameRepository(url, 'acme/platform')).toBe(expected);
  });

  test('which repository it is may not be known', () => {
    expect(isSameRepository('https://github.com/acme/platform', null)).toBe('unknown');
  });
});
