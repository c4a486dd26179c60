import { describe, expect, test } from 'vitest';
import { releaseOf, releaseOfScript, releasesOf, workflowOf } from './reading.ts';

const onTrunk = 'push: { branches: [main] }';
const metadata = (tags: string) =>
  `- id: meta\n  uses: docker/metadata-action@v5\n  with:\n    images: ghcr.io/acme/shop\n${tags}- uses: docker/build-push-action@v6\n  with:\n    push: true\n    tags: \${{ steps.meta.outputs.tags }}`;

describe('what is published, and where', () => {
  test.each([
    ['docker push ghcr.io/acme/shop:1.2.3', 'image oci unknown'],
    ['docker buildx build --push -t ghcr.io/acme/shop:1.2.3 .', 'image oci unknown'],
    ['ko build --tags 1.2.3 ./cmd/shop', 'image oci unknown'],
    ['crane copy ghcr.io/acme/a:1.2.3 ghcr.io/acme/b:1.2.3', 'image oci unknown'],
    ['npm publish', 'package npm yes'],
    ['npm publish --registry https://npm.acme.example', 'package null unknown'],
    ['npm publish --registry=https://registry.npmjs.org/', 'package npm yes'],
    ['npm publish --registry $WHERE', 'package npm unknown'],
    ['NPM_CONFIG_REGISTRY=https://npm.acme.example npm publish', 'package null unknown'],
    ['python -m twine upload dist/*', 'package pypi yes'],
    ['twine upload --repository-url https://pypi.acme.example dist/*', 'package null unknown'],
    ['twine upload --repository testpypi dist/*', 'package null unknown'],
    ['uv publish', 'package pypi yes'],
    ['cargo publish', 'package crates_io yes'],
    ['cargo publish --registry acme', 'package null unknown'],
    ['gem push shop-1.0.gem', 'package rubygems yes'],
    ['gem push --host https://gems.acme.example shop-1.0.gem', 'package null unknown'],
    ['mvn deploy', 'package maven unknown'],
    ['./gradlew publishToMavenCentral', 'package maven_central yes'],
    ['./gradlew publish', 'package maven unknown'],
    ['dotnet nuget push a.nupkg --source https://api.nuget.org/v3/index.json', 'package nuget yes'],
    ['dotnet nuget push a.nupkg --source github', 'package null unknown'],
    ['nuget push a.nupkg', 'package nuget unknown'],
    ['helm push shop-1.0.0.tgz oci://ghcr.io/acme/charts', 'chart oci unknown'],
    ['goreleaser release --clean', 'binary github_release unknown'],
    ['gh release upload v1.2.3 dist/shop.tar.gz', 'archive github_release unknown'],
    ['aws s3 cp dist/shop-1.2.3.zip s3://acme-artefacts/shop-1.2.3.zip', 'archive s3 unknown'],
    ['aws s3 sync public s3://www.acme.example', 'site s3 unknown'],
  ])('%s', async (script, expected) => {
    const { form, store, neverOverwritten } = await releaseOfScript(script);
    expect(`${form} ${store} ${neverOverwritten}`).toBe(expected);
  });

  test.each([
    ['a deployment to a platform', 'cf push'],
    ['a push to a registry of the run alone', 'docker push localhost:5000/shop:1.2.3'],
    ['a rehearsal', 'npm publish --dry-run'],
    ['a file that is fetched', 'aws s3 cp s3://acme/state.zip .'],
    ['a file of settings', 'aws s3 cp settings.json s3://acme/settings.json'],
    ['what only speaks of it', 'echo "npm publish"'],
  ])('%s is no release', async (_, script) => {
    const text = workflowOf(`- run: ${JSON.stringify(script)}`);
    expect(await releasesOf({ '.github/workflows/release.yml': text })).toEqual([]);
  });

  test.each([
    ['package.json', '{"name":"a","publishConfig":{"registry":"https://npm.acme.example"}}'],
    ['.npmrc', 'registry=https://npm.acme.example\n'],
    ['.npmrc', '@acme:registry=https://npm.acme.example\n'],
  ])('a registry that %s names is another one', async (file, text) => {
    expect((await releaseOfScript('npm publish', undefined, '', { [file]: text })).neverOverwritten).toBe('unknown');
  });

  test('a registry that the set-up of a language names is the one that counts', async () => {
    const steps = (url: string) =>
      `- uses: actions/setup-node@v4\n  with: { registry-url: "${url}" }\n- run: npm publish`;
    expect((await releaseOf(steps('https://npm.pkg.github.com'))).neverOverwritten).toBe('unknown');
    expect((await releaseOf(steps('https://registry.npmjs.org'))).neverOverwritten).toBe('yes');
  });

  test('Maven Central is told by a plugin of the build', async () => {
    const pom = '<project><version>1.0</version><plugin>central-publishing-maven-plugin</plugin></project>';
    const { store, neverOverwritten } = await releaseOfScript('mvn deploy', undefined, '', { 'pom.xml': pom });
    expect([store, neverOverwritten]).toEqual(['maven_central', 'yes']);
  });

  test('a keyword of GitLab is a release', async () => {
    const text =
      'release:\n  rules: [{ if: $CI_COMMIT_TAG }]\n  script: [make]\n  release: { tag_name: $CI_COMMIT_TAG }\n';
    const [item, ...others] = await releasesOf({ '.gitlab-ci.yml': text, Makefile: 'all:\n\ttrue\n' });
    expect(others).toEqual([]);
    expect(item).toMatchObject({ store: 'gitlab_release', version: 'version', start: 'tag' });
  });

  test('what only another repository can start is not known to be run by this one', async () => {
    expect((await releaseOfScript('npm publish', 'workflow_call: {}')).active).toBe('unknown');
  });

  test('nothing is published by a step that never runs', async () => {
    const text = workflowOf('- run: npm publish\n  if: false');
    expect(await releasesOf({ '.github/workflows/release.yml': text })).toEqual([]);
  });
});

