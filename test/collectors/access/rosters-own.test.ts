import { describe, expect, test } from 'vitest';
import { itemsIn } from './reading.ts';

const owned = async (path: string, text: string, name = 'shop-org/shop') =>
  (await itemsIn({ [path]: text }, name)).map(({ own }) => own);

describe('whose a list of names is', () => {
  test.each([
    ['clubs of a league', 'league/teams.yml', 'teams:\n  - name: arsenal\n    role: home\n    members: [ada, bob]\n'],
    ['who plays a game', 'members.json', '{"members": ["ada", "bob"]}'],
    ['who speaks at a conference', 'speakers/people.yml', 'people:\n  - github: ada\n  - github: bob\n'],
    ['a form for a list in a text', 'maintainers.md', '# How\n\n```yaml\nmaintainers:\n  - alice\n```\n'],
    ['a folder of teams', 'teams/infra.toml', '[people]\nmembers = ["ada"]\n'],
    ['a sample of settings', '.github/settings.yml', 'collaborators:\n  - username: octocat\n    permission: push\n'],
  ])('%s is nobody’s for certain', async (_, path, text) => {
    for (const own of await owned(path, text)) expect(own).toBe('unknown');
  });

  test.each([
    ['config/org.example.yaml', 'unknown'],
    ['org.sample.yaml', 'unknown'],
    ['members.dist.yaml', 'unknown'],
    ['org.old.yaml', 'unknown'],
    ['config/members-example.yaml', 'unknown'],
    ['molecule/default/org.yaml', 'unknown'],
    ['training/org.yaml', 'unknown'],
    ['config/org.yaml', 'yes'],
    ['household/org.yaml', 'yes'],
    ['members.gold.yaml', 'yes'],
  ])('a sample of an organisation may be nobody’s: %s', async (path, own) => {
    expect(await owned(path, 'orgs:\n  shop:\n    admins: [ada]\n    members: [bob]\n')).toEqual([own]);
  });

  test('a role in a match is no level of access', async () => {
    expect(await owned('league/teams.yml', 'teams:\n  - name: arsenal\n    role: home\n')).toEqual([]);
  });

  test.each([
    ['an organisation of a forge', 'people/a.yaml', 'orgs:\n  shop:\n    members: [ada]\n'],
    ['a team of a forge', 'people/a.yaml', 'reviewers: ["@shop/core"]\n'],
    ['a level of access', 'teams/a.yaml', 'teams:\n  - name: core\n    role: admin\n'],
    ['who decides over repositories', 'groups/a.yaml', 'approvers:\n  - name: Ada\n    github: ada\n'],
    ['a folder for access', 'access/a.yaml', 'members: [ada, bob]\n'],
    ['settings of the forge', '.github/settings.yml', 'collaborators:\n  - username: ada\n    permission: push\n'],
  ])('%s tells that it is the source’s own', async (_, path, text) => {
    expect(await owned(path, text)).toEqual(['yes']);
  });

  test('a repository that is kept for access tells the same of all its lists', async () => {
    expect(await owned('teams/a.toml', '[people]\nmembers = ["ada"]\n', 'shop-org/team')).toEqual(['yes']);
    expect(await owned('teams/a.toml', '[people]\nmembers = ["ada"]\n', 'shop-org/iam-rules')).toEqual(['yes']);
  });

  const makers = 'name: users\nversion: 2\nmaintainers: [ada@tideco.org, ben@tideco.org]\n';

  test.each([
    ['a build', 'services/permissions/docker-bake.json', '{"group": {}, "maintainers": ["ada@tideco.org"]}'],
    ['a program', 'services/users/metadata.yaml', 'name: users\nmaintainers: [ada, ben]\nlicense: MIT\n'],
    ['a charm', 'charms/users/metadata.yaml', 'summary: Users\nmaintainers: [ada@tideco.org]\n'],
    ['a service', 'services/users/service.yaml', 'owners: [ada@tideco.org]\n'],
    ['a set of data', 'datahub/users/dataset.yaml', 'owners: [ada@tideco.org]\n'],
    ['what has a version', 'services/users/about.yaml', makers],
    ['an alert', 'monitoring/users/alert.yaml', 'maintainers: ["@ada", "@ben"]\n'],
    ['a list to write to', 'config/mail-groups.yaml', 'reports:\n  members: [ada@tideco.org]\n'],
    ['who is to be woken', 'oncall/teams.yaml', 'pay:\n  members: [ada@tideco.org, ben@tideco.org]\n'],
  ])('those who look after %s may do nothing by it', async (_, path, text) => {
    expect(await owned(path, text)).toEqual([]);
  });

  test('they are nobody’s for certain where a path is for access', async () => {
    expect(await owned('services/permissions/about.yaml', makers)).toEqual(['unknown']);
  });

  test.each([
    ['other lists stand beside', 'access/service.yaml', `${makers}members: [ada]\n`],
    ['they are a team of a forge', 'teams/service.yaml', 'maintainers: ["@shop/core"]\n'],
    ['it is told what each may do', 'oncall/teams.yaml', 'members:\n  - name: x\n    github: ada\n    role: admin\n'],
    ['nothing is described', 'permissions/shop.yaml', 'maintainers: [ada, ben]\n'],
  ])('they are the source’s own where %s', async (_, path, text) => {
    expect(await owned(path, text)).toEqual(['yes']);
  });
});
