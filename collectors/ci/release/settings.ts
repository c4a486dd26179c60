import type { RepositoryFiles } from '../../../src/core/source.ts';
import { jsonc } from '../../../src/formats/jsonc.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed, textOf } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { settingLines } from '../../../src/lexicon/supply-stores.ts';
import type { Spoken } from './spoken.ts';

const mostGems = 20;
const longestLine = 8 * 1024;
const mostLines = 20_000;

/** The folder that a command runs in, as it lies in the judged repository; its root where that is not told. */
export function folderOfSpoken({ said }: Spoken): string {
  return said.folder?.tree.prefix === '' ? said.folder.path : '';
}

/** A file in a folder. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Whether a line of a file says what is asked; a line longer than any that people write says nothing. */
export async function hasLine(source: RepositoryFiles, path: string, form: RegExp): Promise<boolean> {
  const { value } = await textOf(source, path);
  const lines = value?.split('\n', mostLines) ?? [];
  return lines.some((line) => line.length <= longestLine && form.test(line));
}

/** What `package.json` of a folder says of publishing; undefined where it says nothing. */
export async function publishConfig(source: RepositoryFiles, folder: string): Promise<Yaml | undefined> {
  const { value } = await parsed(source, inFolder(folder, 'package.json'), jsonc);
  return value === null ? undefined : get(value, 'publishConfig');
}

/**
 * Whether a program for packages of Node refuses to publish what lies in its folder, as that is marked as private. What is
 * named or looked for elsewhere is not known.
 */
export async function isPrivate(tool: string, spoken: Spoken, source: RepositoryFiles): Promise<boolean> {
  const { said } = spoken;
  if (!/^(?:npm|pnpm|yarn)$/.test(tool) || said.uses !== null || said.folder?.tree.prefix !== '') return false;
  const at = said.words.findIndex(({ text }) => text === 'publish');
  const isElsewhere = said.words.some(
    ({ text }, index) =>
      /^(?:-w|--workspaces?|-r|--recursive|--filter|-F|-C|--prefix|--dir|--cwd)(?:=|$)|^workspaces?$/.test(text) ||
      (index > at && /^[./$]|\.tgz$/.test(text)),
  );
  if (at === -1 || isElsewhere) return false;
  const { value } = await parsed(source, inFolder(folderOfSpoken(spoken), 'package.json'), jsonc);
  return value !== null && text(get(value, 'private')) === 'true';
}

/**
 * Whether a file beside what is published, or at the root, names a store: some are read that name one of their own, and
 * what else they say is not looked at.
 */
export async function filesNameAnother(
  store: string,
  folders: readonly string[],
  source: RepositoryFiles,
): Promise<boolean> {
  for (const folder of new Set(folders)) {
    if (store === 'npm' && namesAnother(await publishConfig(source, folder))) return true;
    for (const { file, form } of settingLines.get(store) ?? [])
      if (await hasLine(source, inFolder(folder, file), form)) return true;
  }
  return store === 'rubygems' && gemsNameAnother(source);
}

function namesAnother(config: Yaml | undefined): boolean {
  return entries(config).some(
    ([key, value]) => /(?:^|:)registry$/.test(key) && !/^https:\/\/registry\.npmjs\.org/.test(text(value) ?? ''),
  );
}

async function gemsNameAnother(source: RepositoryFiles): Promise<boolean> {
  const specs = (await source.files()).filter(({ kind, path }) => kind === 'file' && path.endsWith('.gemspec'));
  for (const { path } of specs.slice(0, mostGems)) {
    for (const { form } of settingLines.get('gemspec') ?? []) if (await hasLine(source, path, form)) return true;
  }
  return specs.length > mostGems;
}
