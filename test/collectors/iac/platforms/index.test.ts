import { describe, expect, test } from 'vitest';
import { named, platformsIn } from '../stacks/reading.ts';

describe('a manifest of Cloud Foundry', () => {
  const manifest = 'applications:\n- name: app-((env))\n  memory: ((memory))\n';

  test('is one unit for each file of its variables', async () => {
    const { roots } = await platformsIn({
      'manifest.yml': manifest,
      'vars/app-staging.yml': 'env: staging\nmemory: 1G\n',
      'vars/app-production.yml': 'env: production\nmemory: 2G\n',
      'config/database-production.yml': 'host: a\nuser: b\nenv: c\nname: d\npool: e\nsize: f\n',
      'other/dev.yml': 'something: else\n',
    });
    expect(roots.map(({ environment, own, selectors }) => [environment, own, ...selectors])).toEqual([
      ['production', 'yes', 'vars/app-production.yml'],
      ['staging', 'yes', 'vars/app-staging.yml'],
    ]);
    expect(roots).toMatchObject([
      { tool: 'cloud_foundry', path: 'manifest.yml', state: 'held', creates: 'yes', production: 'yes' },
      {},
    ]);
  });

  test('is one unit of its environment where its name tells', async () => {
    const { roots } = await platformsIn({
      'manifest-prod.yml': 'applications:\n- name: a\n',
      'manifests/x.yml': manifest,
    });
    expect(roots.map(({ path, environment, own }) => [path, environment, own])).toEqual([
      ['manifest-prod.yml', 'prod', 'yes'],
      ['manifests/x.yml', null, 'unknown'],
    ]);
  });

  test('with an address that is written out is somebody’s own', async () => {
    const at = async (route: string) =>
      (await platformsIn({ 'manifest.yml': `applications:\n- name: a\n  routes:\n  - route: ${route}\n` })).roots.map(
        (root) => root.own,
      );
    expect(await at('a.service.gov.uk')).toEqual(['yes']);
    expect(await at('a.((domain))')).toEqual(['unknown']);
  });

  test('that another program fills in first is a root all the same', async () => {
    const { roots } = await platformsIn({
      'manifest.yml.j2': 'applications:\n{% for a in apps %}\n- name: {{ a }}\n{% endfor %}\n',
    });
    expect(roots).toMatchObject([{ path: 'manifest.yml.j2', purpose: 'unknown', own: 'unknown' }]);
  });

  test.each([
    ['of an extension', 'manifest.yml', 'name: extension\nversion: 1\n'],
    ['of Kubernetes', 'manifest.yml', 'apiVersion: v1\nkind: List\napplications:\n- name: a\n  env: []\n'],
    [
      'of applications for Argo CD',
      'values.yaml',
      'applications:\n- name: a\n  namespace: b\n  source: {}\n  env: c\n',
    ],
    ['of something else', 'list.yml', 'applications:\n- name: a\n  owner: b\n'],
  ])('is not one %s', async (_, path, text) => {
    expect((await platformsIn({ [path]: text })).roots).toEqual([]);
  });
});

describe('a service of App Engine', () => {
  test('is known by its runtime, its environment by the name of its file', async () => {
    const { roots } = await platformsIn({
      'app.yaml': 'runtime: python312\nservice: web\n',
      'app-staging.yaml': 'runtime: nodejs20\n',
      'worker/app.yaml': 'runtime: go122\nservice_account: worker@acme-prod.iam.gserviceaccount.com\n',
    });
    expect(roots.map(({ path, environment, own }) => [path, environment, own])).toEqual([
      ['app-staging.yaml', 'staging', 'yes'],
      ['app.yaml', null, 'unknown'],
      ['worker/app.yaml', null, 'yes'],
    ]);
  });

  test.each([
    ['an object of Kubernetes', 'apiVersion: apps/v1\nkind: Deployment\nruntime: python\n'],
    ['settings of an application', 'server:\n  port: 80\n'],
    ['another runtime', 'runtime: wasm\n'],
    ['malformed', 'runtime: [python\n'],
  ])('is not %s', async (_, text) => {
    expect((await platformsIn({ 'app.yaml': text })).roots).toEqual([]);
  });
});

describe('an application of Fly', () => {
  test('is a place in the world by its name', async () => {
    const { roots } = await platformsIn({
      'fly.toml': "app = 'acme-web'\nprimary_region = 'lhr'\n[http_service]\ninternal_port = 80\n",
      'fly.staging.toml': 'app = "acme-web-staging"\n[build]\n',
      'new/fly.toml': 'app = "my-app"\n[build]\n',
      'flyway.toml': '[flyway]\nurl = "jdbc:x"\n',
    });
    expect(roots.map(({ path, environment, own, selectors }) => [path, environment, own, ...selectors])).toEqual([
      ['fly.staging.toml', 'staging', 'yes', 'acme-web-staging'],
      ['fly.toml', null, 'yes', 'acme-web'],
      ['new/fly.toml', null, 'unknown'],
    ]);
  });
});

describe('an application of Heroku', () => {
  test('may be for others, and shows applications for reviews', async () => {
    const { roots } = await platformsIn({
      'app.json': '{"name": "a", "buildpacks": [{"url": "heroku/ruby"}], "environments": {"review": {}}}',
      Procfile: 'web: puma\n',
    });
    expect(roots).toMatchObject([
      { tool: 'heroku', path: '', environment: null, own: 'unknown', creates: 'yes', purpose: 'workload' },
      { environment: 'review', own: 'yes', purpose: 'preview', production: 'no' },
    ]);
  });

  test('shown by a Procfile alone may be a machine of a developer', async () => {
    expect((await platformsIn({ Procfile: 'web: puma\nworker: x\n' })).roots).toMatchObject([
      { own: 'unknown', creates: 'unknown' },
    ]);
    expect((await platformsIn({ Procfile: 'css: watch\n' })).roots).toEqual([]);
  });

  test('is not what Cloud Foundry reads a Procfile for', async () => {
    const { roots } = await platformsIn({ Procfile: 'web: puma\n', 'manifest.yml': 'applications:\n- name: a\n' });
    expect(named(roots)).toEqual(['cloud_foundry manifest.yml@?']);
  });

  test.each([
    ['Expo', '{"expo": {"name": "a"}, "buildpacks": []}'],
    ['React Native', '{"name": "a", "displayName": "A"}'],
    ['a list of pages', '{"pages": ["a"], "window": {}}'],
  ])('is not one of %s', async (_, text) => {
    expect((await platformsIn({ 'app.json': text })).roots).toEqual([]);
  });
});
