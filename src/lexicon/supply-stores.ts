import type { Fact } from '../core/facts/index.ts';
import { words } from './word-lists.ts';

type Release = Fact<'supply.release'>;

/** A store that programs publish to, and what is known of it without asking it. */
export interface Store {
  readonly name: string;
  /** Public, and lets nobody overwrite a version: whoever names no other store publishes there. */
  readonly isFinal?: true;
  /** Hosts by which it is named, where it is named at all. */
  readonly hosts?: readonly string[];
  /** Words of a command whose value names another store; those whose value is one of `hosts` name this one. */
  readonly flags?: readonly string[];
  /** Inputs of an action, and variables, of which the same holds. */
  readonly inputs?: readonly string[];
  readonly variables?: readonly string[];
}

/** What names that which is published. */
type Naming =
  /** Each package or release carries a version of its own. */
  | 'versioned'
  /** A reference to an image: its tag. */
  | 'reference'
  /** A tag of the repository, given in words. */
  | 'git_tag'
  /** A path or address. */
  | 'path'
  /** One name for all. */
  | 'one_name';

/** What a program or action publishes. */
export interface Publisher {
  readonly form: Release['form'];
  readonly store: Store | null;
  readonly naming: Naming;
  /** `yes`: it builds what it publishes; `no`: it copies what is there; `unknown`: a step before it may. */
  readonly builds: 'yes' | 'no' | 'unknown';
}

const npm: Store = {
  name: 'npm',
  isFinal: true,
  hosts: words('registry.npmjs.org registry.yarnpkg.com'),
  flags: ['--registry'],
  inputs: words('registry registry-url'),
  variables: words('NPM_CONFIG_REGISTRY npm_config_registry YARN_NPM_PUBLISH_REGISTRY YARN_NPM_REGISTRY_SERVER'),
};
const pypi: Store = {
  name: 'pypi',
  isFinal: true,
  hosts: words('upload.pypi.org pypi.org'),
  flags: words('--repository-url --repository -r --publish-url --index --config-file'),
  inputs: words('repository-url repository_url'),
  variables: words('TWINE_REPOSITORY_URL TWINE_REPOSITORY UV_PUBLISH_URL FLIT_INDEX_URL HATCH_INDEX_REPO'),
};
const crates: Store = {
  name: 'crates_io',
  isFinal: true,
  hosts: words('crates.io github.com/rust-lang/crates.io-index'),
  flags: words('--registry --index'),
  inputs: words('registry'),
  variables: words('CARGO_REGISTRY_DEFAULT'),
};
const rubygems: Store = {
  name: 'rubygems',
  isFinal: true,
  hosts: ['rubygems.org'],
  flags: words('--host --source'),
  variables: words('RUBYGEMS_HOST GEM_HOST'),
};
const pub: Store = {
  name: 'pub_dev',
  isFinal: true,
  hosts: ['pub.dev'],
  flags: ['--server'],
  variables: ['PUB_HOSTED_URL'],
};
/** Which repository Maven and Gradle publish to stands in their own files. */
const maven: Store = { name: 'maven' };
export const mavenCentral: Store = { name: 'maven_central', isFinal: true };
/** Without a flag, a file of the machine decides. */
const nuget: Store = {
  name: 'nuget',
  hosts: words('api.nuget.org www.nuget.org nuget.org'),
  flags: words('--source -s -Source -src'),
};
export const nugetOrg: Store = { ...nuget, isFinal: true };
const oci: Store = { name: 'oci' };
const github: Store = { name: 'github_release' };
const gitlab: Store = { name: 'gitlab_release' };
const pages: Store = { name: 'pages' };
const bucket = (name: string): Store => ({ name });

const image = (builds: Publisher['builds']): Publisher => ({ form: 'image', store: oci, naming: 'reference', builds });
const packed = (store: Store | null, builds: Publisher['builds'] = 'unknown'): Publisher => ({
  form: 'package',
  store,
  naming: 'versioned',
  builds,
});
const asset = (store: Store): Publisher => ({ form: 'unknown', store, naming: 'git_tag', builds: 'unknown' });
const site: Publisher = { form: 'site', store: pages, naming: 'one_name', builds: 'unknown' };
const other: Publisher = { form: 'unknown', store: null, naming: 'path', builds: 'unknown' };

