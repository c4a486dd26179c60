import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const boto = 'import boto3\niam = boto3.client("iam")\n';

describe('a program that asks for people to be let in', () => {
  test.each([
    ['a.py', `${boto}iam.add_user_to_group(UserName=u, GroupName="admins")\n`, 'aws_iam'],
    ['a.py', 'def join(client, u):\n    client.create_login_profile(UserName=u)\n', 'aws_iam'],
    [
      'a.ts',
      "import { AttachUserPolicyCommand as A, IAM } from '@aws-sdk/client-iam';\nawait iam.send(new AttachUserPolicyCommand(a));\n",
      'aws_iam',
    ],
    ['a.go', 'import "github.com/aws/aws-sdk-go-v2/service/iam"\nclient.PutUserPolicy(ctx, in)\n', 'aws_iam'],
    ['a.rb', 'iam = Aws::IAM::Client.new\niam.add_user_to_group(user_name: u)\n', 'aws_iam'],
    ['a.py', 'c = boto3.client("sso-admin")\nc.create_account_assignment(**a)\n', 'aws_identity_center'],
    ['a.py', 'from google.cloud import storage\nbucket.set_iam_policy(policy)\n', 'gcp_iam'],
    ['a.gs', 'AdminDirectory.Members.insert(member, group)\n', 'google_group'],
    ['a.py', 'd = build("admin", "directory_v1")\nd.members().insert(groupKey=g, body=b)\n', 'google_group'],
    ['a.py', 'from azure.mgmt import authorization\nc.role_assignments.create(scope, n, p)\n', 'azure_role'],
    ['a.ts', 'await fetch(`https://graph.microsoft.com/v1.0/groups/ops/members/$ref`, options);\n', 'entra'],
    ['a.js', 'await octokit.teams.addOrUpdateMembershipForUserInOrg({ org });\n', 'github_organisation'],
    ['a.py', 'from github import Github\nrepo.add_to_collaborators(u, "admin")\n', 'github_organisation'],
    [
      'a.go',
      'import "github.com/google/go-github/v60/github"\nc.Teams.AddTeamMembershipBySlug(ctx)\n',
      'github_organisation',
    ],
    ['a.py', 'import gitlab\ngroup.members.create({"user_id": 1})\n', 'gitlab_group'],
    ['src/a.py', `${boto}iam.add_user_to_group(UserName="a", GroupName='b')\n`, 'aws_iam'],
    ['a.cs', 'using Amazon.IdentityManagement;\nawait c.AddUserToGroupAsync (r);\n', 'aws_iam'],
    ['a.rb', 'iam = Aws::IAM::Client.new\niam.add_user_to_group user_name: u\n', 'aws_iam'],
    ['a.py', `from app.models import Joiner\n${boto}iam.attach_user_policy(UserName=u)\n`, 'aws_iam'],
  ])('%s is left in doubt: %s', async (path, text, system) => {
    const told = { own: 'unknown', people: 'unknown', workloads: 'unknown', rules: 1 };
    expect(await only(`tools/${path}`, text)).toEqual({ ...told, system, path: `tools/${path}` });
  });

  test('is told of once for each system, however often it asks', async () => {
    const text = `${boto}${'iam.add_user_to_group(UserName=u)\n'.repeat(3)}`;
    expect(await only('tools/a.py', text)).toMatchObject({ rules: 1 });
  });

  test.each([
    [
      'users of a product',
      'a.py',
      'cognito = boto3.client("cognito-idp")\ncognito.admin_add_user_to_group(UserName=u)\n',
    ],
    ['groups of a product', 'a.ts', 'await groupService.addUserToGroup(user, group);\n'],
    ['members of a product', 'a.js', 'await db.members.insert(member);\n'],
    ['collaborators of a product', 'a.ts', 'board.addCollaborator(user);\n'],
    ['what is only looked at', 'a.py', `${boto}iam.list_groups_for_user(UserName=u)\n`],
    ['what is taken away', 'a.py', `${boto}iam.remove_user_from_group(UserName=u)\n`],
    ['comments', 'a.py', `${boto}# iam.add_user_to_group(UserName=u)\n`],
    ['what is only defined', 'a.py', `${boto}def add_user_to_group(user):\n    pass\n`],
    ['names of events', 'a.py', `${boto}WATCHED = {"AttachUserPolicy", 'CreateLoginProfile'}\n`],
    [
      'names that a detection looks for',
      'a.py',
      'EVENTS = ["AttachUserPolicy", "AddUserToGroup"]\ndef rule(event):\n    return event.get("PolicyArn") in EVENTS\n',
    ],
    [
      'a name of a list',
      'a.ts',
      "import { IAM } from '@aws-sdk/client-iam';\nconst seen = [Event.AttachUserPolicy];\n",
    ],
    ['what is told', 'a.ts', `const iam = "iam";\nlog('call addUserToGroup(u) \\' by hand', "attachUserPolicy(");\n`],
    [
      'a product for those who use it',
      'server/a.ts',
      "import { Client } from '@okta/okta-sdk-nodejs';\nimport { prisma } from '../db';\nawait client.groupApi.assignUserToGroup({ groupId });\n",
    ],
    [
      'an app of a forge for those who use it',
      'src/a.ts',
      "import { Octokit } from '@octokit/rest';\nimport { Project } from './models';\nawait octokit.rest.repos.addCollaborator({ owner });\n",
    ],
    ['a test', 'test_a.py', `${boto}iam.add_user_to_group(UserName=u)\n`],
    ['what a test is given', 'mocks.py', `${boto}iam.add_user_to_group(UserName=u)\n`],
  ])('is none by %s', async (_, path, text) => {
    expect(await itemsIn({ [`tools/${path}`]: text })).toEqual([]);
  });

  test('is none in a repository to begin from, or to learn by', async () => {
    const text = `${boto}iam.add_user_to_group(UserName=u)\n`;
    expect(await itemsIn({ 'workshop/a.py': text })).toEqual([]);
    expect(await itemsIn({ 'tools/a.py': text }, 'tideco/infra-template')).toEqual([]);
  });

  test('ends for programs without end', async () => {
    const text = `${boto}${'a'.repeat(300_000)}\n${'roleassignments('.repeat(20_000)}\n${'x.embers.insert '.repeat(5_000)}\n${'"a'.repeat(50_000)}`;
    expect(await itemsIn({ 'tools/a.py': text })).toEqual([]);
  });
});
