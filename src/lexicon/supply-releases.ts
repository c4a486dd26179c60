import { phrases, words } from './word-lists.ts';

/** Programs whose words are kept for those who ask what is fetched, installed and published. */
export const spokenPrograms: ReadonlySet<string> = new Set(
  words(`curl wget aria2c fetch http iwr irm Invoke-WebRequest Invoke-RestMethod Start-BitsTransfer iex git gh docker podman
    nerdctl sha1sum sha224sum sha256sum sha384sum sha512sum shasum sha256 gsha256sum b2sum b3sum rhash md5sum openssl gpg gpg2
    gpgv cosign minisign slsa-verifier rpm jarsigner codesign sh bash zsh dash ash ksh python python2 python3 perl ruby node
    deno php npm pnpm yarn bun pip pip3 pipenv poetry pdm uv rye hatch bundle bundler go cargo mvn mvnw gradle gradlew dotnet
    nuget composer swift terraform tofu helm nix apt-get apt apk yum dnf npx pipx uvx bunx gem rm`),
);

/** Texts that only a run fills in, which stand for the commit. */
export const commitNames =
  /\b(?:github\.sha|github\.event\.(?:pull_request\.head|head_commit)\.\w{1,20}|CI_COMMIT_(?:SHORT_)?SHA|COMMIT(?:_ID|_HASH|_REF)?|GIT_COMMIT|\w{0,40}_?SHA(?:_?(?:SHORT|[0-9]{1,2}))?|(?:short|long|git|commit|head)[_-]?sha|sha[_-]?(?:short|long))\b|\bgit (?:rev-parse|log)\b/i;
/** The same for a version that a tag, a file or a run counts. */
export const versionNames =
  /\bCI_COMMIT_TAG\b|github\.event\.release\.|refs\/tags\/|\bversion|version\b|_VERSION\b|\bgit describe\b|\bsemver\b|github\.run_(?:number|id)|\bGITHUB_RUN_(?:NUMBER|ID)\b|\bCI_PIPELINE_I?ID\b|\bBUILD_(?:NUMBER|ID)\b|\brelease[_-]?tag\b|\btag[_-]name\b|\bnew[_-]tag\b/i;
/** What is the tag in the run of a tag, and else the branch. */
export const refNames =
  /\bgithub\.ref(?:_name)?\b|\bGITHUB_REF(?:_NAME|##\*\/|#refs\/heads\/)?\b|\bCI_COMMIT_REF_(?:NAME|SLUG)\b|\bgithub\.(?:head|base)_ref\b|\bGITHUB_HEAD_REF\b/;
/** Names in full that are written down: of a version, of a commit. */
export const versionText =
  /(?:^|[^\d.])v?\d{1,9}\.\d{1,9}\.\d{1,9}(?![\d.])|^\d{4}-?\d{2}-?\d{2}\b|^v?\d{1,9}\.\d{1,9}\.\d{1,9}$/;
export const commitText = /^(?:sha-)?[0-9a-f]{7,40}$/;

/** What the action that makes names of images adds by a line of its input: `type=semver,pattern=…`. */
export const metadataLines: readonly (readonly [RegExp, 'tag' | 'commit' | 'moving'])[] = [
  [/^type=(?:semver|pep440|match)\b/, 'tag'],
  [/^type=ref,(?:.{0,200},)?event=tag\b/, 'tag'],
  [/^type=sha\b/, 'commit'],
  [/^type=ref,(?:.{0,200},)?event=(?:branch|pr)\b/, 'moving'],
  [/^type=(?:edge|schedule)\b/, 'moving'],
];
export const metadataAction = 'docker/metadata-action';
/** What it makes without such an input: the tag, or the branch. */
export const metadataUsually: readonly string[] = phrases('type=ref;event=branch, type=ref;event=tag').map((line) =>
  line.replace(';', ','),
);

/** Actions and programs that sign images, or what stands for them; others sign files. */
export const imageSigners: ReadonlySet<string> = new Set(
  words('cosign notation docker skopeo actions/attest actions/attest-build-provenance gcloud'),
);
/** What signs something that is no product: a tag of the repository, any text. */
export const otherSigners: ReadonlySet<string> = new Set(words('git actions/attest-sbom'));
/** Sub-commands that sign files, of programs that also sign images. */
export const fileSigning: ReadonlySet<string> = new Set(words('sign-blob attest-blob blob'));
/** Owner of workflows that attest what they are given, files and images alike. */
export const generatorOwner = 'slsa-framework/slsa-github-generator/';

/** Names of files that hold a bill of materials. */
export const billFile = /sbom|cyclonedx|spdx|\bbom\b/i;

/** Where GoReleaser is told what to do. */
export const goreleaserFiles: readonly string[] = [
  '.goreleaser.yml',
  '.goreleaser.yaml',
  'goreleaser.yml',
  'goreleaser.yaml',
];

/** Versions of the action of PyPI from which on it attests by itself; it does so for those without a password alone. */
export const pypiAttests = {
  action: 'pypa/gh-action-pypi-publish',
  major: 1,
  minor: 11,
  moving: ['release/v1'],
} as const;
