import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const typescript = `import { App, TerraformStack } from "cdktf";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { IamUserGroupMembership } from "@cdktf/provider-aws/lib/iam-user-group-membership";
const s = new TerraformStack(new App(), "x");
new IamUser(s, "karen", { name: "karen" });
new IamUserGroupMembership(s, "m", { user: "karen", groups: ["devs"] });
`;

describe('a program of CDK for Terraform', () => {
  test('is read by the names of its constructs, and nothing tells whose it is', async () => {
    expect(await only('main.ts', typescript)).toEqual({
      system: 'aws_iam',
      path: 'main.ts',
      rules: 2,
      own: 'unknown',
      people: 'yes',
      workloads: 'unknown',
    });
  });

  test.each([
    [
      'a.ts',
      'import { iamGroup } from "@cdktf/provider-aws";\nnew iamGroup.IamGroup(s, "admins");\n',
      'aws_iam',
      'yes',
    ],
    ['b.ts', 'import { IamRole } from "./.gen/providers/aws/iam-role";\nnew IamRole(s, "a");\n', 'aws_iam', 'unknown'],
    [
      'c.ts',
      'import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";\nnew ProjectIamMember(s, "a");\n',
      'gcp_iam',
      'unknown',
    ],
    [
      'main.py',
      'from cdktf_cdktf_provider_azuread.group import Group\n\nGroup(self, "devs", display_name="devs")\n',
      'entra',
      'yes',
    ],
    [
      'd.py',
      'from cdktf import TerraformStack\nfrom imports.github.membership import Membership\nm = Membership(self, "a")\n',
      'github_organisation',
      'yes',
    ],
    [
      'main.go',
      'import "github.com/cdktf/cdktf-provider-aws-go/aws/v19/iamgroup"\n\niamgroup.NewIamGroup(stack, jsii.String("developers"), nil)\n',
      'aws_iam',
      'yes',
    ],
    [
      'Main.java',
      'import com.hashicorp.cdktf.providers.aws.iam_group.IamGroup;\nIamGroup.Builder.create(this, "SecurityTeam").build();\n',
      'aws_iam',
      'yes',
    ],
    ['Main.cs', 'using HashiCorp.Cdktf.Providers.Aws.IamGroup;\nnew IamGroup(this, "ops");\n', 'aws_iam', 'yes'],
    ['e.cs', 'using HashiCorp.Cdktf.Providers.Aws.IamGroup;\nnew IamGroup(this, "a");\n', 'aws_iam', 'unknown'],
    [
      'f.cs',
      'using HashiCorp.Cdktf.Providers.Aws.IamGroup;\nnew IamGroup(this, "smtp-admins");\n',
      'aws_iam',
      'unknown',
    ],
  ])('%s', async (path, text, system, people) => {
    expect(await only(path, text)).toMatchObject({ system, rules: 1, people, own: 'unknown' });
  });

  test.each([
    ['it takes in no provider', 'a.ts', 'class IamUser {}\nnew IamUser("providers", ".gen/");\n'],
    [
      'it makes a queue',
      'a.ts',
      'import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";\nnew SqsQueue(s, "a");\n',
    ],
    [
      'it looks a group up',
      'a.ts',
      'import { DataAwsIamGroup } from "@cdktf/provider-aws/lib/data-aws-iam-group";\nnew DataAwsIamGroup(s, "a");\n',
    ],
    [
      'a group is of another provider',
      'a.ts',
      'import { Group } from "@cdktf/provider-consul/lib/group";\nnew Group(s, "a");\n',
    ],
    ['it is commented out', 'a.ts', `/*\n${typescript}*/\n`],
    ['it is a test', 'test/main.test.ts', typescript],
  ])('grants nothing where %s', async (_, path, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });

  test('takes time in the length of its text alone', async () => {
    const long = `${typescript}${'provider-'.repeat(60_000)}\n${'new A.'.repeat(60_000)}\n${'New'.repeat(100_000)}`;
    expect(await only('main.ts', long)).toMatchObject({ rules: 2 });
  });
});
