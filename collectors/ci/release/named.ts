import type { RepositoryFiles } from '../../../src/core/source.ts';
import { textOf } from '../../../src/formats/parsed.ts';
import {
  archiveFile,
  binaryFile,
  keepingPlace,
  type Publisher,
  passingStore,
  snapshotLine,
} from '../../../src/lexicon/supply-stores.ts';
import { flagValue, plainWords } from '../recognise/flags.ts';
import { common, type Named, namedBy, namedByList, namedByReference, strongest } from './naming.ts';
import { folderOfSpoken, hasLine, inFolder } from './settings.ts';
import { actionOf, inputOf, type Spoken, type Stage } from './spoken.ts';
import { inputValues, valuesOf } from './values.ts';

const same = (naming: Named['onTag']): Named => ({ onTag: naming, otherwise: naming });
const unknown = same('unknown');

/** What names the output of a command or action that publishes. */
export async function nameOf(
  { naming, store }: Publisher,
  tool: string,
  spoken: Spoken,
  stage: Stage,
  source: RepositoryFiles,
): Promise<Named> {
  switch (naming) {
    case 'one_name':
      return same('moving');
    case 'versioned':
      return store?.name === 'maven' ? byMaven(tool, spoken, source) : same('version');
    case 'git_tag':
      return byGitTag(spoken, stage);
    case 'path':
      return byPath(spoken, stage);
    case 'reference':
      return byReference(tool, spoken, stage);
  }
}

/** Whether an image goes to a store of the run alone, as far as its name tells. */
export function isPassing(spoken: Spoken, stage: Stage): boolean {
  const repository = spoken.said.assignments.get('KO_DOCKER_REPO') ?? '$KO_DOCKER_REPO';
  const isKo = spoken.said.found.some(({ tool }) => tool === 'ko');
  const references = isKo
    ? valuesOf(repository, spoken.deed, stage).map((one) => `${one}/`)
    : referencesIn(spoken, stage);
  return references.length > 0 && references.every((one) => passingStore.test(one));
}

/** The references that a command or action publishes under, their variables put in. */
export function referencesIn(spoken: Spoken, stage: Stage): readonly string[] {
  const { said: own, deed } = spoken;
  if (own.uses !== null) {
    const written = inputOf(own, 'tags') ?? inputOf(own, 'image') ?? '';
    const lines = valuesOf(written, deed, stage).flatMap((value) => value.split(/[\n,]/));
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  }
  return writtenIn(spoken).flatMap((text) => valuesOf(text, deed, stage));
}

function writtenIn({ said: own }: Spoken): readonly string[] {
  const { words } = own;
  const flagged = words.flatMap(({ text }, at) => {
    const [, value] = /^(?:-t|--tag|--destination|-d|--tags)=(.+)$/s.exec(text) ?? [];
    const next = /^(?:-t|--tag|--destination|-d|--tags|--image)$/.test(text) ? words[at + 1]?.text : undefined;
    return value ?? next ?? [];
  });
  if (flagged.length > 0) return flagged;
  // The target stands last: `docker push x`, `skopeo copy a b`; `oras push x file` names it first.
  const plain = plainWords(words, ['-f', '--file', '--config', '-H', '--context', '-p', '--platform', '--authfile']);
  const at = plain.findIndex(({ text }) => /^(?:push|copy|cp|create|sync|artifact|build)$/.test(text));
  const rest = plain.slice(at + 1).filter(({ text }) => !/^(?:build|push|artifact)$/.test(text));
  const isFirst = /^(?:oras|imgpkg|flux|conftest|kyverno)$/.test(words[0]?.text ?? '');
  const target = isFirst ? rest[0] : rest.at(-1);
  return at === -1 || target === undefined ? [] : [target.text];
}

function byReference(tool: string, spoken: Spoken, stage: Stage): Named {
  const { said: own, deed } = spoken;
  if (own.uses !== null) {
    const written = inputOf(own, 'tags');
    if (written !== undefined) return namedByList(written, stage, valuesOf(written, deed, stage));
    return unknown;
  }
  if (tool === 'ko') return byKo(spoken, stage);
  if (own.words.some(({ text }) => text === '--all-tags' || text === '-a' || text === 'bake' || text === 'compose'))
    return unknown;
  const names = writtenIn(spoken).map((text) => {
    const values = valuesOf(text, deed, stage);
    return text.includes('steps.') ? namedByList(text, stage, values) : common(values.map(namedByReference));
  });
  return names.length === 0 ? unknown : strongest(names);
}

