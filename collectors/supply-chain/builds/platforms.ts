import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { parsed, readText, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { appEngineRuntimes } from '../../../src/lexicon/iac-platforms.ts';
import {
  buildTargets,
  platformFiles,
  platformTexts,
  procfileCompanion,
  selfBuilding,
  siteFiles,
} from '../../../src/lexicon/supply-builds.ts';
import type { Found } from './model.ts';
import { folderOf, nameOf } from './places.ts';
import { isForWork } from './shipped.ts';

/** What platforms, and generators of sites and machine images, make of folders of the repository; and targets of Makefiles. */
export async function otherForms(source: RepositoryFiles, sweep: Sweep): Promise<readonly Found[]> {
  const { own } = sweep;
  const companions = new Set(own.filter((path) => procfileCompanion.test(path)).map(folderOf));
  /** A Procfile alone may start programs on the machine of a developer. */
  const isOpen = (path: string): boolean => nameOf(path) === 'Procfile' && !companions.has(folderOf(path));
  const made = (
    path: string,
    form: Found['form'],
    shipped: Found['shipped'],
    line: number | null = null,
    name: string | null = null,
  ): Found => ({
    form,
    path,
    folder: folderOf(path),
    wired: form === 'platform' && selfBuilding.test(path) && !isOpen(path) ? 'yes' : 'unknown',
    // A folder with such a name may be that of an environment, whose platform builds for it.
    shipped: isOpen(path) || isForWork(path) ? (form === 'platform' ? 'unknown' : 'no') : shipped,
    line,
    name,
  });
  const platforms = new Set([
    ...own.filter((path) => platformFiles.some((file) => file.test(path))),
    ...(await toldPlatforms(source, own)),
    ...sweep.marked('cloud_foundry'),
    ...(await appEngines(source, own)),
    ...(await samTemplates(sweep)),
  ]);
  const sites = own.filter((path) => siteFiles.some((file) => file.test(path)) || isJekyll(path, own));
  const packers = Map.groupBy(
    own.filter((path) => /\.pkr\.(?:hcl|json)$/.test(path)),
    folderOf,
  );
  const targets: Found[] = [];
  for (const path of own.filter((one) => /(?:^|\/)(?:GNUm|M|m)akefile$/.test(one)).slice(0, 500))
    for (const { name, line } of targetsIn((await readText(source, path)) ?? '')) {
      const form = /image|docker|container/.test(name) ? 'image' : /binar|compile/.test(name) ? 'binary' : 'unknown';
      targets.push(made(path, form, 'unknown', line, name));
    }
  return [
    ...[...platforms].map((path) => made(path, 'platform', 'yes')),
    ...sites.map((path) => made(path, 'site', 'unknown')),
    ...[...packers.values()].flatMap(([first]) =>
      first === undefined ? [] : [made(first, 'machine_image', 'unknown')],
    ),
    ...targets,
  ];
}

/** GitHub builds a site of a folder with such a file, where pages or layouts lie beside it. */
function isJekyll(path: string, own: readonly string[]): boolean {
  if (nameOf(path) !== '_config.yml') return false;
  const folder = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
  return own.some(
    (one) =>
      one.startsWith(folder) &&
      /^(?:_(?:posts|layouts|includes|data|pages)\/|index\.(?:md|html)$)/.test(one.slice(folder.length)),
  );
}

async function appEngines(source: RepositoryFiles, own: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of own.filter((one) => /(?:^|\/)app(?:[._-][\w-]{1,40})?\.ya?ml$/.test(one))) {
    const { value } = await parsed(source, path, yaml12);
    const runtime = text(get(value?.[0], 'runtime')) ?? '';
    if (appEngineRuntimes.has(runtime.replace(/\d{1,4}$/, ''))) found.push(path);
  }
  return found;
}

async function toldPlatforms(source: RepositoryFiles, own: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of own) {
    const says = platformTexts.find(([file]) => file.test(path))?.[1];
    if (says?.test((await readText(source, path)) ?? '') === true) found.push(path);
  }
  return found;
}

async function samTemplates(sweep: Sweep): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of sweep.marked('cloudformation'))
    if ((await sweep.textOf(path))?.includes('AWS::Serverless-2016-10-31') === true) found.push(path);
  return found;
}

/** Targets of a Makefile that make what is given to others, by their names. */
function targetsIn(told: string): readonly { readonly name: string; readonly line: number }[] {
  return told.split('\n').flatMap((raw, at) => {
    const name = /^([\w.-]{1,60})[ \t]{0,9}:(?![:=])/.exec(raw.slice(0, 200))?.[1];
    return name !== undefined && buildTargets.test(name) ? [{ name, line: at + 1 }] : [];
  });
}
