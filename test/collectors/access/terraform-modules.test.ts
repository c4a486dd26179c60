import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const backend = { 'live/backend.tf': 'terraform {\n  backend "s3" {\n    bucket = "shop-state"\n  }\n}\n' };
const call = (source: string): string => `module "a" {\n  source = "${source}"\n  name   = "iam"\n}\n`;

describe('a module elsewhere whose name alone tells of access', () => {
  test.each([
    ['git@github.com:tideco/terraform-aws-team-role.git//iam?ref=v1', 'aws_iam'],
    ['git::https://github.com/tideco/modules.git//github-teams?ref=v2', 'github_organisation'],
    ['app.terraform.io/tideco/rbac/azurerm', 'other'],
  ])('%s is a rule of %s for nobody that is told', async (source, system) => {
    expect(await only('live/a.tf', call(source), backend)).toMatchObject({
      system,
      people: 'unknown',
      workloads: 'unknown',
    });
  });

  test.each([
    ['of other things', 'terraform-aws-modules/security-group/aws'],
    ['of the repository itself', '../modules/iam'],
    ['with a name that only begins so', 'git@github.com:tideco/modules.git//diamond'],
    ['of an organisation whose lists are called so', 'git@github.com:tideco/iam-modules.git//vpc'],
  ])('is not one %s', async (_, source) => {
    expect(await itemsIn({ ...backend, 'live/a.tf': call(source) })).toEqual([]);
  });
});
