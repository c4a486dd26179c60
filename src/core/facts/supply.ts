import { z } from 'zod';
import { Count, item, kind, Tri } from './base.ts';
import { Pin, pinInWords } from './pin.ts';

export { Pin };

/** Package managers, by what their manifests are called in the field. */
export const Ecosystem = z.enum([
  'npm',
  'pypi',
  'go',
  'cargo',
  'maven',
  'gradle',
  'rubygems',
  'composer',
  'nuget',
  'swift',
  'terraform',
  'helm',
  'nix',
  'bazel',
  'other',
]);
export type Ecosystem = z.infer<typeof Ecosystem>;

/** A file that names what a piece of software depends on. */
const manifest = item({
  ecosystem: Ecosystem,
  path: z.string(),
  /** Folder that it speaks for; `''` for the root. */
  folder: z.string(),
  /** What it belongs to is delivered: deployed, released or taken in by others; `no` for tools, tests, documentation and samples. */
  shipped: Tri,
  /** Dependencies that it names, development alone left out; null where its form does not tell. */
  dependencies: Count.nullable(),
  /** The file that fixes them, also of a workspace above; null where there is none. */
  lockfile: z.string().nullable(),
  /** Each is fixed to one version: by a lockfile that is in the repository, vendored, or by exact pins. */
  locked: Tri,
  /** Each is fixed by content as well: hashes in the lockfile or the pins, or vendored. */
  hashed: Tri,
});

/** A command that installs dependencies where something is built: in a pipeline, an image or a script. */
const install = item({
  ecosystem: Ecosystem,
  where: z.enum(['pipeline', 'image', 'script', 'platform']),
  /** The file in which the command stands. */
  path: z.string(),
  /** Folder of the repository it acts in; null where that is not told. */
  folder: z.string().nullable(),
  /** It fails, or takes exactly what is locked, where manifest and lockfile disagree. */
  honoursLock: Tri,
  active: Tri,
});

/** A reference to a container image. */
const image = item({
  /** Without tag, digest and credentials. */
  name: z.string(),
  place: z.enum(['dockerfile', 'compose', 'manifest', 'chart_values', 'kustomization', 'pipeline', 'iac', 'platform']),
  /** `base`: what an image is built on; `deployed`: what an environment runs; `tool`: what a pipeline runs in; `local`: for developers' machines and tests. */
  role: z.enum(['base', 'deployed', 'tool', 'local', 'unknown']),
  pin: Pin,
  own: Tri,
  /** Name of the environment; null where none is told. */
  environment: z.string().nullable(),
  /** This source builds it; by its name, or as a later stage of the same file (then it is left out). */
  builtHere: Tri,
});

/** Something fetched from elsewhere while building. */
const download = item({
  where: z.enum(['pipeline', 'image', 'script']),
  path: z.string(),
  /** Program that fetches; a package manager for packages that it is told by name. */
  tool: z.string(),
  /** Host it comes from; null where an expression makes it, and for packages. */
  host: z.string().nullable(),
  /** What came is held against a checksum or signature before it is used. */
  checked: Tri,
  /** It is handed to a shell without being kept. */
  piped: Tri,
  /** It is part of a build of what is shipped. */
  inBuild: Tri,
});

/** What builds something of this source. */
const build = item({
  form: z.enum(['image', 'package', 'binary', 'archive', 'machine_image', 'site', 'platform', 'unknown']),
  /** The file that says how: Dockerfile, manifest, Makefile, pipeline. */
  path: z.string(),
  /** Folder it is made from. */
  folder: z.string(),
  /** A pipeline or platform runs it; `no` where only people can. */
  wired: Tri,
  shipped: Tri,
});

/** A job, or a step of one, that gives what was built to others: a registry, a package repository, assets of a release. */
const release = item({
  pipeline: z.string(),
  job: z.string(),
  active: Tri,
  form: z.enum(['image', 'package', 'chart', 'binary', 'archive', 'site', 'unknown']),
  /** Kind of store: `npm`, `pypi`, `oci`, `github_release`, `s3` and the like; null where it is not told. */
  store: z.string().nullable(),
  /** A public store that lets nobody overwrite a version. */
  neverOverwritten: Tri,
  /** What names the output: a version (tag, version file), the commit, or a name that moves. */
  version: z.enum(['version', 'commit', 'moving', 'unknown']),
  /** When it is run: on a tag or a release, on trunk, by hand alone, on other events. */
  start: z.enum(['tag', 'trunk', 'manual', 'other', 'unknown']),
  /** In the same pipeline run, of what is released. */
  built: Tri,
  signed: Tri,
  attested: Tri,
  sbom: Tri,
  /** Days for which the SBOM is kept; null where it is kept with the release, or where it is not told. */
  sbomKeptDays: Count.nullable(),
});