describe('what names the output, and when it is made', () => {
  test.each([
    [`docker push acme/shop:\${{ github.ref_name }}`, 'version'],
    ['docker push acme/shop:$GITHUB_SHA', 'commit'],
    ['docker push acme/shop:1.2.3', 'version'],
    ['docker push acme/shop:latest', 'moving'],
    ['docker push acme/shop', 'moving'],
    [`docker push acme/shop:latest\ndocker push acme/shop:\${{ github.sha }}`, 'commit'],
    ['docker push "$IMAGE"', 'unknown'],
    ['docker push "acme/shop:$TAG"', 'unknown'],
    ['TAG=$(git rev-parse --short HEAD)\ndocker push "acme/shop:$TAG"', 'commit'],
    [`IMAGE=acme/shop:\${GITHUB_SHA::8}\ndocker push "$IMAGE"`, 'commit'],
    [`docker buildx build --push -t acme/shop:latest -t acme/shop:\${{ github.sha }} .`, 'commit'],
    ['npm publish', 'version'],
    ['gh release create "$GITHUB_REF_NAME" dist/a.zip', 'version'],
    ['gh release upload nightly dist/a.zip', 'moving'],
    [`aws s3 cp a.zip s3://acme-artefacts/a-\${{ github.sha }}.zip`, 'commit'],
    ['aws s3 cp a.zip s3://acme-artefacts/a.zip', 'unknown'],
  ])('%s', async (script, expected) => {
    expect((await releaseOfScript(script)).version).toBe(expected);
  });

  test.each([
    [
      '    tags: |\n      type=semver,pattern={{version}}\n      type=raw,value=latest\n',
      'push: { tags: ["v*"] }',
      'version',
    ],
    ['    tags: |\n      type=sha\n      type=ref,event=branch\n', onTrunk, 'commit'],
    ['    tags: |\n      type=semver,pattern={{version}}\n      type=ref,event=branch\n', onTrunk, 'moving'],
    ['', 'push: { tags: ["v*"] }', 'version'],
    ['', onTrunk, 'moving'],
  ])('names that an action makes: %j on %s', async (tags, on, expected) => {
    expect((await releaseOf(metadata(tags), on)).version).toBe(expected);
  });

  test('the branch names what is pushed on trunk, and moves', async () => {
    const script = `docker push acme/shop:\${{ github.ref_name }}`;
    expect(await releaseOfScript(script, onTrunk)).toMatchObject({ version: 'moving', start: 'trunk' });
  });

  test('a variable of the workflow is put in', async () => {
    const job = `env: { IMAGE: "acme/shop:\${{ github.sha }}" }`;
    expect((await releaseOfScript('docker push "$IMAGE"', onTrunk, job)).version).toBe('commit');
  });

  test('a snapshot of Maven moves', async () => {
    const files = { 'pom.xml': '<project><version>1.0-SNAPSHOT</version></project>' };
    expect((await releaseOfScript('mvn deploy', onTrunk, '', files)).version).toBe('moving');
  });

  test.each([
    ['push: { tags: ["v*"] }', 'tag'],
    ['release: { types: [published] }', 'tag'],
    [onTrunk, 'trunk'],
    ['workflow_dispatch: {}', 'manual'],
    ['schedule: [{ cron: "0 0 * * *" }]', 'other'],
  ])('%s', async (on, expected) => {
    expect((await releaseOfScript('cargo publish', on)).start).toBe(expected);
  });
});

describe('whether it was built in the same run', () => {
  test.each([
    ['docker build -t acme/shop:1.2.3 .\ndocker push acme/shop:1.2.3', 'yes'],
    ['docker push acme/shop:1.2.3', 'unknown'],
    ['docker pull acme/a:1.2.3\ndocker tag acme/a:1.2.3 acme/b:1.2.3\ndocker push acme/b:1.2.3', 'no'],
    ['crane copy acme/a:1.2.3 acme/b:1.2.3', 'no'],
    ['python -m build\ntwine upload dist/*', 'yes'],
    ['twine upload dist/*', 'unknown'],
    ['goreleaser release', 'yes'],
  ])('%s', async (script, expected) => {
    expect((await releaseOfScript(script)).built).toBe(expected);
  });

  test('by a job that it waits for', async () => {
    const text =
      'on: { push: { tags: ["v*"] } }\njobs:\n  build:\n    steps:\n      - uses: actions/checkout@v4\n      - run: python -m build\n  publish:\n    needs: build\n    steps:\n      - run: twine upload dist/*\n';
    const [item] = await releasesOf({ '.github/workflows/release.yml': text });
    expect(item?.built).toBe('yes');
  });
});
