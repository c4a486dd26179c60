import { describe, expect, test } from 'vitest';
import { type Release, releaseOf, releaseOfScript, releasesOf, workflowOf } from './reading.ts';

const proofs = ({ signed, attested, sbom }: Release): string => `${signed} ${attested} ${sbom}`;
const push = 'docker push acme/shop:1.2.3';

describe('signatures, provenance and bills of materials on the way of a release', () => {
  test.each([
    ['nothing', push, 'no no no'],
    ['a signature of the image', `${push}\ncosign sign --yes acme/shop@sha256:abc`, 'yes no no'],
    ['a check of a signature', `cosign verify acme/base\n${push}`, 'no no no'],
    ['a signature of a file beside an image', `${push}\ncosign sign-blob a.txt`, 'no no no'],
    ['notation', `${push}\nnotation sign acme/shop:1.2.3`, 'yes no no'],
    ['a signed tag of the repository', `git tag -s v1 -m x\n${push}`, 'no no no'],
    [
      'provenance by cosign',
      `${push}\ncosign attest --type=slsaprovenance --predicate p acme/shop:1.2.3`,
      'yes yes no',
    ],
    ['a bill of materials', `syft acme/shop:1.2.3 -o spdx-json\n${push}`, 'no no yes'],
    ['a build with provenance', 'docker buildx build --push --provenance=true -t acme/shop:1 .', 'no yes no'],
    ['a build that may attest by itself', 'docker buildx build --push -t acme/shop:1 .', 'no unknown no'],
    ['a build that is told not to', 'docker buildx build --push --provenance=false -t acme/shop:1 .', 'no no no'],
    ['a signed archive', 'gpg --detach-sign a.zip\ngh release upload v1 a.zip a.zip.sig', 'yes no no'],
    ['npm with provenance', 'npm publish --provenance', 'yes yes no'],
    ['something that was not resolved', `${push}\n./not-here.sh`, 'unknown unknown unknown'],
  ])('%s', async (_, script, expected) => {
    expect(proofs(await releaseOfScript(script, undefined, 'permissions: { contents: read }'))).toBe(expected);
  });

  test('an action that only installs the program signs nothing', async () => {
    expect((await releaseOf(`- uses: sigstore/cosign-installer@v3\n- run: ${push}`)).signed).toBe('no');
  });

  test('an attestation of the image signs it, and one of files does not', async () => {
    const steps = (input: string) => `- run: ${push}\n- uses: actions/attest-build-provenance@v2\n  with: { ${input} }`;
    const image = await releaseOf(steps('subject-name: acme/shop, subject-digest: "sha256:a"'));
    expect(proofs(image)).toBe('yes yes no');
    expect(proofs(await releaseOf(steps('subject-path: dist/a')))).toBe('no no no');
  });

  test.each([
    ['release/v1', '', 'yes'],
    ['v1.12.4', '', 'yes'],
    ['v1.8.0', '', 'no'],
    ['0123456789012345678901234567890123456789', '', 'unknown'],
    ['release/v1', 'attestations: false', 'no'],
    ['release/v1', `password: "\${{ secrets.PYPI }}"`, 'no'],
  ])('the action of PyPI at %s with %j', async (version, input, expected) => {
    const step = `- uses: pypa/gh-action-pypi-publish@${version}\n  with: { ${input} }`;
    const { signed, attested } = await releaseOf(step, undefined, 'permissions: { id-token: write }');
    expect([signed, attested]).toEqual([expected, expected]);
  });

  test.each([
    ['signs: [{ artifacts: checksum }]\nsboms: [{ artifacts: archive }]\n', 'yes no yes'],
    ['docker_signs: [{ artifacts: manifests }]\n', 'yes no no'],
    ['builds: [{ main: . }]\n', 'no no no'],
    ['includes: [{ from_url: { url: x } }]\n', 'unknown no unknown'],
  ])('GoReleaser with %j', async (text, expected) => {
    expect(proofs(await releaseOfScript('goreleaser release', undefined, '', { '.goreleaser.yaml': text }))).toBe(
      expected,
    );
  });

  test('a job that waits for the release is on its way, and one beside it is not', async () => {
    const text = (needs: string) =>
      `on: { push: { tags: ["v*"] } }\njobs:\n  push:\n    steps:\n      - run: ${push}\n  sign:\n    ${needs}\n    steps:\n      - run: cosign sign --yes acme/shop@sha256:a\n`;
    const signed = async (needs: string) => (await releasesOf({ '.github/workflows/a.yml': text(needs) }))[0]?.signed;
    expect(await signed('needs: push')).toBe('yes');
    expect(await signed('timeout-minutes: 5')).toBe('no');
  });

  test('signing that only a person starts is none of a release by tag', async () => {
    const steps = `- run: ${push}\n- run: cosign sign --yes acme/shop@sha256:a\n  if: github.event_name == 'workflow_dispatch'`;
    const text = workflowOf(steps, 'push: { tags: ["v*"] }\n  workflow_dispatch: {}');
    const [item] = await releasesOf({ '.github/workflows/a.yml': text });
    expect(item).toMatchObject({ start: 'tag', signed: 'no' });
  });

  test('another pipeline that signs may sign this', async () => {
    const other = workflowOf('- run: cosign sign --yes acme/shop@sha256:a', 'workflow_run: { workflows: [x] }');
    const items = await releasesOf({
      '.github/workflows/a.yml': workflowOf(`- run: ${push}`),
      '.github/workflows/b.yml': other,
    });
    expect(items.map(({ signed }) => signed)).toEqual(['unknown']);
  });

  test('a bill that is a file of the run alone is kept for as long as the run says', async () => {
    const steps = `- run: "${push}\\nsyft acme/shop -o spdx-json=sbom.json"\n- uses: actions/upload-artifact@v4\n  with: { name: sbom, path: sbom.json, retention-days: 5 }`;
    const item = await releaseOf(steps.replace('"', '"').replaceAll('\\n', '\\n'));
    expect(item).toMatchObject({ sbom: 'yes', sbomKeptDays: 5 });
  });
});