const own = { class: 'repository', grade: 'present' } as const;

/** Programs that take packages by their names. */
const packageManagers: ReadonlySet<string> = new Set([
  ...[
    'apt-get',
    'apt',
    'aptitude',
    'yum',
    'dnf',
    'microdnf',
    'tdnf',
    'zypper',
    'apk',
    'pip',
    'pipx',
    'uvx',
    'npm',
    'npx',
  ],
  ...['yarn', 'pnpm', 'bunx', 'go', 'cargo', 'gem'],
]);

const shippedInWords = { yes: '', no: ', not shipped', unknown: ', shipped or not' } as const;

/** An image by its name, unless something else makes that. */
function imageInWords({ name }: { readonly name: string }): string {
  if (name === 'unknown') return 'that was not told';
  return /[$`<>{}]|%\(/.test(name) ? 'whose name is set elsewhere' : name;
}

/** What is built or published, with its article. */
function formInWords({ form }: { readonly form: string }): string {
  if (form === 'unknown') return 'something';
  return `${/^[aeiou]/.test(form) ? 'an' : 'a'} ${form.replaceAll('_', ' ')}`;
}

/** What a release proves about what it gives out. */
function proofs({ signed, attested, sbom }: z.infer<typeof release>): string {
  const told = [
    ...(signed === 'yes' ? ['signed'] : []),
    ...(attested === 'yes' ? ['with provenance'] : []),
    ...(sbom === 'yes' ? ['with a bill of materials'] : []),
  ];
  return told.length === 0 ? '' : `, ${told.join(', ')}`;
}

export const supplyFacts = {
  'supply.manifest': kind({
    ...own,
    title: 'files that name dependencies',
    schema: manifest,
    closure: 'by_nature',
    summary: (fact) => {
      const locked = { yes: 'locked', no: 'not locked', unknown: 'locked or not' }[fact.locked];
      const hashes = { yes: ' with hashes', no: ' without hashes', unknown: ', with hashes or not' }[fact.hashed];
      const how = fact.dependencies === 0 ? 'without dependencies' : `${locked}${fact.locked === 'yes' ? hashes : ''}`;
      return `${fact.ecosystem} manifest, ${how}${shippedInWords[fact.shipped]}`;
    },
  }),
  'supply.install': kind({
    ...own,
    title: 'commands that install dependencies',
    schema: install,
    closure: 'declared',
    summary: (fact) =>
      `installs ${fact.ecosystem} packages ${{ yes: 'exactly as locked', no: 'without regard to the lockfile', unknown: 'as locked or not' }[fact.honoursLock]}`,
  }),
  'supply.image': kind({
    ...own,
    title: 'references to container images',
    schema: image,
    closure: 'by_nature',
    summary: (fact) =>
      `${fact.role === 'unknown' ? '' : `${fact.role} `}image ${imageInWords(fact)} ${pinInWords[fact.pin]}${fact.environment === null ? '' : `, in ${fact.environment}`}`,
    isAside: (fact) => fact.role === 'local',
  }),
  'supply.download': kind({
    ...own,
    title: 'downloads in builds',
    schema: download,
    closure: 'declared',
    summary: (fact) =>
      packageManagers.has(fact.tool)
        ? `${fact.tool} installs packages by name, ${{ yes: 'fixed by content', no: 'not fixed', unknown: 'fixed or not' }[fact.checked]}`
        : `${fact.tool} fetches${fact.host === null ? '' : ` from ${fact.host}`}${fact.piped === 'yes' ? ' into a shell' : ''}, ${{ yes: 'checked', no: 'not checked', unknown: 'checked or not' }[fact.checked]}`,
  }),
  'supply.build': kind({
    ...own,
    title: 'what builds something',
    schema: build,
    closure: 'declared',
    summary: (fact) =>
      `builds ${formInWords(fact)}, ${{ yes: 'run by a pipeline or platform', no: 'run by people', unknown: 'run by whom is not told' }[fact.wired]}${shippedInWords[fact.shipped]}`,
  }),
  'supply.release': kind({
    title: 'jobs that publish what was built',
    schema: release,
    class: 'repository',
    closure: 'own_ci',
    grade: 'wired',
    summary: (fact) =>
      `publishes ${formInWords(fact)}${fact.store === null ? '' : ` to ${fact.store.replaceAll('_', ' ')}`}${proofs(fact)}`,
  }),
} as const;
