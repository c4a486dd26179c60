import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const include = 'include "root" {\n  path = find_in_parent_folders()\n}\n';
const unit = (source: string, inputs = 'name = "a"'): string =>
  `${include}terraform {\n  source = ${source}\n}\ninputs = {\n  ${inputs}\n}\n`;
const registry = 'tfr:///terraform-aws-modules/iam/aws//modules';
const git = 'git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules';

describe('a unit of Terragrunt', () => {
  test.each([
    ['a registry', `"${registry}/iam-group-with-policies?version=5.30.0"`, 'group_users = ["ann"]', 'aws_iam', 'yes'],
    ['git', `"${git}/iam-group-with-policies?ref=v5.30.0"`, 'group_users = ["ann"]', 'aws_iam', 'yes'],
    ['git, for a user', `"${git}/iam-user?ref=v5.30.0"`, 'name = "ann"', 'aws_iam', 'unknown'],
    [
      'a repository of the house',
      '"git::git@github.com:tideco/modules.git//teams?ref=v1"',
      'members = ["ann"]',
      'roster',
      'yes',
    ],
    [
      'a repository of the house, by its name alone',
      '"git::git@github.com:tideco/modules.git//aws/iam-admins?ref=v1"',
      'name = "a"',
      'aws_iam',
      'unknown',
    ],
    ['a name that is put together', `"\${local.base}/iam-group?ref=v1"`, 'a = 1', 'aws_iam', 'yes'],
    ['several objects', '"../../modules/team"', 'a = 1\n}, {\n  members = ["ann"]', 'roster', 'yes'],
  ])('that takes in a module from %s', async (_, source, inputs, system, people) => {
    const locals = `locals {\n  base = "${git}"\n}\n`;
    const text = `${locals}${unit(source, inputs)}`;
    const merged = inputs.includes('}, {')
      ? text.replace('inputs = {', 'inputs = merge({').replace(/\}\n$/, '})\n')
      : text;
    expect(await only('live/iam/terragrunt.hcl', merged)).toMatchObject({ system, people, rules: 1, own: 'yes' });
  });

  test('that others take settings from is read too, and nothing tells whose it is', async () => {
    const shared = `locals {\n  base_source_url = "${git}/iam-group-with-policies"\n}\ninputs = {\n  group_users = ["ann"]\n}\n`;
    expect(await only('_envcommon/iam.hcl', shared)).toMatchObject({
      system: 'aws_iam',
      people: 'yes',
      own: 'unknown',
    });
  });

  test('that takes all but its inputs from others is told by its folder', async () => {
    const text = `${include}inputs = {\n  group_users = ["ann"]\n}\n`;
    const told = { system: 'other', people: 'unknown', own: 'yes' };
    expect(await only('live/prod/iam/terragrunt.hcl', text)).toMatchObject(told);
    expect(await itemsIn({ 'live/prod/vpc/terragrunt.hcl': text })).toEqual([]);
  });

  test('of a stack is read with its values', async () => {
    const text = `unit "admins" {\n  source = "${git}/iam-group-with-policies"\n  path = "admins"\n  values = {\n    group_users = ["ann"]\n  }\n}\n`;
    expect(await only('live/terragrunt.stack.hcl', text)).toMatchObject({ system: 'aws_iam', people: 'yes' });
  });

  test.each([
    ['other modules', unit('"tfr:///terraform-aws-modules/vpc/aws?version=5.0.0"', 'name = "iam"')],
    ['groups of other things', unit('"git::git@github.com:tideco/modules.git//security-group?ref=v1"')],
    ['modules of the repository, which tell themselves', unit('"../../modules//iam"')],
    ['modules of the repository by its root', unit(`"\${get_repo_root()}/modules//iam"`)],
    ['names that only begin so', unit('"git::git@github.com:tideco/modules.git//diamond?ref=v1"')],
    ['the lists of an organisation alone', unit('"git::git@github.com:tideco/iam-modules.git//vpc?ref=v1"')],
  ])('grants nothing by %s', async (_, text) => {
    expect(await itemsIn({ 'live/a/terragrunt.hcl': text })).toEqual([]);
  });

  test('ends for sources without end', async () => {
    const text = unit(`"git::${'iam-'.repeat(20_000)}"`, `members = ["${'a-'.repeat(50_000)}"]`);
    expect((await itemsIn({ 'live/a/terragrunt.hcl': text })).length).toBeLessThanOrEqual(1);
  });
});
