import { describe, expect, test } from 'vitest';
import { readAccess } from './reading.ts';

const mib = 1024 * 1024;
const rbac = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n';

describe('hostile input', () => {
  test.each([
    [
      'a bomb of aliases',
      'teams/a.yaml',
      `a: &a [x]\n${Array.from({ length: 99 }, (_, i) => `m${i}: &b${i} [*a, *a]`).join('\n')}\nmembers: *a\n`,
    ],
    ['a long list', 'teams/a.yaml', `members:\n${'- a\n'.repeat(200_000)}`],
    ['one long line', 'teams/a.yaml', `members: [${'ada, '.repeat(150_000)}]`],
    ['deep lists', 'teams/a.json', `{"members": ${'['.repeat(mib / 4)}${']'.repeat(mib / 4)}}`],
    ['long blanks before a key', 'teams/a.yaml', `${`${' '.repeat(4000)}x\n`.repeat(200)}members: [ada]\n`],
    ['bindings without end', 'a.yaml', rbac.repeat(15_000)],
    [
      'a template with many names',
      'a.tpl',
      `${rbac}subjects:\n${`  - kind: User\n    name: ${'a '.repeat(2000)}\n`.repeat(200)}`,
    ],
    ['many braces in HCL', 'a.tf', `resource "aws_iam_role" "a" {\n  assume_role_policy = ${'{a='.repeat(50_000)}\n`],
    [
      'quotes in a policy',
      'a.tf',
      `resource "aws_iam_role" "a" {\n  assume_role_policy = <<E\n${'"\\"'.repeat(100_000)}\nE\n}\n`,
    ],
    [
      'a chain of modules that is a ring',
      'prod/a.tf',
      'module "a" {\n  source = "./"\n}\nresource "github_team" "a" {}\n',
    ],
    ['a kustomization that takes in itself', 'prod/kustomization.yaml', `${rbac}resources: [., ../prod]\n`],
    ['fences without end', 'teams/a.md', `${'```yaml\nmembers: [a]\n'.repeat(20_000)}`],
    ['grants without end', 'a.sql', `GRANT ${'a '.repeat(mib)}`],
    ['dates without end', 'teams/a.yaml', `# Last reviewed: ${'1 May '.repeat(50_000)}\nmembers: [a]\n`],
    ['a policy of many lines', 'argo-policy.csv', 'p, a, applications, get, *, allow\n'.repeat(20_000)],
  ])('%s ends, and throws nothing', async (_, path, text) => {
    const { items, gaps } = await readAccess({ files: { [path]: text } });
    expect(items.length).toBeLessThanOrEqual(1);
    for (const { detail } of gaps) expect(detail).not.toBe('');
  });

  test('files without a mark are not parsed', async () => {
    const { items, gaps } = await readAccess({
      files: { 'a.yaml': 'a: [\n', 'teams/b.yaml': 'x: [\n', 'c.json': '{' },
    });
    expect({ items, gaps }).toEqual({ items: [], gaps: [] });
  });
});
