import type { Ecosystem } from '../core/facts/supply.ts';
import { words } from './word-lists.ts';

/** Which reader takes a manifest, by the name of its file. Several files of a folder may each be one. */
export const manifestNames = [
  ['node', /^package\.json$/],
  ['requirements', /^(?:[\w.-]{0,80}[-_.])?requirements?(?:[-_.][\w.-]{1,80})?\.(?:txt|in)$/],
  ['pyproject', /^pyproject\.toml$/],
  ['pipenv', /^Pipfile$/],
  ['setuptools', /^setup\.(?:py|cfg)$/],
  ['go', /^go\.mod$/],
  ['cargo', /^Cargo\.toml$/],
  ['maven', /^pom\.xml$/],
  ['gradle', /^build\.gradle(?:\.kts)?$/],
  ['bundler', /^(?:Gemfile|gems\.rb)$/],
  ['composer', /^composer\.json$/],
  ['nuget', /^(?:.{1,200}\.(?:cs|fs|vb)proj|packages\.config)$/],
  ['swift', /^Package\.swift$/],
  ['terraform', /^\.terraform\.lock\.hcl$/],
  ['helm', /^Chart\.yaml$/],
  ['nix', /^flake\.nix$/],
  ['bazel', /^MODULE\.bazel$/],
  [
    'other',
    /^(?:mix\.exs|pubspec\.ya?ml|Podfile|Cartfile|deno\.jsonc?|gleam\.toml|conanfile\.(?:txt|py)|stack\.ya?ml|rebar\.config|shard\.yml|paket\.dependencies|build\.sbt|project\.clj|deps\.edn|vcpkg\.json|elm\.json|dune-project|.{1,200}\.cabal)$/,
  ],
] as const satisfies readonly (readonly [string, RegExp])[];
export type ManifestForm = (typeof manifestNames)[number][0];

/** Requirement files may as well be called by what they are for, in a folder of that name. */
export const requirementsFolder = /(^|\/)requirements\/[\w.-]{1,80}\.(?:txt|in)$/;

/** The ecosystem of each form. */
export const ecosystems: Readonly<Record<ManifestForm, Ecosystem>> = {
  node: 'npm',
  requirements: 'pypi',
  pyproject: 'pypi',
  pipenv: 'pypi',
  setuptools: 'pypi',
  go: 'go',
  cargo: 'cargo',
  maven: 'maven',
  gradle: 'gradle',
  bundler: 'rubygems',
  composer: 'composer',
  nuget: 'nuget',
  swift: 'swift',
  terraform: 'terraform',
  helm: 'helm',
  nix: 'nix',
  bazel: 'bazel',
  other: 'other',
};

/**
 * Lockfiles of managers of which no more is read than that it is there, and a word that stands in one that holds hashes.
 * Managers that are not named here lock in ways that are not told from a file.
 */
