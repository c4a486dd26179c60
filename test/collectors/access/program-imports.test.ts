import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

describe('a program that takes in single names', () => {
  test.each([
    [
      'bin/app.ts',
      "import { Group, User } from 'aws-cdk-lib/aws-iam';\nconst g = new Group(s, 'Admins');\nnew User(s, 'Ann', { groups: [g] });\n",
      'aws_iam',
      2,
      'yes',
    ],
    [
      'index.ts',
      "import { GroupMembership, Group } from '@pulumi/aws/iam';\nconst g = new Group('admins');\nnew GroupMembership('m', { group: g.name, users: ['ann'] });\n",
      'aws_iam',
      2,
      'yes',
    ],
    [
      'lines.ts',
      "import {\n  // teams\n  Group as Team,\n  type IGroup,\n} from '@aws-cdk/aws-iam';\nnew Team(this, 'a');\n",
      'aws_iam',
      1,
      'yes',
    ],
    ['file.ts', "import { Group } from '@pulumi/aws/iam/group';\nnew Group('a');\n", 'aws_iam', 1, 'yes'],
    ['star.ts', "import * as perms from 'aws-cdk-lib/aws-iam';\nnew perms.Group(this, 'a');\n", 'aws_iam', 1, 'yes'],
    ['part.ts', "import { aws_iam as perms } from 'aws-cdk-lib';\nnew perms.Group(this, 'a');\n", 'aws_iam', 1, 'yes'],
    ['old.js', "const { Group: G } = require('aws-cdk-lib/aws-iam');\nnew G(this, 'a');\n", 'aws_iam', 1, 'yes'],
    ['old.ts', "import perms = require('@aws-cdk/aws-iam');\nnew perms.Group(this, 'a');\n", 'aws_iam', 1, 'yes'],
    [
      'apart.ts',
      "import * as aws from '@pulumi/aws';\nconst { GroupMembership } = aws.iam;\nnew GroupMembership('a', {});\n",
      'aws_iam',
      1,
      'yes',
    ],
    ['entra.ts', "import { GroupMember } from '@pulumi/azuread';\nnew GroupMember('a', {});\n", 'entra', 1, 'yes'],
    [
      'sso.ts',
      "import { CfnAssignment } from 'aws-cdk-lib/aws-sso';\nnew CfnAssignment(this, 'a', {});\n",
      'aws_identity_center',
      1,
      'yes',
    ],
    [
      'azure.ts',
      "import { RoleAssignment } from '@pulumi/azure-native/authorization';\nnew RoleAssignment('a', {});\n",
      'azure_role',
      1,
      'unknown',
    ],
    [
      'k8s.ts',
      "import { RoleBinding } from '@pulumi/kubernetes/rbac/v1';\nnew RoleBinding('a', {});\n",
      'kubernetes_rbac',
      1,
      'unknown',
    ],
    ['one.py', "from aws_cdk.aws_iam import Group\nGroup(self, 'a')\n", 'aws_iam', 1, 'yes'],
    [
      'several.py',
      "from pulumi_aws.iam import (\n    Group as Team,\n    GroupMembership,\n)\nt = Team('a')\nGroupMembership('b')\n",
      'aws_iam',
      2,
      'yes',
    ],
    ['as.py', "from aws_cdk import aws_iam as perms\nperms.Group(self, 'a')\n", 'aws_iam', 1, 'yes'],
    ['whole.py', "import pulumi_aws.iam as perms\nperms.Group('a')\n", 'aws_iam', 1, 'yes'],
    ['all.py', "from pulumi_aws.iam import *\nGroup('a')\n", 'aws_iam', 1, 'yes'],
    [
      'main.go',
      'import (\n\tperms "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/iam"\n)\nperms.NewGroupMembership(ctx, "a", nil)\n',
      'aws_iam',
      1,
      'yes',
    ],
    ['Opened.cs', 'using Pulumi.Aws.Iam;\nvar g = new Group("a");\n', 'aws_iam', 1, 'yes'],
    ['Named.cs', 'using Perms = Amazon.CDK.AWS.IAM;\nnew Perms.Group(this, "a");\n', 'aws_iam', 1, 'yes'],
    [
      'Stack.java',
      'import software.amazon.awscdk.services.iam.Group;\nGroup.Builder.create(this, "a").build();\n',
      'aws_iam',
      1,
      'yes',
    ],
    ['All.java', 'import com.pulumi.aws.iam.*;\nvar g = new Group("a");\n', 'aws_iam', 1, 'yes'],
  ])('%s', async (path, text, system, rules, people) => {
    expect(await only(path, text)).toMatchObject({ system, rules, people, own: 'unknown' });
  });

  test.each([
    ['names of another package', 'a.ts', "import 'aws-cdk-lib';\nimport { Group } from 'three';\nnew Group();\n"],
    ['another part of it', 'a.ts', "import { Group } from '@pulumi/aws/ec2';\nnew Group('a');\n"],
    [
      'what is only looked up',
      'a.ts',
      "import { Group } from 'aws-cdk-lib/aws-iam';\nGroup.fromGroupName(this, 'a');\n",
    ],
    ['what is only named', 'a.ts', "import { Group } from 'aws-cdk-lib/aws-iam';\nconst a: Group[] = found;\n"],
    ['what a text holds', 'a.ts', "import { Group } from 'aws-cdk-lib/aws-iam';\n// new Group(this, 'a')\n"],
    ['methods of that name', 'a.ts', "import { Group } from 'aws-cdk-lib/aws-iam';\nshop.Group('a');\n"],
    ['its own definition', 'a.py', 'from pulumi_aws.iam import *\n\ndef Group(name):\n    return name\n'],
    ['no such package', 'a.py', "from django.contrib.auth.models import Group\nGroup('pulumi_x')\n"],
    ['calls without new where it is asked for', 'A.cs', 'using Pulumi.Aws.Iam;\nvar g = Group("a");\n'],
  ])('makes no rule by %s', async (_, path, text) => {
    expect(await itemsIn({ [path]: text })).toEqual([]);
  });

  test('takes time in the length of its text alone', async () => {
    const head = "import { Group } from 'aws-cdk-lib/aws-iam';\nnew Group(s, 'a');\n";
    const long = `${head}${'import { '.repeat(50_000)}\n${'import {\n'.repeat(20_000)}${'a.b.'.repeat(20_000)}(\n`;
    expect(await only('lib/stack.ts', long)).toMatchObject({ rules: 1 });
  });
});
