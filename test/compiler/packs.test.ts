import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPack } from '../../src/rego/pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidemark-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = (custom: string) => `# METADATA\n# title: A title\n# custom: ${custom}\n`;
const files = {
  'main.rego': 'package main\n\ndecisions[m][s][q] := data.policies[m][s][q].criteria\n',
  'tiny/model.rego': `${head('{source: x, floor: 1, top: 3, sections: [{id: all, title: All}]}')}package policies.tiny\n`,
  'tiny/all/tags.rego': `${head('{order: 1}')}package policies.tiny.all.tags

${head('{level: 2, grade: executed, remediation: Tag., effort: S, actor: team}')}criteria["l2_tag"] := {"outcome": "met", "evidence": ids, "missing": []} if {
	ids := [t.id | some t in input.evidence["git.tag"].items]
}
`,
  'tiny/all/tags_test.rego': 'package policies.tiny.all.tags_test\n\ntest_nothing if sprintf("", [])\n',
};

const root = join(import.meta.dirname, '..', '..');

function run(name: string, sources: Readonly<Record<string, string>>, project = root) {
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  const script = join(project, 'compiler', 'packs.ts');
  return spawnSync(process.execPath, [script, name, join(folder, `${name}-packs`)], { cwd: folder, encoding: 'utf8' });
}

test('every model becomes a pack, with one line to say so', async () => {
  const { status, stdout, stderr } = run('good', files);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^tiny: 1 questions, 1 criteria, \d+ bytes, [0-9a-f]{12}\n$/);
  expect(status).toBe(0);
  expect((await loadPack(join(folder, 'good-packs', 'tiny'))).model.questions[0]?.id).toBe('tiny.all.tags');
});

test('a problem is told with its place, and fails the build', () => {
  const path = 'tiny/all/tags.rego';
  const { status, stderr } = run('bad', { ...files, [path]: files[path].replace('t.id', 't.idd') });
  expect(stderr).toContain('bad/tiny/all/tags.rego:10:10: rego_type_error: undefined ref: t.idd: there is no "idd"');
  expect(status).toBe(1);
});

test('a compiler without its digest is told in one line, and fails the build', () => {
  const project = join(folder, 'project');
  cpSync(join(root, 'src'), join(project, 'src'), { recursive: true });
  for (const file of ['package.json', 'compiler/packs.ts', 'compiler/capabilities.json'])
    cpSync(join(root, file), join(project, file));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const { status, stderr } = run('whole', files, project);
  expect(stderr).toBe(
    'The policy compiler is not whole: opa.wasm.sha256 is not there. Install tidemark anew; in its own sources, run node compiler/build.ts.\n',
  );
  expect(status).toBe(1);
});
