import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAssessment } from '../../src/core/documents.ts';
import { expectRefusal, workplace } from './workplace.ts';

const at = ['--at', '2026-06-01'];
const model = `# METADATA
# title: How Acme delivers
# custom:
#   source: https://acme.example/delivery
#   floor: 1
#   top: 2
#   sections:
#     - id: flow
#       title: Flow
package policies.acme
`;
const question = (rule: string) => `# METADATA
# title: Is there one trunk?
# custom:
#   order: 1
package policies.acme.flow.trunk

import data.lib.outcome

# METADATA
# title: A trunk was found
# scope: document
# custom:
#   level: 2
#   grade: executed
#   remediation: Keep one branch that all changes reach.
#   effort: S
#   actor: team
criteria["l2_found"] := ${rule}

_trunk := input.evidence["git.trunk"]
`;
const found = 'outcome.exists([_trunk], [t.id | some t in _trunk.items], [])';

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
  place.repository('shop');
  place.write('house/acme/model.rego', model);
  place.write('house/acme/flow/trunk.rego', question(found));
});
afterEach(() => place.dispose());

test('a folder of policies is one more model, in scan, evaluate, explain and models', async () => {
  const own = ['--policies', 'house'];
  const scanned = await place.run(['scan', 'shop', ...own, '--json', ...at]);
  const acme = readAssessment(scanned.stdout).questions.find(({ id }) => id === 'acme.flow.trunk');
  expect(acme?.score).toMatchObject({ status: 'assessed', level: 2 });
  await place.run(['collect', 'shop', '-o', 'evidence.json', ...at]);
  expect((await place.run(['evaluate', 'evidence.json', ...own, '--json'])).stdout).toBe(scanned.stdout);
  expect((await place.run(['explain', 'acme.flow.trunk', ...own])).stdout).toContain('A trunk was found');
  expect((await place.run(['models', ...own])).stdout).toContain('acme: How Acme delivers, levels 1 to 2');
});

test('a configuration names folders of policies, and targets for what they ask', async () => {
  place.write('tidemark.yaml', 'policies: [house]\nmodels: [acme]\ntargets: {acme.flow.trunk: 2}\n');
  const scanned = await place.run(['scan', 'shop', '--quiet', '--json', ...at]);
  expect(scanned).toMatchObject({ code: 0, stderr: '' });
  expect(readAssessment(scanned.stdout).questions.map(({ id }) => id)).toEqual(['acme.flow.trunk']);
});

test('a scanned repository may not name policies of its own', async () => {
  place.write('shop/tidemark.yaml', 'policies: [../house]\n');
  const { code, stdout, stderr } = await place.run(['scan', '.', ...at], { cwd: 'shop' });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /tidemark\.yaml:1:1: a scanned repository may not set policies\n {2}mend: .*--config tidemark/,
  );
});

test.each([
  ['no folder', ['--policies', 'hose'], /: policies hose: no such folder\n {2}mend: did you mean house\?/],
  [
    'nothing like a folder',
    ['--policies', 'a/b'],
    /policies a\/b: no such folder\n {2}mend: name a folder of rego files/,
  ],
  ['a folder without a model', ['--policies', 'shop'], /policies shop: no model lies there\n {2}mend: a model is a/],
  ['a model', ['--policies', 'house/acme'], /acme: no model lies there\n {2}mend: that folder is a model itself/],
  ['a file', ['--policies', 'house/acme/model.rego'], /policies house\/acme\/model\.rego: it is no folder/],
])('%s is told in one line', async (_, options, message) => {
  expectRefusal(await place.run(['scan', 'shop', ...options, ...at]), message);
});

test('what is wrong with a folder that the configuration names is told with the line there', async () => {
  const scan = async (text: string) => {
    place.write('tidemark.yaml', text);
    return place.run(['scan', 'shop', ...at]);
  };
  const missing = await scan('policies:\n  - house\n  - hose\n');
  expectRefusal(missing, /tidemark\.yaml:3:5: policies hose: no such folder\n {2}mend: did you mean house\?/);
  expectRefusal(await scan('policies: [shop]\n'), /tidemark\.yaml:1:12: policies shop: no model lies there/);
  place.write('house/acme/flow/trunk.rego', question(found.replace('t.id', 't.idd')));
  const broken = await scan('policies: [house]\n');
  expect(broken.stderr).toMatch(/tidemark\.yaml:1:12: .*house\/acme\/flow\/trunk\.rego:18:\d+: /);
});

test('a mistake is told with its file, row and column', async () => {
  place.write('house/acme/flow/trunk.rego', question(found.replace('t.id', 't.idd')));
  const { code, stderr } = await place.run(['scan', 'shop', '--policies', 'house', ...at]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/house\/acme\/flow\/trunk\.rego:18:\d+: /);
});

test('a model may not take the name of one that is there', async () => {
  place.write('house/govuk/model.rego', model.replace('policies.acme', 'policies.govuk'));
  place.write('house/govuk/flow/trunk.rego', question(found).replace('policies.acme', 'policies.govuk'));
  expectRefusal(await place.run(['scan', 'shop', '--policies', 'house', ...at]), /there are two models called govuk/);
});
