import type { MarkDefinition } from './mark.ts';
import { words } from './word-lists.ts';

/** What the text of a script may hold of builds. */
export type SupplyMark = 'fetching' | 'image_building';

const scripts = /(^|\/)(?:GNUm|M|m)akefile$|\.(?:sh|bash|zsh|mk)$|(^|\/)[^./]{1,60}$/;

export const supplyMarks: readonly MarkDefinition<SupplyMark>[] = [
  { mark: 'fetching', files: scripts, words: /\b(?:curl|wget|aria2c|git[ \t]{1,9}clone)[ \t\\]/ },
  {
    mark: 'image_building',
    files: scripts,
    words: /\b(?:docker|podman|buildah|nerdctl|buildx|kaniko|gcloud[ \t]{1,9}builds|acr)\b/,
  },
];

/** Files that say how an image is made. */
export const imageFile =
  /(^|\/)(?:Dockerfile|Containerfile)(?:[._-][^/]{1,80})?$|(^|\/)[^/]{1,80}\.(?:dockerfile|containerfile)$/i;
/** Files with such a name that are none: what is not to be taken in, and texts about it. */
export const noImageFile =
  /\.(?:dockerignore|md|txt|ya?ml|json|sh|ps1|lock|hcl|toml|go|py|rb|rs|java|kt|cs|php|html|[cm]?[jt]sx?|snap|golden)$/i;

/** Folders whose products are for those who work here: nothing in them is delivered. */
export const workFolder =
  /(?:^|\/)(?:\.devcontainer|devcontainer|\.gitpod|tests?|testing|e2e|integration-?tests?|acceptance|fixtures|benchmarks?|bench|perf|hack|\.github|\.gitlab|\.circleci|\.ci|local|dev|development)(?:\/|$)/i;
/** Names of files of which the same holds. */
export const workFile =
  /(?:^|[._-])(?:dev|develop|development|devcontainer|local|tests?|testing|e2e|lint|debug|gitpod)(?:[._-]|$)/i;

/** Targets of a Makefile that make what is given to others. */
export const buildTargets =
  /^(?:build|image|images|docker|docker-build|docker_build|container|binary|binaries|package|dist|release|compile)(?:[-_](?:all|image|images|binary|linux|docker))?$/;

/** Files by whose name a platform builds what it runs. */
export const platformFiles: readonly RegExp[] = [
  /(^|\/)Procfile$/,
  /(^|\/)heroku\.yml$/,
  /(^|\/)fly(?:\.[\w-]{1,40})?\.toml$/,
  /(^|\/)render\.ya?ml$/,
  /(^|\/)netlify\.toml$/,
  /(^|\/)vercel\.json$/,
  /(^|\/)serverless\.(?:ya?ml|json)$/,
  /(^|\/)railway\.(?:json|toml)$/,
  /(^|\/)amplify\.yml$/,
  /(^|\/)apprunner\.ya?ml$/,
];

/** Files of which the name alone does not tell, and what those hold by which a platform builds: programs bear such names. */
export const platformTexts: readonly (readonly [file: RegExp, says: RegExp])[] = [
  [
    /(^|\/)serverless(?:[._-][\w-]{1,40})?\.(?:ya?ml|[cm]?[tj]s|json)$/,
    /^[\s'"]{0,20}provider['"]?\s?:\s{0,9}(?:\{|$)/m,
  ],
  [/(^|\/)project\.toml$/, /^\[\[?(?:io\.buildpacks|build)\b/m],
];

/** Files by whose name a generator makes a site of a folder. */
export const siteFiles: readonly RegExp[] = [
  /(^|\/)mkdocs\.ya?ml$/,
  /(^|\/)hugo\.(?:toml|ya?ml|json)$/,
  /(^|\/)\.?eleventy\.(?:config\.)?[cm]?[jt]s$/,
  /(^|\/)\.eleventy\.js$/,
  /(^|\/)docusaurus\.config\.[cm]?[jt]s$/,
  /(^|\/)gatsby-config\.[cm]?[jt]s$/,
  /(^|\/)astro\.config\.[cm]?[jt]s$/,
  /(^|\/)antora(?:-playbook)?\.ya?ml$/,
  /(^|\/)book\.toml$/,
];

/** Scripts of a package manifest that make what is delivered. */
export const buildScripts: ReadonlySet<string> = new Set(
  words('build prepack prepublishOnly dist bundle compile package'),
);

/** Those whose platform builds by itself whatever is pushed to it. */
export const selfBuilding: RegExp =
  /(^|\/)(?:Procfile|heroku\.yml|render\.ya?ml|netlify\.toml|vercel\.json|amplify\.yml|railway\.(?:json|toml)|apprunner\.ya?ml)$/;

/** Files beside a Procfile that show that a platform reads it, and not only a program on the machine of a developer. */
export const procfileCompanion =
  /(^|\/)(?:app\.json|heroku\.yml|runtime\.txt|Aptfile|\.buildpacks|\.slugignore|\.cfignore|\.profile|manifest[\w.-]{0,40}\.ya?ml)$/;

/** Manifests, and what they hold where the package that they describe is made to be published for others. */
export const publishing: readonly (readonly [file: RegExp, says: RegExp])[] = [
  [/^pom\.xml$/, /<distributionManagement>\s{0,200}(?:<(?:repository|snapshotRepository)>)/],
  [
    /^build\.gradle(?:\.kts)?$/,
    /^[ \t]{0,40}id[ \t(]{1,9}["'](?:com\.gradle\.plugin-publish|com\.vanniktech\.maven\.publish|org\.jetbrains\.intellij(?:\.platform)?)["']/m,
  ],
];
