import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCompiler } from '../../src/rego/compiler.ts';
import { buildPack, checkModel, loadPack, problemLine, savePack } from '../../src/rego/pack.ts';
import { block, demoFiles, demoKinds, hasRole } from './demo.ts';

const compiler = openCompiler();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-pack-'));
});
afterAll(async () => {
  await compiler.close();
  await rm(folder, { recursive: true, force: true });
});

const files = demoFiles({ branches: `${block(2)}${hasRole('l2_topic', 'topic')}\n` });
const request = { modelId: 'demo', files, kinds: demoKinds };

test('a pack is the same each time, and comes back from its folder as it was saved', async () => {
  const pack = await buildPack(compiler, request);
  expect(pack.model).toMatchObject({
    id: 'demo',
    title: 'A demonstration',
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  await savePack(pack, join(folder, 'new', 'demo'));
  expect(await loadPack(join(folder, 'new', 'demo'))).toEqual(pack);
  expect(await buildPack(compiler, request)).toEqual(pack);
});

test('tests and other models neither decide nor disturb', async () => {
  const more = {
    ...files,
    'policies/other/model.rego': 'package policies.other\n\nbroken := input.evidence["no.such"]\n',
    'policies/demo/source/branches_test.rego':
      'package policies.demo.source.branches_test\n\ntest_x if sprintf("", [])\n',
  };
  const plain = await checkModel(compiler, request);
  expect(plain.model).not.toBeNull();
  expect(await checkModel(compiler, { ...request, files: more })).toEqual(plain);
});

test('any change of a source that decides changes the digest', async () => {
  const library = 'policies/lib/outcome.rego';
  const changed = { ...files, [library]: `${files[library]}\n# a word\n` };
  const [before, after] = [
    await checkModel(compiler, request),
    await checkModel(compiler, { ...request, files: changed }),
  ];
  expect(after.model?.digest).not.toBe(before.model?.digest);
});

test('what does not hold is refused with one line for each place', async () => {
  const wrong = demoFiles({ branches: `${block(2, { grade: 'wired', effrot: 'S' })}${hasRole('l2_topic', 'topc')}\n` });
  await expect(buildPack(compiler, { ...request, files: wrong })).rejects.toMatchObject({
    code: 'policy_invalid',
    message: expect.stringMatching(
      /^The policies of demo do not hold:\npolicies\/demo\/source\/branches\.rego:\d+:\d+: value_unknown: "topc" is no value/,
    ),
  });
  const strange = demoFiles({ branches: `${block(2, { grade: 'wired' })}${hasRole('l2_topic', 'topic')}\n` });
  await expect(buildPack(compiler, { ...request, files: strange })).rejects.toMatchObject({
    message: expect.stringContaining('policies/demo/source/branches.rego:11:1: grade_differs: l2_topic: grade wired'),
  });
});

test('a folder without a pack, and one with something else, are told apart', async () => {
  await expect(loadPack(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'no_such_path' });
  await writeFile(join(folder, 'policy.wasm'), '');
  await writeFile(join(folder, 'model.json'), '{"id": 1}');
  await expect(loadPack(folder)).rejects.toMatchObject({ code: 'corrupt' });
});

test('a problem without a place is a line all the same', () => {
  expect(problemLine({ file: null, row: null, column: null, code: 'c', message: 'm' })).toBe('-: c: m');
  expect(problemLine({ file: 'a.rego', row: 2, column: 3, code: 'c', message: 'm' })).toBe('a.rego:2:3: c: m');
});
