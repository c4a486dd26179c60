import { describe, expect, test } from 'vitest';
import { itemsIn, only } from './reading.ts';

const script = (...commands: readonly string[]): string => `#!/bin/sh\nset -e\n${commands.join('\n')}\n`;

describe('a script that grants something', () => {
  test('tells what its commands grant, and nothing tells who runs it', async () => {
    const text = script(
      '# run by hand when someone joins',
      'aws iam add-user-to-group --user-name "$1" --group-name admins',
      'kubectl create rolebinding "$1" --clusterrole=admin --user="$1"',
    );
    const told = { path: 'bin/grant.sh', own: 'unknown', rules: 1, people: 'yes', workloads: 'no' };
    expect(await itemsIn({ 'bin/grant.sh': text })).toEqual([
      { ...told, system: 'aws_iam' },
      { ...told, system: 'kubernetes_rbac' },
    ]);
  });

  test.each([
    ['aws --profile live iam attach-user-policy --user-name a --policy-arn b', 'aws_iam', 'unknown', 'unknown'],
    ['aws iam create-user --user-name "$1"', 'aws_iam', 'unknown', 'unknown'],
    ['aws identitystore create-group-membership --group-id a', 'aws_identity_center', 'yes', 'no'],
    ['sudo -E aws iam create-group --group-name a', 'aws_iam', 'yes', 'no'],
    ['aws-vault exec live -- aws iam create-group --group-name a', 'aws_iam', 'yes', 'no'],
    ['if true; then aws iam create-group --group-name a; fi', 'aws_iam', 'yes', 'no'],
    ['aws iam \\\n  create-group --group-name a', 'aws_iam', 'yes', 'no'],
    ['kubectl create clusterrolebinding a --clusterrole=b --serviceaccount=c:d', 'kubernetes_rbac', 'no', 'yes'],
    ['"$KUBECTL" -n a create rolebinding b --group=c --serviceaccount=d:e', 'kubernetes_rbac', 'yes', 'yes'],
    ['oc adm policy add-role-to-user edit ann', 'kubernetes_rbac', 'yes', 'no'],
    ['gcloud projects add-iam-policy-binding p --member="user:$1" --role=r', 'gcp_iam', 'yes', 'no'],
    ['gcloud projects add-iam-policy-binding p --member=serviceAccount:a --role=r', 'gcp_iam', 'no', 'yes'],
    ['gcloud projects add-iam-policy-binding p --member="$1" --role=r', 'gcp_iam', 'unknown', 'unknown'],
    ['az role assignment create --assignee "$1" --role Reader', 'azure_role', 'unknown', 'unknown'],
    ['az ad group member add --group g --member-id "$1"', 'entra', 'yes', 'no'],
    ['gh api -X PUT "orgs/tideco/teams/ops/memberships/$1"', 'github_organisation', 'yes', 'no'],
    ['gh api orgs/tideco/invitations -f email="$1"', 'github_organisation', 'yes', 'no'],
    [
      'curl -fsS -X PUT -H "$AUTH" "https://api.github.com/repos/tideco/a/collaborators/$1"',
      'github_organisation',
      'yes',
      'no',
    ],
    ['vault policy write ops ops.hcl', 'vault', 'unknown', 'unknown'],
    ['psql -c "GRANT SELECT ON a TO ann"', 'database', 'unknown', 'unknown'],
  ])('%s', async (command, system, people, workloads) => {
    expect(await only('bin/grant.sh', script(command))).toMatchObject({ system, people, workloads, own: 'unknown' });
  });

  test.each([
    ['Makefile', 'grant:\n\t@aws iam add-user-to-group --user-name $(WHO) --group-name admins\n'],
    ['grant', script('aws iam add-user-to-group --user-name a --group-name b')],
    [
      'package.json',
      '{\n  "scripts": {\n    "grant": "aws iam add-user-to-group --user-name a --group-name b"\n  }\n}\n',
    ],
    ['Taskfile.yml', 'tasks:\n  grant:\n    cmds:\n      - aws iam add-user-to-group --user-name a --group-name b\n'],
    ['grant.ps1', 'aws iam add-user-to-group `\n  --user-name a --group-name b\n'],
    ['function.sh', 'join() {\n  aws iam add-user-to-group --user-name "$1" --group-name b\n}\n'],
    ['odd.sh', 'aws iam add-user-to-group --user-name a --group-name b\nif (\n'],
  ])('may be %s', async (path, text) => {
    expect(await only(path, text)).toMatchObject({ system: 'aws_iam', rules: 1, people: 'yes' });
  });

  test('may be for PowerShell', async () => {
    const text = "New-AzRoleAssignment -SignInName $who -RoleDefinitionName 'Reader'\n";
    expect(await only('grant.ps1', text)).toMatchObject({ system: 'azure_role', people: 'unknown' });
  });

  test.each([
    ['what takes away', 'aws iam remove-user-from-group --user-name a --group-name b'],
    ['what only looks', 'aws iam list-users && kubectl get rolebinding && gh api orgs/tideco/teams/ops/memberships/a'],
    ['what is there already', 'aws sso-admin provision-permission-set --target-type ALL_PROVISIONED_ACCOUNTS'],
    ['what is only said', 'echo aws iam create-group --group-name a'],
    ['comments', '# aws iam create-group --group-name a'],
    ['other commands', 'aws s3 cp iam s3://b && kubectl create deployment role-a && vault read a'],
    ['what is written for readers', "cat <<'E'\naws iam create-group --group-name a\nE"],
    ['a cluster of one machine', 'kind create cluster\nkubectl create clusterrolebinding a --user=b'],
  ])('is none by %s', async (_, command) => {
    expect(await itemsIn({ 'bin/a.sh': script(command) })).toEqual([]);
  });

  test.each([
    [
      'a cloud beside a cluster of one machine',
      'bin/a.sh',
      script('kind create cluster\naws iam create-group --group-name a'),
    ],
    [
      'a cluster by a recipe beside one for trials',
      'Makefile',
      'dev:\n\tkind create cluster\nops:\n\tkubectl create clusterrolebinding a --user=b\n',
    ],
  ])('is still %s', async (_, path, text) => {
    expect(await only(path, text)).toMatchObject({ rules: 1, people: 'yes' });
  });

  test('is none where it tests something, or is a pipeline', async () => {
    const text = script('aws iam create-group --group-name a');
    expect(await itemsIn({ 'test/e2e/a.sh': text, Jenkinsfile: `sh 'x'\n${text}`, 'docs/a.md': text })).toEqual([]);
  });

  test('ends for commands without end', async () => {
    const text = `${'sudo aws '.repeat(100_000)}\n${'sudo aws iam aws iam\n'.repeat(20_000)}${'a \\\n'.repeat(50_000)}`;
    expect(await itemsIn({ Makefile: text, 'a.sh': text })).toEqual([]);
  });
});

