import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../src/core/secrets.ts';
import { leaksIn, planted, privateKey } from '../hostile/planted.ts';

describe('what looks like a credential is taken out', () => {
  const { password, urlPassword, ...tokens } = planted;

  test.each(Object.entries(tokens))('a token by itself and within a name: %s', (_, token) => {
    for (const text of [
      token,
      `deploy ${token} now`,
      `a/${token}.yml`,
      `job_${token}`.replace('job_', 'job '),
      `"${token}"`,
    ]) {
      // A key without a mark is only known where it stands alone.
      if (token === planted.awsSecret && /^a\//.test(text)) continue;
      expect(leaksIn(withoutSecrets(text)), text).toEqual([]);
    }
  });

  test.each([
    ['in an address', `https://user:${urlPassword}@example.org/x.git`, 'https://[redacted]@example.org/x.git'],
    ['as the user of an address', `https://${urlPassword}@example.org/x`, 'https://[redacted]@example.org/x'],
    ['before a registry', `user:${password}@registry.example.org/app:1`, 'user:[redacted]@registry.example.org/app:1'],
    ['behind a name', `export DB_PASSWORD=${password}; make`, 'export DB_PASSWORD=[redacted]; make'],
    ['quoted behind a name', `API_KEY="a b ${password}" make`, 'API_KEY=[redacted] make'],
    [
      'in a query',
      `https://example.org/x?private_token=${password}&a=b`,
      'https://example.org/x?private_token=[redacted]&a=b',
    ],
    [
      'in prose',
      `ask for the password: hunter2${password}, then go on`,
      'ask for the password: [redacted], then go on',
    ],
    ['in YAML', `password: "7${password}"`, 'password: "[redacted]"'],
    ['that is none', 'Password: ask the platform team', 'Password: ask the platform team'],
    ['in a header', `curl -H "Authorization: Bearer ${password}" x`, 'curl -H "Authorization: Bearer [redacted]" x'],
  ])('a password %s', (_, text, expected) => {
    expect(withoutSecrets(text)).toBe(expected);
  });

  test('a private key, up to its end', () => {
    expect(withoutSecrets(`key ${privateKey}`)).toMatch(/^key \[redacted-[0-9a-f]{4}\]$/);
  });

  test('names that are different tokens stay different, and equal ones equal', () => {
    const [a, b] = [withoutSecrets(planted.github), withoutSecrets(planted.npm)];
    expect(a).not.toBe(b);
    expect(withoutSecrets(planted.github)).toBe(a);
  });
});

test.each([
  '.github/workflows/Build-And-Test-2.yml#Run E2E tests (ubuntu-22.04)',
  'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683',
  'alpine:3.20@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d',
  'src/Test/Java/Org/Example/Web2/Controller',
  'ThisIsAVeryLongClassNameWithManyWordsInItAnd3Numbers42',
  'keyJournalConfigurationReader and monkeyJumpsOverTheFence',
  'arn:aws:iam::123456789012:role/github-actions',
  'git@github.com:acme/shop.git',
  `make token=$TOKEN password=\${PASSWORD} secret="$X"`,
  `export API_TOKEN=\${{ secrets.API_TOKEN }}`,
  'microsoft/task-sk-installer and hvs.yml',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
])('names stay: %s', (name) => {
  expect(withoutSecrets(name)).toBe(name);
});

test('any text ends, and twice gives the same', () => {
  const parts = fc.constantFrom(
    ...Object.values(planted),
    '://',
    '@',
    ':',
    '=',
    ' ',
    'token',
    'a.b/',
    '"',
    'eyJ',
    '-----BEGIN ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 8 })), { maxLength: 30 }), (list) => {
      const once = withoutSecrets(list.join(''));
      expect(withoutSecrets(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
