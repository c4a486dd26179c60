import type { Tri } from '../../../src/core/facts/base.ts';
import type { Capability } from '../../../src/core/facts/ci.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { all, any } from '../../../src/core/tri.ts';
import {
  billFile,
  fileSigning,
  generatorOwner,
  imageSigners,
  otherSigners,
} from '../../../src/lexicon/supply-releases.ts';
import { referencesIn } from './named.ts';
import { referenceOf } from './naming.ts';
import { nothing, ownProofs, type Proofs } from './own-proofs.ts';
import { isOpen, onPath, type Release } from './path.ts';
import { actionOf, type Courses, inputOf, type Spoken, type Stage } from './spoken.ts';
import { valuesOf } from './values.ts';

/** What is released, as far as proofs of it differ. */
export interface Subject {
  readonly tool: string;
  readonly form: string;
  readonly isCentral: boolean;
  /** Null for a keyword of the CI system. */
  readonly spoken: Spoken | null;
}

/** What shows where a release is from: what it adds itself, and what is done for it on its way. */
export async function proofsOf(
  subject: Subject,
  release: Release,
  courses: Courses,
  source: RepositoryFiles,
): Promise<Proofs> {
  const { tool, spoken, isCentral, form } = subject;
  const own = spoken === null ? nothing : await ownProofs(tool, spoken, release.stage, source, isCentral);
  const isImage = form === 'image';
  const named = isImage && spoken !== null ? namesOf(referencesIn(spoken, release.stage)) : [];
  const beside: Proofs = {
    signed: onPath(release, (one, stage) => all(signs(one, isImage), counts(one, stage, 'sign', named))),
    attested: onPath(release, (one, stage) => all(attests(one, isImage), counts(one, stage, 'provenance', named))),
    sbom: onPath(release, describes),
  };
  const open = isOpen(release);
  const settled = (proof: keyof Proofs, capabilities: readonly Capability[]): Tri => {
    const found = any(own[proof], beside[proof]);
    if (found !== 'no') return found;
    return open || isDoneElsewhere(capabilities, release, courses) ? 'unknown' : 'no';
  };
  return {
    signed: settled('signed', ['sign', 'provenance']),
    attested: settled('attested', ['provenance', 'sign']),
    sbom: settled('sbom', ['sbom']),
  };
}

const plainName = (name: string): string => name.toLowerCase().replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');

/** Names of images without tag and digest. */
function namesOf(references: readonly string[]): readonly string[] {
  return references.map((one) => plainName(referenceOf(one).name)).filter((name) => name !== '');
}

/**
 * Whether what signs or attests an image lets no release through that it failed for, and does it to an image of one of these
 * names, as far as names are told.
 */
