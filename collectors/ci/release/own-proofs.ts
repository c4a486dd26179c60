import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { pypiAttests } from '../../../src/lexicon/supply-releases.ts';
import { gradleSigning, mavenSigning, provenanceLine } from '../../../src/lexicon/supply-stores.ts';
import { said } from '../recognise/flags.ts';
import { goreleaserOf } from './goreleaser.ts';
import { folderOfSpoken, hasLine, inFolder, publishConfig } from './settings.ts';
import { actionOf, inputOf, type Spoken, type Stage } from './spoken.ts';

/** What a release carries that shows where it is from. */
export interface Proofs {
  readonly signed: Tri;
  readonly attested: Tri;
  readonly sbom: Tri;
}

export const nothing: Proofs = { signed: 'no', attested: 'no', sbom: 'no' };

/** What the command or action that publishes adds by itself, by its words, its inputs and files of its own. */
export async function ownProofs(
  tool: string,
  spoken: Spoken,
  stage: Stage,
  source: RepositoryFiles,
  isCentral: boolean,
): Promise<Proofs> {
  const action = actionOf(spoken.said);
  if (action === 'docker/build-push-action') return byBuildPush(spoken);
  if (action === pypiAttests.action) return byPypi(spoken, stage);
  if (action === 'rubygems/release-gem') return { ...nothing, signed: 'unknown', attested: 'unknown' };
  switch (tool) {
    case 'docker':
    case 'podman':
      return byDocker(spoken);
    case 'docker/bake-action':
      return { ...nothing, attested: 'unknown', sbom: 'unknown' };
    case 'goreleaser': {
      const { signs, sbom } = await goreleaserOf(spoken, source);
      return { ...nothing, signed: signs, sbom };
    }
    case 'ko':
      return { ...nothing, sbom: said('--sbom=none', spoken.said.words) === 'yes' ? 'no' : 'yes' };
    case 'mvn':
    case 'gradle':
      return { ...nothing, signed: await byBuildTool(tool, spoken, source, isCentral) };
    case 'npm':
    case 'pnpm':
      return byNpm(spoken, source);
    case 'helm':
      return { ...nothing, signed: helmSigns(stage) };
    default:
      return usually.has(tool) ? { ...nothing, signed: 'unknown', attested: 'unknown' } : nothing;
  }
}

/** They publish by settings of their own, or hand on to a program that may attest by itself. */
const usually: ReadonlySet<string> = new Set([
  ...[
    'yarn',
    'lerna',
    'changeset',
    'changesets/action',
    'semantic-release',
    'release-it',
    'uv',
    'js-devtools/npm-publish',
  ],
  ...['cycjimmy/semantic-release-action', 'az', 'wasm-pack', 'helm/chart-releaser-action', 'deno', 'jf', 'lein', 'sbt'],
]);

function switched(value: string | undefined): Tri | null {
  if (value === undefined) return null;
  if (value.includes('${{')) return 'unknown';
  return value.toLowerCase() === 'false' ? 'no' : 'yes';
}

/** Without the input, it attests where an image may carry that, and signs nothing. */
function byBuildPush({ said: own }: Spoken): Proofs {
  const attests = inputOf(own, 'attests') ?? '';
  const attested = /type=provenance/.test(attests) ? 'yes' : (switched(inputOf(own, 'provenance')) ?? 'unknown');
  const sbom = /type=sbom/.test(attests) ? 'yes' : (switched(inputOf(own, 'sbom')) ?? 'no');
  return { signed: 'no', attested, sbom };
}

function byDocker({ said: own }: Spoken): Proofs {
  const { words } = own;
  const isBuildx = words.some(({ text }) => text === 'buildx' || text === 'build');
  const told = (flag: string, usual: Tri): Tri => {
    const written = words.find(({ text }) => text === flag || text.startsWith(`${flag}=`));
    if (written === undefined) return usual;
    return written.isFixed ? (/=false$/.test(written.text) ? 'no' : 'yes') : 'unknown';
  };
  const trust = own.assignments.get('DOCKER_CONTENT_TRUST');
  return {
    signed: trust === '1' ? 'yes' : trust === undefined ? 'no' : 'unknown',
    attested: told('--provenance', isBuildx ? 'unknown' : 'no'),
    sbom: told('--sbom', 'no'),
  };
}