const table: readonly (readonly [string, Publisher])[] = [
  [
    `docker podman nerdctl docker-compose buildah jf cosign redhat-actions/push-to-registry az heroku`,
    image('unknown'),
  ],
  [`docker/build-push-action docker/bake-action kaniko ko pack elgohr/publish-docker-github-action`, image('yes')],
  ['mr-smithers-excellent/docker-build-push', image('yes')],
  [`skopeo crane regctl`, image('no')],
  [`oras imgpkg flux kyverno conftest`, { form: 'archive', store: oci, naming: 'reference', builds: 'unknown' }],
  ['helm', { form: 'chart', store: null, naming: 'versioned', builds: 'unknown' }],
  ['helm/chart-releaser-action', { form: 'chart', store: github, naming: 'versioned', builds: 'yes' }],
  // They pack the folder as it is, by what a step before made of it or by scripts of its own.
  [`npm pnpm yarn bun np js-devtools/npm-publish lerna changeset changesets/action`, packed(npm, 'yes')],
  [`twine pypa/gh-action-pypi-publish uv python`, packed(pypi)],
  [`poetry hatch pdm flit rye maturin`, packed(pypi)],
  [`cargo katyo/publish-crates`, packed(crates, 'yes')],
  [`gem`, packed(rubygems)],
  [`rubygems/release-gem`, packed(rubygems, 'yes')],
  [`dart flutter`, packed(pub, 'yes')],
  [`mvn gradle sbt lein`, packed(maven, 'yes')],
  [`dotnet nuget choco`, packed(nuget)],
  [`mix cabal conan cloudsmith snapcraft wasm-pack deno buf bufbuild/buf-push-action`, packed(null)],
  [
    `vsce ovsx haaleo/publish-vscode-extension semantic-release release-it cycjimmy/semantic-release-action`,
    packed(null),
  ],
  ['goreleaser', { form: 'binary', store: github, naming: 'versioned', builds: 'yes' }],
  [`gh hub softprops/action-gh-release ncipollo/release-action svenstaro/upload-release-action`, asset(github)],
  [`actions/create-release actions/upload-release-asset marvinpinto/action-automatic-releases`, asset(github)],
  [
    'googleapis/release-please-action google-github-actions/release-please-action',
    { ...asset(github), naming: 'versioned' },
  ],
  [`glab release-cli`, asset(gitlab)],
  [
    `actions/deploy-pages peaceiris/actions-gh-pages jamesives/github-pages-deploy-action cloudflare/pages-action`,
    site,
  ],
  [`surge gh-pages mkdocs docusaurus wrangler`, site],
  [`aws jakejarvis/s3-sync-action`, { ...other, store: bucket('s3') }],
  [`gsutil google-github-actions/upload-cloud-storage`, { ...other, store: bucket('gcs') }],
];

/** What programs and actions publish, by the name that the lexicon of commands knows them by. */
export const publishers: ReadonlyMap<string, Publisher> = new Map([
  ...table.flatMap(([names, publisher]) => words(names).map((name) => [name, publisher] as const)),
  ['gitlab release', asset(gitlab)],
]);

/** What a program that no list holds publishes. */
export const anyPublisher: Publisher = other;

/** Tasks and plugins by which Maven and Gradle publish to Maven Central, in words and in their files. */
export const centralTasks =
  /^(?::?[\w:.-]{1,100}:)?(?:publishToMavenCentral|publishAndReleaseToMavenCentral|publishToSonatype|closeAndReleaseSonatypeStagingRepository|central-publishing:publish|nexus-staging:\w{1,40})$/;
export const centralMarks =
  /central-publishing-maven-plugin|nexus-staging-maven-plugin|\bcentral\.sonatype\.com\b|\b(?:s01\.)?oss\.sonatype\.org\b/;
/** Plugins that sign what is published there. */
export const mavenSigning = /maven-gpg-plugin|sign-maven-plugin|sigstore-maven-plugin/;
export const gradleSigning = /\bsignAllPublications\b|\bsigning\s{0,20}\{|dev\.sigstore\.sign/;

/** Words that give another repository to Maven. */
export const otherMaven =
  /^-D(?:altDeploymentRepository|altReleaseDeploymentRepository|altSnapshotDeploymentRepository)=/;

/** Addresses of stores that stand on the machine of the run, or keep things for hours. */
export const passingStore =
  /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal|kind-registry|registry|[\w-]{1,60}\.local|ttl\.sh)(?::\d{1,5})?\//i;

/** Endings of files that are made to be kept, and of programs. */
export const archiveFile = /\.(?:zip|tar|tgz|tar\.(?:gz|xz|bz2|zst)|jar|war|ear|whl|gem|nupkg|crate|7z)$/i;
export const binaryFile = /\.(?:exe|msi|deb|rpm|apk|aab|ipa|dmg|pkg|appimage|bin|wasm|so|dll|snap|flatpak)$/i;
/** Words in the name of a bucket or path under which versions are kept. */
export const keepingPlace = /(?:artefact|artifact|release|dist|package|deploy|lambda|build|binar|layer)/i;

/** Lines by which a file names another store than the public one, by the name of that one. */
export const settingLines: ReadonlyMap<string, readonly { readonly file: string; readonly form: RegExp }[]> = new Map([
  [
    'npm',
    [
      { file: '.npmrc', form: /^(?:@[\w-]{1,60}:)?registry[ \t]{0,9}=[ \t]{0,9}(?!https:\/\/registry\.npmjs\.org)/ },
      {
        file: '.yarnrc.yml',
        form: /^[ \t]{0,9}npm(?:Publish)?Registry(?:Server)?:(?!.{0,9}https:\/\/registry\.(?:npmjs|yarnpkg))/,
      },
    ],
  ],
  [
    'pypi',
    [
      { file: '.pypirc', form: /^repository[ \t]{0,9}[=:]/ },
      {
        file: 'pyproject.toml',
        form: /^publish-url[ \t]{0,9}=|^\[\[?tool\.(?:uv\.index|poetry\.repositories|hatch\.publish)/,
      },
    ],
  ],
  [
    'crates_io',
    [
      { file: 'Cargo.toml', form: /^publish[ \t]{0,9}=[ \t]{0,9}(?:\[|false)/ },
      { file: '.cargo/config.toml', form: /^\[(?:registry|registries\.)/ },
    ],
  ],
  ['pub_dev', [{ file: 'pubspec.yaml', form: /^publish_to:/ }]],
  [
    'gemspec',
    [{ file: '*.gemspec', form: /allowed_push_host["']\]?[ \t]{0,20}=?[ \t]{0,20}["'](?!https:\/\/rubygems\.org)/ }],
  ],
]);

/** Lines of Maven and npm that tell what a version is, and whether it is attested. */
export const snapshotLine = /<version>[^<]{0,100}-SNAPSHOT<\/version>/;
export const provenanceLine = /^provenance[ \t]{0,9}=[ \t]{0,9}true/;
