import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { DockerInstruction } from '../../../src/formats/dockerfile.ts';
import { withVariables } from '../../../src/formats/shell/index.ts';
import { lockFilesOf } from '../../../src/lexicon/supply-install-words.ts';
import { asideStage, manifestNames } from '../../../src/lexicon/supply-manifests.ts';
import { imageFilesOf } from '../builds/dockerfiles.ts';
import { folderOf, type Ground, groundOf, inFolder, nameOf } from '../manifests/ground.ts';
import { type Copied, type Image, imagesOf, isTaken, placeIn } from '../manifests/images.ts';
import { type Called, installsIn, type Setting, settingFrom } from './commands.ts';
import { type Found, installPhrase, installWords, type Looked } from './model.ts';

/** A stage as it stands after some of its instructions. */
interface Stage extends Setting {
  workdir: string | null;
  /** What lies where: places of the image, and what of the repository was put there. */
  readonly placed: { readonly place: string; readonly copied: Copied }[];
  /** Files of other images or stages came as well. */
  isMixed: boolean;
}

const mostPlaced = 300;
const mostInstalls = 5001;

/** Installs of the repository's own Dockerfiles. */
export async function installsInImages(source: RepositoryFiles): Promise<Looked> {
  const [ground, images, files] = await Promise.all([groundOf(source), imagesOf(source), imageFilesOf(source)]);
  const ignored = new Set(((await ground.text('.dockerignore')) ?? '').split(/\r?\n/).map((line) => line.trim()));
  const unread = files.filter(({ instructions }) => instructions === null).map(({ path }) => path);
  const found: Found[] = [];
  for (const image of images) {
    if (found.length >= mostInstalls) break;
    ground.workingOn(image.path);
    const looked = installsInImage(ground, image, ignored);
    found.push(...looked.found);
    unread.push(...looked.unread);
  }
  return { found, unread };
}

function installsInImage(ground: Ground, image: Image, ignored: ReadonlySet<string>): Looked {
  const stages = new Map<string, Stage>();
  const found: Found[] = [];
  let isUnread = false;
  for (const one of image.instructions) {
    if (one.stage === null) continue;
    if (one.keyword === 'FROM') stages.set(one.stage, opened(stages.get((one.words[0] ?? '').toLowerCase())));
    const stage = stages.get(one.stage);
    if (stage === undefined) continue;
    apply(stage, one, image);
    if (one.keyword !== 'RUN' || !(installWords.test(one.text) || /\brm\b/.test(one.text))) continue;
    const calls = installsIn(one.text, stage);
    isUnread ||= calls === null && installPhrase.test(one.text);
    for (const call of calls ?? []) {
      const folder = folderIn(ground, stage, call);
      const { install } = call;
      const isWithout = install.honoursLock === 'unknown' && !one.flags.has('mount') && !stage.isMixed;
      found.push({
        install:
          isWithout && isLockLeft(ground, stage, install, folder, ignored)
            ? { ...install, honoursLock: 'no' }
            : install,
        path: image.path,
        line: one.textLine + call.line - 1,
        folder,
        where: 'image',
        active: image.isAside || asideStage.test(one.stage) ? 'unknown' : 'yes',
      });
    }
  }
  return { found, unread: isUnread ? [image.path] : [] };
}

/** Whether a lockfile lies beside the manifest, and the image takes the manifest without it. */
function isLockLeft(
  ground: Ground,
  { placed }: Stage,
  { program, takes }: Called['install'],
  folder: string | null,
  ignored: ReadonlySet<string>,
): boolean {
  if (folder === null || takes !== 'manifest') return false;
  const there = new Set(ground.namesIn(folder));
  const locks = lockFilesOf(program).filter((name) => there.has(name));
  const comes = (name: string): boolean => {
    const path = inFolder(folder, name);
    if (ignored.has(path) || ignored.has(`**/${name}`)) return false;
    return placed.some(({ copied: { from } }) =>
      ground.isFolder(from) ? from === '' || folder === from || folder.startsWith(`${from}/`) : isTaken(from, path),
    );
  };
  return locks.length > 0 && !locks.some(comes);
}

/** A stage that begins where another one ended. */
function opened(before: Stage | undefined): Stage {
  const { workdir = '/', placed = [], isMixed = false } = before ?? {};
  return { ...settingFrom(before), workdir, placed: [...placed], isMixed };
}

function apply(stage: Stage, one: DockerInstruction, image: Image): void {
  const { keyword, words } = one;
  if (keyword === 'WORKDIR') stage.workdir = placeIn(stage.workdir, told(stage, words[0] ?? '$'));
  else if (keyword === 'ENV' || keyword === 'ARG') keepEnvironment(stage.env, keyword, words);
  else if (keyword === 'COPY' || keyword === 'ADD') {
    stage.isMixed ||= one.flags.has('from');
    for (const copied of image.copied.get(one) ?? []) {
      const place = placeIn(stage.workdir, told(stage, copied.to));
      if (place !== null && stage.placed.length < mostPlaced) stage.placed.push({ place, copied });
    }
  }
}

/** A place with the variables put in that the file itself sets. */
function told({ env }: Stage, place: string): string {
  return withVariables({ text: place, isFixed: false }, env).text;
}

function keepEnvironment(env: Map<string, string>, keyword: string, words: readonly string[]): void {
  const [first = '', second] = words;
  if (keyword === 'ENV' && !first.includes('=') && second !== undefined) env.set(first, words.slice(1).join(' '));
  for (const word of words) {
    const sign = word.indexOf('=');
    if (sign > 0) env.set(word.slice(0, sign), word.slice(sign + 1, sign + 301));
  }
}

/** The folder of the repository whose manifest lies where a command is run; null where none or several may be it. */
function folderIn(ground: Ground, { workdir, placed }: Stage, { install, folders }: Called): string | null {
  if (folders === null) return null;
  let at = folders.reduce<string | null>((place, one) => placeIn(place, one), workdir);
  const { target } = install;
  if (target !== null) at = placeIn(at, isFile(target) ? `${target}/..` : target);
  if (at === null) return null;
  const candidates = new Set<string>();
  for (const { place, copied } of placed) {
    const inside = copiedFolder(ground, at, place, copied);
    if (inside !== null) candidates.add(inside);
  }
  const [only] = candidates;
  return candidates.size === 1 && only !== undefined ? only : null;
}

/** Whether a target is a file rather than a folder. */
export function isFile(target: string): boolean {
  return /\.(?:txt|in|toml|xml|json|lock|kts?|gradle|sln|(?:cs|fs|vb)proj|config)$|(?:^|\/)Gemfile$/.test(target);
}

/** The folder of the repository that one copy puts at a place of the image, where it holds a manifest. */
function copiedFolder(ground: Ground, at: string, place: string, { from, to }: Copied): string | null {
  const holds = (folder: string, fits: (path: string) => boolean): boolean =>
    ground.namesIn(folder).some((name) => isManifest(name) && fits(inFolder(folder, name)));
  if (ground.isFolder(from)) {
    const inner =
      at === place ? '' : place === '/' ? at.slice(1) : at.startsWith(`${place}/`) ? at.slice(place.length + 1) : null;
    if (inner === null) return null;
    const folder = inner === '' ? from : inFolder(from, inner);
    return holds(folder, () => true) ? folder : null;
  }
  const lies = to.endsWith('/') || to === '.' ? place : folderOf(place) || '/';
  const folder = folderOf(from);
  return lies === at && holds(folder, (path) => isTaken(from, path)) ? folder : null;
}

function isManifest(path: string): boolean {
  return manifestNames.some(([, form]) => form.test(nameOf(path)));
}
