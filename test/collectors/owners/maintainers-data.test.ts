import { expect, test } from 'vitest';
import { owners } from '../../../collectors/owners/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

async function read(path: string, text: string) {
  const found = await owners.reads['owners.rule']?.(memoryRepository({ files: { [path]: text, 'a/b.ts': 'x' } }));
  return {
    rules: found?.items.map(({ pattern, owners: people, groups, at, active }) => [
      pattern,
      people,
      groups,
      at.line,
      active,
    ]),
    gaps: found?.gaps.map(({ reason }) => reason),
  };
}
const docker =
  '[Org]\n  [Org."Core maintainers"]\n    people = [\n      "ada",\n      "ben",\n    ]\n  [Org.Alumni]\n    people = ["cy"]\n[people]\n  [people.ada]\n  Name = "Ada Hill"\n  GitHub = "ada"\n  [people.cy]\n  GitHub = "cy"\n';

test.each([
  ['MAINTAINERS.yaml', 'maintainers:\n  - name: Ada\n    github: ada\n  - name: Ben\n    github: ben\n', 2, 0, 2],
  ['MAINTAINERS.yml', '- ada\n- ben\n', 2, 0, 1],
  ['MAINTAINERS.yml', '- "@ada"\n- acme/platform\n', 1, 1, 1],
  ['MAINTAINERS.yml', 'maintainers: [ada, Ada]\nemeritus: [cy]\n', 1, 0, 1],
  ['MAINTAINERS.yml', 'maintainers:\n  core: [ada]\n  former: [cy]\n', 1, 0, 2],
  ['MAINTAINERS.yml', '- name: Ada\n- name: Cy\n  status: emeritus\n', 1, 0, 1],
  ['MAINTAINERS.toml', '[[maintainers]]\nname = "Ada"\ngithub = "ada"\n', 1, 0, 1],
  ['MAINTAINERS.toml', 'maintainers = ["ada", "ben"]\n', 2, 0, 1],
  ['MAINTAINERS', docker, 2, 0, 3],
  ['docs/MAINTAINERS.yml', '- ada\n', 1, 0, 1],
])('%s: %j', async (path, text, people, groups, line) => {
  expect(await read(path, text)).toEqual({ rules: [['**', people, groups, line, 'yes']], gaps: [] });
});

test.each([
  ['MAINTAINERS.yaml', 'maintainers:\n  - TODO\n  - name: TBD\n'],
  ['MAINTAINERS.yaml', 'version: 2\nlabels: [a, b]\n'],
  ['MAINTAINERS.yaml', '- path: a\n  maintainers: [ada]\n'],
  ['MAINTAINERS.yaml', 'retired: [cy]\n'],
  ['MAINTAINERS.toml', '[tool.maintainers-check]\nlevel = "high"\n'],
  ['MAINTAINERS.toml', '[people.ada]\nGitHub = "ada"\n'],
  ['MAINTAINERS.toml', '# [[maintainers]]\n# name = "Ada"\n'],
  ['maintainers.yaml/list.yaml', '- ada\n'],
])('%s names nobody for everything: %j', async (path, text) => {
  expect(await read(path, text)).toEqual({ rules: [], gaps: [] });
});

test('what cannot be read is said', async () => {
  expect(await read('MAINTAINERS.yaml', 'maintainers: [ada\n')).toEqual({ rules: [], gaps: ['malformed'] });
  const deep = `maintainers: ${'['.repeat(50)}ada${']'.repeat(50)}\n`;
  expect((await read('MAINTAINERS.yaml', deep)).rules).toEqual([]);
});