/** Without tags of its own, what it makes is `latest`. */
function byKo(spoken: Spoken, stage: Stage): Named {
  const { words } = spoken.said;
  const tags = words.flatMap(({ text }, at) => {
    if (/^(?:--tags|-t)$/.test(text)) return (words[at + 1]?.text ?? '').split(',');
    return text.startsWith('--tags=') ? text.slice('--tags='.length).split(',') : [];
  });
  if (tags.length === 0) return same('moving');
  return strongest(tags.map((tag) => common(valuesOf(tag, spoken.deed, stage).map(namedBy))));
}

/** A release of a forge stands on a tag; one that is always the same moves. */
function byGitTag(spoken: Spoken, stage: Stage): Named {
  const { said: own } = spoken;
  if (own.uses !== null) {
    const values = ['tag_name', 'tag', 'automatic_release_tag', 'release_tag'].flatMap(
      (input) => inputValues(spoken, input, stage) ?? [],
    );
    return values.length === 0 ? { onTag: 'version', otherwise: 'unknown' } : common(values.map(byTagText));
  }
  const plain = plainWords(own.words, [
    '-R',
    '--repo',
    '-t',
    '--title',
    '-n',
    '--notes',
    '-F',
    '--notes-file',
    '--target',
  ]);
  const flag = flagValue('--tag-name', own.words);
  const at = plain.findIndex(({ text }) => text === 'create' || text === 'upload');
  const tag = flag ?? plain[at + 1];
  if (tag === undefined || at === -1) return { onTag: 'version', otherwise: 'unknown' };
  return common(valuesOf(tag.text, spoken.deed, stage).map(byTagText));
}

function byTagText(text: string): Named {
  if (/\$/.test(text)) {
    const named = namedBy(text);
    // In the run of a tag, what is released is that tag, whatever the variable is called.
    return named.onTag === 'unknown' ? { ...named, onTag: 'version' } : named;
  }
  return /\d/.test(text) ? same('version') : same('moving');
}

/** Where files go: a path with a version or commit in it. */
function byPath(spoken: Spoken, stage: Stage): Named {
  const target = targetOf(spoken);
  if (target === null) return unknown;
  return common(
    valuesOf(target, spoken.deed, stage).map((value): Named => {
      const parts = value
        .replace(/^[a-z0-9]{1,5}:\/\/[^/]{0,200}/, '')
        .split('/')
        .slice(0, 30);
      const named = parts.filter((part) => part !== '').map(namedBy);
      const strong = strongest(named);
      return strong.otherwise === 'moving' && !/latest/i.test(value) ? unknown : strong;
    }),
  );
}

const isRemote = (text: string): boolean => /^(?:s3|gs):\/\//.test(text);

/** Where a command that copies to a bucket puts it; null where that is not told. */
function targetOf({ said: own }: Spoken): string | null {
  if (own.uses !== null) return inputOf(own, 'dest_dir') ?? inputOf(own, 'destination') ?? null;
  return own.words.findLast(({ text }) => isRemote(text))?.text ?? null;
}

/** What a copy to a bucket gives to others: an archive, a site; null for what is neither. */
export function bucketForm(spoken: Spoken, stage: Stage): 'archive' | 'site' | null {
  const { said: own, deed } = spoken;
  if (own.uses !== null) return actionOf(own) === 'jakejarvis/s3-sync-action' ? 'site' : null;
  const plain = plainWords(own.words, ['--region', '--profile', '--acl', '--cache-control', '--exclude', '--include']);
  const paths = plain.map(({ text }) => text).filter((text) => /[./]/.test(text));
  // From one bucket to another nothing is released that was not before.
  if (paths.filter(isRemote).length !== 1 || (paths.length > 1 && isRemote(paths[0] ?? ''))) return null;
  const values = paths.flatMap((text) => valuesOf(text, deed, stage));
  if (values.some((text) => archiveFile.test(text) || binaryFile.test(text))) return 'archive';
  const isTree = own.words.some(({ text }) => /^(?:sync|rsync|--recursive|-r)$/.test(text));
  if (!isTree) return null;
  return values.some((text) => isRemote(text) && keepingPlace.test(text)) ? null : 'site';
}

/** A version that is still being worked on is overwritten with each build. */
async function byMaven(tool: string, spoken: Spoken, source: RepositoryFiles): Promise<Named> {
  const isSet = spoken.said.words.some(({ text }) =>
    /^-D(?:revision|version|newVersion|releaseVersion)=|^release:perform$/.test(text),
  );
  if (isSet) return same('version');
  if (tool !== 'mvn') return { onTag: 'version', otherwise: 'unknown' };
  const path = inFolder(folderOfSpoken(spoken), 'pom.xml');
  if ((await textOf(source, path)).value === null) return unknown;
  const isMoving = await hasLine(source, path, snapshotLine);
  return isMoving ? { onTag: 'unknown', otherwise: 'moving' } : same('version');
}
