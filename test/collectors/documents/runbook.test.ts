import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../collectors/documents/document.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import { documentForm } from '../../../src/lexicon/documents.ts';
import { governedGroup } from '../../../src/lexicon/governed-paths.ts';

async function runbook(text: string, path = 'runbooks/rotate.md') {
  const { items } = await readDocuments(memoryRepository({ files: { [path]: text } }));
  return items[0];
}
const steps =
  'When the certificate of the service ends, this is what to do with it in the account of the service.\n\n1. Open it.\n2. Renew it.\n';

describe('a runbook', () => {
  test.each([
    'runbooks/rotate.md',
    'docs/runbooks/rotate.adoc',
    'ops/runbooks/rotate.rst',
    'docs/deployment.md',
    'docs/how-to/deploying.md',
    'docs/operations/backup.md',
    'docs/environments.md',
    'docs/release-process.md',
    'source/runbooks/rotate.html.md.erb',
    'DEPLOY.md',
    'DEPLOYMENT.md',
  ])('lies at %s', (path) => {
    expect(documentForm(path)).toBe('runbook');
  });
  test.each([
    'docs/release-notes.md',
    'docs/environment-variables.md',
    'docs/CHANGELOG.md',
    'runbooks/README.md',
    'src/deploy/handler.md',
    'deploy/README.md',
    'playbooks/site.yml',
    'ansible/playbooks/notes.md',
    'examples/runbooks/a.md',
    'docs/examples/deployment.md',
    'node_modules/x/docs/deployment.md',
    'docs/deployment.png',
    'docs/employment.md',
  ])('does not lie at %s', (path) => {
    expect(documentForm(path)).toBeNull();
  });
  test('is none of the texts by which work is governed', () => {
    expect(governedGroup('runbooks/rotate.md')).not.toBe('documents');
  });

  test('tells steps by numbers or commands', async () => {
    expect(await runbook(steps)).toMatchObject({ form: 'runbook', isOwn: 'yes', tellsSteps: 'yes' });
    expect(await runbook('Run this:\n\n```sh\nmake up\n```\n')).toMatchObject({ tellsSteps: 'yes' });
    expect(await runbook('Run this:\n\n    $ make up\n')).toMatchObject({ tellsSteps: 'yes' });
    expect(await runbook('Run:\n\n[source,bash]\n----\nmake\n----\n', 'runbooks/a.adoc')).toMatchObject({
      tellsSteps: 'yes',
    });
    expect(await runbook('Run:\n\n.. code-block:: bash\n\n   make\n', 'runbooks/a.rst')).toMatchObject({
      tellsSteps: 'yes',
    });
  });
  test('may tell steps by a list, and tells none in prose', async () => {
    expect(await runbook('- open it\n- renew it\n')).toMatchObject({ tellsSteps: 'unknown' });
    expect(await runbook('It is renewed each year.\n')).toMatchObject({ tellsSteps: 'no' });
    expect(await runbook('It looks so:\n\n```json\n{}\n```\n')).toMatchObject({ tellsSteps: 'no' });
    expect(await runbook('<!--\n1. a\n2. b\n-->\nNothing.\n')).toMatchObject({ tellsSteps: 'no' });
  });
  test('of the documentation is the own where it speaks of environments as theirs', async () => {
    const own =
      'We deploy to production each Monday, and the person who is on call looks at what it does to our users then.\n';
    expect(await runbook(own, 'docs/deployment.md')).toMatchObject({ isOwn: 'yes' });
    const product =
      'You can deploy Acme to your cluster with the chart, which needs at least two nodes and a database of its own.\n';
    expect(await runbook(product, 'docs/deployment.md')).toMatchObject({ isOwn: 'unknown' });
    expect(await runbook('', 'docs/deployment.md')).toMatchObject({ isOwn: 'no' });
    expect(await runbook('See [there](https://example.org).\n')).toMatchObject({ isOwn: 'unknown' });
  });
});