/** https://docs.pypi.org/attestations/producing-attestations/: by default since 1.11, for trusted publishers alone. */
function byPypi({ said: own, deed }: Spoken, { job }: Stage): Proofs {
  const both = (value: Tri): Proofs => ({ signed: value, attested: value, sbom: 'no' });
  const wanted = switched(inputOf(own, 'attestations'));
  if (wanted === 'no' || inputOf(own, 'password') !== undefined) return both('no');
  const isTrusted =
    job.permissions.scopes?.some(({ name, access }) => name === 'id-token' && access === 'write') === true;
  if (!isTrusted || inputOf(own, 'repository-url') !== undefined) return both('unknown');
  if (wanted === 'yes') return both('yes');
  const version = (own.uses ?? '').split('@')[1] ?? '';
  if ((pypiAttests.moving as readonly string[]).includes(version)) return both('yes');
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,3})(?:\.|$)/.exec(version) ?? [];
  if (major === undefined || minor === undefined || deed.step.legs === undefined) return both('unknown');
  const isNew =
    Number(major) > pypiAttests.major || (Number(major) === pypiAttests.major && Number(minor) >= pypiAttests.minor);
  return both(isNew ? 'yes' : 'no');
}

async function byNpm(spoken: Spoken, source: RepositoryFiles): Promise<Proofs> {
  const { said: own, deed } = spoken;
  const both = (value: Tri): Proofs => ({ signed: value, attested: value, sbom: 'no' });
  const flag = said('--provenance', own.words);
  if (flag !== 'no') return both(flag);
  if (own.words.some(({ text }) => text === '--no-provenance' || text === '--provenance=false')) return both('no');
  const legs = (deed.step.legs ?? deed.job.legs)?.() ?? [];
  const names = ['NPM_CONFIG_PROVENANCE', 'npm_config_provenance'];
  const values = legs.flatMap(({ variables }) => names.flatMap((name) => variables.get(name) ?? []));
  const before = names.flatMap((name) => own.assignments.get(name) ?? []);
  if ([...values, ...before].some((value) => value === 'true')) return both('yes');
  for (const folder of new Set([folderOfSpoken(spoken), ''])) {
    if (text(get(await publishConfig(source, folder), 'provenance')) === 'true') return both('yes');
    if (await hasLine(source, inFolder(folder, '.npmrc'), provenanceLine)) return both('yes');
  }
  // A trusted publisher attests by itself with a new enough program, whose version is not told.
  const isTrusted = deed.job.permissions.scopes?.some(({ name, access }) => name === 'id-token' && access === 'write');
  return both(isTrusted === true || deed.job.permissions.scopes === null ? 'unknown' : 'no');
}

/** A store that takes nothing unsigned tells that what goes there is signed, once the plugin for it is there. */
async function byBuildTool(tool: string, spoken: Spoken, source: RepositoryFiles, isCentral: boolean): Promise<Tri> {
  const { said: own } = spoken;
  if (own.words.some(({ text }) => /^-D(?:maven\.)?gpg\.skip(?:=true)?$|^-Dgpg\.skip/.test(text))) return 'no';
  const names = tool === 'mvn' ? ['pom.xml'] : ['build.gradle', 'build.gradle.kts'];
  const mark = tool === 'mvn' ? mavenSigning : gradleSigning;
  for (const folder of new Set([folderOfSpoken(spoken), ''])) {
    for (const name of names) {
      if (await hasLine(source, inFolder(folder, name), mark)) return isCentral ? 'yes' : 'unknown';
    }
  }
  // A parent or another file may hold it.
  return 'unknown';
}

function helmSigns({ spoken }: Stage): Tri {
  const packages = spoken.filter(
    ({ said: one }) => one.words.some(({ text }) => text === 'package') && one.words[0]?.text === 'helm',
  );
  return packages.some(({ said: one }) => said('--sign', one.words) === 'yes') ? 'yes' : 'no';
}