function counts(spoken: Spoken, stage: Stage, capability: Capability, named: readonly string[]): Tri {
  const { deed, said } = spoken;
  const own = deed.done.filter(
    ({ capability: one, at }) => one === capability && at.path === said.at.path && at.line === said.at.line,
  );
  const blocking = [stage.job.blocking, deed.step.blocking, ...own.map((one) => one.blocking)];
  if (blocking.includes('no')) return 'no';
  const written =
    said.uses === null
      ? said.words.slice(2).filter(({ text }) => !text.startsWith('-') && /[/:@]/.test(text))
      : [{ text: inputOf(said, 'subject-name') ?? '' }];
  const others = namesOf(written.flatMap(({ text }) => valuesOf(text, deed, stage)));
  const isTold = (names: readonly string[]): boolean => names.length > 0 && !names.some((name) => /[$`]/.test(name));
  // Values of flags may be among the words, so that a name among them is enough.
  return isTold(others) && isTold(named) && !others.some((name) => named.includes(name)) ? 'unknown' : 'yes';
}

/** Another pipeline that does so may do it for what this one releases. */
function isDoneElsewhere(capabilities: readonly Capability[], { course }: Release, { courses }: Courses): boolean {
  return courses.some(
    (other) =>
      other !== course &&
      other.read.definition.active !== 'no' &&
      other.read.deeds.some(({ done }) =>
        done.some(
          ({ capability, tool }) =>
            capability !== 'unknown' && capabilities.includes(capability) && !otherSigners.has(tool ?? ''),
        ),
      ),
  );
}

function does({ said }: Spoken, capability: Capability): Tri {
  const found = said.found.filter((one) => one.capability === capability);
  return any(...found.map((one): Tri => (one.confidence === 'name' ? 'unknown' : 'yes')));
}

/** Whether it signs what is released: an image by what signs images, files by what signs files. */
function signs(spoken: Spoken, isImage: boolean): Tri {
  const tools = spoken.said.found.filter(({ capability }) => capability === 'sign').map(({ tool }) => tool);
  const [tool] = tools;
  if (tool === undefined || otherSigners.has(tool)) return 'no';
  return all(does(spoken, 'sign'), isFor(spoken, tool, isImage));
}

/** Whether what signs or attests does it to what is released, rather than to something else that the job makes. */
function isFor({ said }: Spoken, tool: string, isImage: boolean): Tri {
  const speaks = (form: RegExp): boolean => said.words.some(({ text }) => form.test(text));
  const action = actionOf(said);
  if (action?.startsWith(generatorOwner) === true) {
    if (action.includes('/actions/')) return 'no';
    return action.includes('container') === isImage ? 'yes' : 'no';
  }
  if (action === 'actions/attest' || action === 'actions/attest-build-provenance') {
    if (action === 'actions/attest' && inputOf(said, 'sbom-path') !== undefined) return 'no';
    const isFiles = inputOf(said, 'subject-path') !== undefined || inputOf(said, 'subject-checksums') !== undefined;
    return isImage === isFiles ? 'no' : 'yes';
  }
  if (speaks(/^attest/) && speaks(billFile)) return 'no';
  const isOfFiles = said.words.slice(1, 6).some(({ text }) => fileSigning.has(text));
  if (isImage) return imageSigners.has(tool) && !isOfFiles ? 'yes' : 'no';
  if (tool === 'notation' || tool === 'docker') return 'no';
  return tool === 'cosign' && !isOfFiles ? 'unknown' : 'yes';
}

function attests(spoken: Spoken, isImage: boolean): Tri {
  const tool = spoken.said.found.find(({ capability }) => capability === 'provenance')?.tool;
  if (tool === undefined || isPublisher(spoken)) return 'no';
  return all(does(spoken, 'provenance'), isFor(spoken, tool, isImage));
}

/** What publishes answers for itself, with what it is set to. */
const isPublisher = ({ said }: Spoken): boolean => said.found.some(({ capability }) => capability === 'publish');

function describes(spoken: Spoken): Tri {
  return isPublisher(spoken) ? 'no' : does(spoken, 'sbom');
}

/** Days after which the files of a run are gone that hold a bill of materials; null where it is kept otherwise or not told. */
export function sbomKeptDays(release: Release): number | null {
  const all = release.course.stages.flatMap(({ spoken }) => spoken);
  const isKept = all.some(({ said }) => {
    const action = actionOf(said);
    if (action === 'actions/attest-sbom' || said.words.some(({ text }) => /^attest(?:-blob)?$|^attach$/.test(text)))
      return true;
    const gives = said.found.some(({ capability }) => capability === 'publish');
    return (
      gives && [...said.inputs.values(), ...said.words.map(({ text }) => text)].some((text) => billFile.test(text))
    );
  });
  if (isKept) return null;
  const days = all.flatMap(({ said }) => {
    const isUpload = actionOf(said) === 'actions/upload-artifact';
    const isBill = billFile.test(`${inputOf(said, 'path') ?? ''} ${inputOf(said, 'name') ?? ''}`.slice(0, 1000));
    const written = inputOf(said, 'retention-days') ?? '';
    return isUpload && isBill && /^\d{1,4}$/.test(written) ? [Number(written)] : [];
  });
  return days.length === 0 ? null : Math.max(...days);
}
