import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const cdk = `import * as iam from 'aws-cdk-lib/aws-iam';
/* const old = new iam.User(this, 'old');
*/
// new iam.User(this, 'gone');
const admins = new iam.Group(this, 'Admins');
const ada = new iam.User(this, 'ada');
const told = \`
  new iam.Role(this, 'text')
\`;
`;

describe('a program that makes rules for access', () => {
  test('is read by its calls, without comments and texts, and nothing tells whose it is', async () => {
    const unknown = { own: 'unknown', workloads: 'unknown' };
    expect(await only('lib/stack.ts', cdk)).toMatchObject({ system: 'aws_iam', rules: 2, people: 'yes', ...unknown });
  });

  test.each([
    ['stack.py', "from aws_cdk import aws_iam as iam\nuser = iam.User(self, 'ada')\n", 'aws_iam', 'unknown'],
    [
      'main.go',
      'import "github.com/aws/aws-cdk-go/awscdk/v2/awsiam"\n\nawsiam.NewGroup(stack, nil, nil)\n',
      'aws_iam',
      'yes',
    ],
    ['Stack.cs', 'using Amazon.CDK.AWS.IAM;\nvar r = new IAM.Role(this, "r");\n', 'aws_iam', 'unknown'],
    [
      'a.ts',
      'import * as aws from "@pulumi/aws";\nnew aws.ssoadmin.AccountAssignment("a", {});\n',
      'aws_identity_center',
      'yes',
    ],
    ['__main__.py', 'import pulumi_azuread as azuread\nazuread.GroupMember("a")\n', 'entra', 'yes'],
    [
      'b.ts',
      'import * as k8s from "@pulumi/kubernetes";\nnew k8s.rbac.v1.RoleBinding("a", {});\n',
      'kubernetes_rbac',
      'unknown',
    ],
    [
      'c.ts',
      'import * as github from "@pulumi/github";\nnew github.TeamMembership("a", {});\n',
      'github_organisation',
      'yes',
    ],
  ])('%s', async (path, text, system, people) => {
    expect(await only(path, text)).toMatchObject({ system, people, own: 'unknown' });
  });

  test('is none where it takes in no such package, or tests one', async () => {
    expect(await itemsIn({ 'a.ts': 'new iam.User(this, "ada");\n', 'test/stack.test.ts': cdk })).toEqual([]);
    expect(await itemsIn({ 'a.py': '"""\nfrom aws_cdk import aws_iam as iam\niam.User(self)\n"""\n' })).toEqual([]);
  });

  test('takes time in the length of its text alone', async () => {
    const long = `${cdk}${'iam.'.repeat(200_000)}\n${'`'.repeat(50_001)}`;
    expect(await only('lib/stack.ts', long)).toMatchObject({ rules: 2 });
  });
});

test('a Pulumi program in YAML tells its resources', async () => {
  const text = `name: iam\nruntime: yaml\nresources:\n  ada:\n    type: aws:iam:User\n  all:\n    type: aws:iam/groupMembership:GroupMembership\n  queue:\n    type: aws:sqs:Queue\n`;
  expect(await only('Pulumi.yaml', text)).toMatchObject({ system: 'aws_iam', rules: 2, people: 'yes' });
});

test('tasks of Ansible make accounts, and what they take away is none', async () => {
  const task = (state: string) =>
    `- hosts: all\n  tasks:\n    - amazon.aws.iam_user:\n        name: ada\n        state: ${state}\n    - community.aws.iam_group:\n        name: admins\n        state: ${state}\n`;
  expect(await only('playbooks/people.yml', task('present'))).toMatchObject({
    system: 'aws_iam',
    rules: 2,
    people: 'yes',
  });
  expect(await itemsIn({ 'playbooks/people.yml': task('absent') })).toEqual([]);
});

test('a function of SAM with policies has a role for a program', async () => {
  const text = (policies: string) =>
    `Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: a.b\n${policies}`;
  const policies = '      Policies:\n        - S3ReadPolicy: {BucketName: a}\n';
  expect(await only('template.yaml', text(policies))).toMatchObject({ people: 'no', workloads: 'yes', own: 'unknown' });
  expect(await itemsIn({ 'template.yaml': text('') })).toEqual([]);
});
