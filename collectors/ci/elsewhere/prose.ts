import type { RepositoryFiles } from '../../../src/core/source.ts';
import { readText } from '../../../src/formats/parsed.ts';
import { badges, spokenNames } from '../../../src/lexicon/ci-systems.ts';

/** Badges, and the words on how to work here, stand near the beginning. */
const lettersRead = 32 * 1024;
const longestLine = 1000;
const introductions = /^(\.github\/|docs\/)?(readme|contributing)(\.(md|markdown|rst|adoc|asciidoc|txt))?$/i;

/**
 * CI systems that the README or the contribution guide names as the place where this repository is checked: by a
 * status badge, or by a sentence such as "the tests are run in Concourse". System → files. Only a sign: it makes the
 * extent of CI unknown and proves nothing.
 */
export async function readSigns(
  source: RepositoryFiles,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const path of paths.filter((one) => introductions.test(one))) {
    const text = withoutComments((await readText(source, path))?.slice(0, lettersRead) ?? '');
    const images = imagesOf(text);
    const shown = badges.filter(({ parts }) => images.some((image) => parts.every((part) => image.includes(part))));
    const told = spokenNames.filter(({ name }) => saysRunsIn(text, name));
    for (const system of new Set([...shown, ...told].map((sign) => sign.system))) {
      found.set(system, [...(found.get(system) ?? []), path]);
    }
  }
  return found;
}

function withoutComments(text: string): string {
  return text
    .split('<!--')
    .map((part, index) => (index === 0 ? part : part.split('-->').slice(1).join('-->')))
    .join('');
}

/** Addresses that look like images: what an image is written with, or ends in, in any of the usual markups. */
function imagesOf(text: string): readonly string[] {
  return [...text.matchAll(/https?:\/\/[^\s"'<>()[\]]{4,500}/g)]
    .filter(([address]) => /\.svg|\.png|badge|shields\.io|status/i.test(address))
    .map(([address]) => address);
}

/** Whether a line says that something runs, is built, tested or deployed in the place of this name. */
function saysRunsIn(text: string, name: string): boolean {
  const sentence = new RegExp(
    `\\b(runs?|ran|built|tested|deployed|checked)\\b.{0,60}\\b(in|on|by|via|through|using) (our |the )?${name}\\b`,
    'i',
  );
  return text.split('\n').some((line) => line.includes(name) && sentence.test(line.slice(0, longestLine)));
}