describe('commands of a pipeline', () => {
  const steps = (command: string) =>
    `on: workflow_dispatch\njobs:\n  a:\n    steps:\n      - run: |\n          ${command}\n`;

  test.each([
    ['.github/workflows/access.yml', 'aws iam add-user-to-group --user-name ada --group-name admins', 'aws_iam'],
    ['.github/workflows/a.yaml', 'gcloud projects add-iam-policy-binding p --member=user:ada@tideco.org', 'gcp_iam'],
    ['.azure-pipelines/access.yml', 'az ad group member add --group admins --member-id 1', 'entra'],
    ['azure-pipelines.yml', 'az ad group member add --group admins --member-id 1', 'entra'],
    ['.github/workflows/a.yml', 'gh api -X PUT orgs/tideco/memberships/ada', 'github_organisation'],
  ])('%s lets people in: %s', async (path, command, system) => {
    expect(await itemsIn({ [path]: steps(command) })).toMatchObject([{ path, system, own: 'unknown', people: 'yes' }]);
  });

  test.each([
    ['everybody who calls a service', 'gcloud run services add-iam-policy-binding s --member=allUsers --role=r'],
    ['a cluster to try in', 'kubectl create clusterrolebinding a --clusterrole=b --serviceaccount=c:d'],
    ['a database to try with', 'psql -c "GRANT ALL ON DATABASE a TO b"'],
    ['what is only looked at', 'gh api orgs/tideco/memberships/ada'],
    ['what is taken away', 'aws iam remove-user-from-group --user-name ada --group-name admins'],
    ['a comment', '# aws iam add-user-to-group --user-name ada --group-name admins'],
  ])('is no rule for %s', async (_, command) => {
    expect(await itemsIn({ '.github/workflows/a.yml': steps(command) })).toEqual([]);
  });
});