export const otherLocks: readonly { readonly manifest: RegExp; readonly lock: string; readonly hash: RegExp | null }[] =
  [
    { manifest: /^mix\.exs$/, lock: 'mix.lock', hash: /"[0-9a-f]{64}"/ },
    { manifest: /^pubspec\./, lock: 'pubspec.lock', hash: /sha256: "?[0-9a-f]{64}/ },
    { manifest: /^Podfile$/, lock: 'Podfile.lock', hash: null },
    { manifest: /^deno\.json/, lock: 'deno.lock', hash: /"integrity": "/ },
    { manifest: /^gleam\.toml$/, lock: 'manifest.toml', hash: /outer_checksum = "/ },
    { manifest: /^conanfile\./, lock: 'conan.lock', hash: null },
    { manifest: /^stack\./, lock: 'stack.yaml.lock', hash: /sha256: [0-9a-f]{64}/ },
    { manifest: /^rebar\.config$/, lock: 'rebar.lock', hash: /pkg_hash/ },
    { manifest: /^shard\.yml$/, lock: 'shard.lock', hash: null },
    { manifest: /^Cartfile$/, lock: 'Cartfile.resolved', hash: null },
    { manifest: /^paket\./, lock: 'paket.lock', hash: null },
  ];

/** Folders of what is not delivered: tools, tests, documentation and samples; compared in lower case, by whole names. */
const asideFolders: ReadonlySet<string> = new Set(
  words(`tools tool tooling scripts script hack ci .ci .github .gitlab .gitea .forgejo .circleci .buildkite .azuredevops
    .devcontainer devcontainer .config .vscode .husky dev-tools devtools dev-env build-tools buildtools buildsrc test tests
    e2e e2e-tests e2e_tests integration-tests integration_tests integration-test acceptance acceptance-tests
    acceptance_tests functional-tests functional_tests smoke smoke-tests smoke_tests load-test load-tests load_tests
    loadtest perf performance performance-tests contract-tests docs doc documentation docs-site website site storybook
    examples example samples sample demo demos playground playgrounds benchmarks benchmark bench fuzz sandbox spike spikes
    fixtures testdata lint linters cypress playwright`),
);

/** Names of such folders that begin or end with what they are for. */
const asideFolder =
  /^(?:.{0,200}[-_.])?local(?:[-_.](?:run|running|dev|development|env|environment|stack|setup))?$|[-_.](?:tests?|e2e|examples?|samples?|docs)$/;

/** Whether a folder, or one around it, holds what is not delivered. */
export function isAsideFolder(folder: string): boolean {
  return folder
    .toLowerCase()
    .split('/')
    .some((part) => asideFolders.has(part) || asideFolder.test(part));
}

/** Names of manifests that say what they are for: development, tests, documentation. */
export const asideManifest =
  /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|for[-_]tests?|ci|docs?|lint|linting|typing|types|mypy|build|tools?|local|debug|extra|examples?|bench|style|format|quality|pre[-_]commit|release)(?:[-_.]|$)/i;

/** Files by which a platform runs what lies beside them. */
export const platformFiles: ReadonlySet<string> = new Set(
  words(`Procfile serverless.yml serverless.yaml serverless.ts serverless.js serverless.json fly.toml render.yaml vercel.json
    now.json netlify.toml railway.json railway.toml wrangler.toml wrangler.jsonc apprunner.yaml amplify.yml host.json
    firebase.json project.toml Aptfile zappa_settings.json samconfig.toml web.config captain-definition staticwebapp.config.json
    vercel.ts copilot.yml .ebextensions manifest.cf.yml scalingo.json`),
);
/** The same, of names that other files have too: one of the words must stand in them. */
export const platformFilesWith: readonly (readonly [RegExp, RegExp])[] = [
  [/^manifest(?:-[\w-]{1,40})?\.ya?ml$/, /^applications:/m],
  [/^app\.json$/, /"(?:buildpacks|formation|addons|stack)"/],
  [/^app\.ya?ml$/, /^(?:runtime|service):/m],
  // An action of JavaScript is run by others as it lies there.
  [/^action\.ya?ml$/, /^\s{1,9}using:\s{0,9}['"]?node/m],
];
/** Files that are the entry of a service. */
export const serveEntries: ReadonlySet<string> = new Set(
  words('wsgi.py asgi.py manage.py config.ru artisan gunicorn.conf.py gunicorn_config.py uwsgi.ini'),
);
/** Files of tools that publish what lies beside them, and the ecosystems whose packages they publish; null for any. */
export const publishFiles: readonly (readonly [file: RegExp, of: readonly Ecosystem[] | null])[] = [
  [/^\.?goreleaser\.ya?ml$/, ['go', 'cargo']],
  [/^(?:\.releaserc(?:\.[a-z]{1,5})?|release\.config\.[cm]?js|\.release-it\.[a-z]{1,5})$/, ['npm']],
  [/^release-please-config\.json$/, null],
];
/** Dockerfiles that make no image for others, by what stands beside the word in their names. */
export const asideDockerfile =
  /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|ci|e2e|local|lint|docs?|debug|devcontainer|builder|tools?|bench)(?:[-_.]|$)/i;
/** Stages of an image that are for tests and development. */
export const asideStage = /(?:^|[-_.])(?:dev|devel|development|tests?|testing|lint|ci|debug|local)(?:[-_.]|$)/;
