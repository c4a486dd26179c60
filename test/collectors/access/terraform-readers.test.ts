import { describe, expect, test } from 'vitest';
import { readAccess } from './reading.ts';

const roster = 'members:\n  - ada\n  - ben\n';
const backend = 'terraform {\n  backend "s3" {\n    bucket = "barclay-state"\n  }\n}\n';
const member = 'resource "github_membership" "m" {\n  for_each = toset(local.people)\n  username = each.key\n}\n';
const local = (value: string) => `locals {\n  people = ${value}\n}\n`;
const told = async (files: Readonly<Record<string, string>>, path = 'people.yaml') => {
  const item = (await readAccess({ files })).items.find((one) => one.path === path);
  return item === undefined ? null : { own: item.own, readBy: item.readBy };
};
const module = '$' + '{path.module}';
const each = '$' + '{each.key}';
const found = '$' + '{f}';

describe('a list of people that a configuration reads', () => {
  test.each([
    ['people.yaml', `yamldecode(file("${module}/../people.yaml"))`],
    ['people.yaml', `toset(yamldecode(file("${module}/../people.yaml")).members)`],
    ['people.yaml', 'yamldecode(file("../people.yaml"))'],
    ['github/people.yaml', `yamldecode(file("${module}/people.yaml"))`],
    ['github/teams/a.yaml', `yamldecode(file("${module}/teams/${each}.yaml"))`],
    [
      'teams/a.yaml',
      `[for f in fileset("${module}/../teams", "*.yaml") : yamldecode(file("${module}/../teams/${found}"))]`,
    ],
    ['github/people.yaml', `[for f in fileset(path.module, "*.yaml") : yamldecode(file(f))]`],
  ])('%s is its own: %s', async (path, value) => {
    const files = { 'github/main.tf': backend + local(value) + member, [path]: roster };
    expect(await told(files, path)).toEqual({ own: 'yes', readBy: ['github'] });
  });

  test.each([
    ['is not read', 'github/main.tf', backend + member],
    ['is only named', 'github/main.tf', backend + local('"../people.yaml"') + member],
    ['is sent out as it is', 'github/main.tf', backend + local('file("../people.yaml")') + member],
    ['is another one', 'github/main.tf', backend + local('yamldecode(file("../person.yaml"))') + member],
    ['may be any', 'github/main.tf', backend + local('yamldecode(file(var.people))') + member],
    ['may be any of a folder', 'main.tf', backend + local(`yamldecode(file("${module}/${each}"))`) + member],
    [
      'is read for something else',
      'github/main.tf',
      `${backend}${local('yamldecode(file("../people.yaml"))')}resource "aws_s3_bucket" "a" {}\n`,
    ],
    ['is only named in a comment', 'github/main.tf', `${backend}# yamldecode(file("../people.yaml"))\n${member}`],
  ])('tells no more than it did where it %s', async (_, path, text) => {
    expect(await told({ [path]: text, 'people.yaml': roster })).toEqual({ own: 'unknown', readBy: [] });
  });

  test('is whose the configuration is', async () => {
    const text = local('yamldecode(file("people.yaml"))') + member;
    const files = { 'modules/team/main.tf': text, 'modules/team/people.yaml': roster };
    expect(await told(files, 'modules/team/people.yaml')).toEqual({ own: 'unknown', readBy: ['modules/team'] });
    const sample = { 'examples/github/main.tf': backend + text, 'examples/github/people.yaml': roster };
    expect((await told(sample, 'examples/github/people.yaml'))?.own ?? 'unknown').toBe('unknown');
  });
});
