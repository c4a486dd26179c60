import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deployment, kustomization, read } from './reading.ts';

const seeds = [
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: a\nspec:\n  path: ./a/\${B:-c}\n  suspend: false\n  sourceRef:\n    kind: GitRepository\n    name: flux-system\n  postBuild:\n    substitute:\n      B: "x"\n`,
  'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: a\nspec:\n  generators:\n    - matrix:\n        generators:\n          - list:\n              elements:\n                - env: prod\n          - git:\n              repoURL: https://github.com/acme/platform\n              directories:\n                - path: "*/**"\n  template:\n    spec:\n      source:\n        path: "{{path}}"\n',
  'kind: Component\nresources: [../b, "https://a/b?ref=1"]\npatches:\n  - patch: |-\n      - op: add\n        path: /spec\n    target: {kind: Application}\n',
  'environments:\n  prod: {}\nreleases: []\nhelmfiles: [{path: a.yaml}]\n',
  'name: web\ndependencies:\n  - name: a\n    repository: file://../../..\n',
  `{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"}}]}`,
  deployment,
];
const names = [
  'a/flux.yaml',
  'a/b/kustomization.yaml',
  'b/Chart.yaml',
  'b/values-prod.yaml',
  'helmfile.yaml',
  'c/d.json',
];

describe('hostile input', () => {
  test('texts with letters changed, cut and doubled are read without a throw', async () => {
    const text = fc
      .tuple(fc.constantFrom(...seeds), fc.nat(400), fc.nat(40), fc.string({ maxLength: 12 }))
      .map(([seed, at, cut, put]) => seed.slice(0, at) + put + seed.slice(at + cut));
    const files = fc.dictionary(fc.constantFrom(...names), text, { minKeys: 1, maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(files, async (told) => {
        const { roots } = await read(told);
        for (const { environment, applies } of roots) {
          expect(environment?.length ?? 1).toBeLessThanOrEqual(100);
          expect(applies.length).toBeLessThanOrEqual(50);
        }
      }),
      { numRuns: 300 },
    );
  });

  const many = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join('');
  const application = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    path: ';
  const set = seeds[1] ?? '';

  const flux = (name: string, path: string): string =>
    `---\napiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: ${name}\nspec:\n  path: ${path}\n  sourceRef:\n    name: flux-system\n`;

  test.each([
    ['objects that all apply each other', { 'a/all.yaml': many(3000, (i) => flux(`k${i}`, './a')) }],
    [
      'a ladder of bases, each taken in twice',
      Object.fromEntries(
        Array.from({ length: 200 }, (_, i) => [
          `k${i}/kustomization.yaml`,
          kustomization(`../k${i + 1}`, `./../k${i + 1}`),
        ]),
      ),
    ],
    ['a path with many gaps', { 'a.yaml': flux('a', `./${many(150, () => `\${X}/`)}`), 'a/b/c/d/e.yaml': deployment }],
    ['open braces without end', { 'a.yaml': `${application}${many(20_000, () => '{{ ')}\n` }],
    ['documents without end', { 'a.yaml': `apiVersion: v1\n${many(100_000, () => '---\n')}` }],
    ['deep brackets', { 'a.yaml': `{"apiVersion": "v1", "kind": "List", "items": ${many(100_000, () => '[')}` }],
    ['many objects in one file', { 'a/b.yaml': many(10_000, () => `---\n${deployment}`) }],
    [
      'a long wildcard',
      { 'a.yaml': set.replace('"*/**"', `"${many(300, () => '*a')}"`), [`${many(400, () => 'a')}/b.txt`]: '' },
    ],
  ])('%s end within the limits', async (_, files) => {
    const { roots } = await read(files);
    expect(roots.length).toBeLessThanOrEqual(2000);
  });

  test('more units than a report can hold are a gap, and the first are kept', async () => {
    const elements = Array.from({ length: 450 }, (_, i) => `        - env: e${i}\n`).join('');
    const set = (name: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata:\n  name: ${name}\nspec:\n  generators:\n    - list:\n        elements:\n${elements}  template:\n    metadata:\n      name: '{{env}}'\n`;
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`argocd/s${i}.yaml`, set(`s${i}`)]));
    const { roots, gaps } = await read(files);
    expect(roots).toHaveLength(2000);
    expect(gaps).toMatchObject([{ reason: 'too_large' }]);
  });
});
