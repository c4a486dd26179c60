import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanError } from '../../core/errors.ts';
import type { PolicyFiles } from '../../core/policy.ts';
import { plainText } from '../../core/text.ts';
import { openCompiler } from '../../rego/compiler.ts';
import { buildPack, type Pack } from '../../rego/pack.ts';
import { libraryFolder } from '../../rego/worker-url.ts';
import { nearestFolder } from './nearby.ts';
import { placed } from './placed.ts';

/** Far more than a model has. */
const most = { files: 1_000, bytes: 1024 * 1024 } as const;

const modelFile = /^([A-Za-z0-9_]+)\/model\.rego$/;

/** A folder of a house's own policies; what is wrong in it is told behind `where`, the place that names it. */
export interface PolicyFolder {
  readonly path: string;
  readonly where: string;
}

/**
 * The models of a house's own folders of policies, compiled with the built-in verbs: `<folder>/<model>/model.rego` and
 * what lies beside it, as in `policies/`, each with the place that names its folder. Folders are seen from `cwd`. Sorted by
 * folder, then by model.
 * @throws {ScanError} `no_such_path` or `unreadable` for the folder, `policy_invalid` with `file:row:column` of each
 * mistake
 */
export async function compiled(
  folders: readonly PolicyFolder[],
  cwd: string,
): Promise<{ readonly pack: Pack; readonly where: string }[]> {
  const library = await regoIn(fileURLToPath(libraryFolder()), 'policies');
  const verbs = Object.entries(library).filter(([path]) => /^policies\/(?:main\.rego|lib\/)/.test(path));
  const compiler = openCompiler();
  try {
    const packs: { pack: Pack; where: string }[] = [];
    for (const { path, where } of folders) {
      await placed(where, async () => {
        const own = await regoIn(resolve(cwd, path), nameOf(path));
        for (const modelId of modelsIn(own, nameOf(path))) {
          const files = { ...Object.fromEntries(verbs), ...own };
          packs.push({ pack: await buildPack(compiler, { modelId, files }), where });
        }
      });
    }
    return packs;
  } finally {
    await compiler.close();
  }
}

const nameOf = (folder: string): string => plainText(folder).replace(/\/+$/, '');

function modelsIn(files: PolicyFiles, name: string): readonly string[] {
  const models = Object.keys(files).flatMap((path) => modelFile.exec(path.slice(name.length + 1))?.[1] ?? []);
  if (models.length > 0) return models.sort();
  const isModel = Object.hasOwn(files, `${name}/model.rego`);
  const mend = isModel
    ? 'that folder is a model itself: name the one that it lies in'
    : 'a model is a folder of policies with a `model.rego`, as in `<policies>/acme/model.rego`';
  throw new ScanError('policy_invalid', `policies ${name}: no model lies there`, mend);
}

/** The texts of the rego files of a folder, tests left out, by their path with `name` for the folder. */
async function regoIn(folder: string, name: string): Promise<PolicyFiles> {
  const mend = 'name a folder of rego files';
  const refuse = (why: string, cause?: unknown) =>
    new ScanError('unreadable', `policies ${name}: ${why}`, mend, { cause });
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found
      .filter((entry) => entry.isFile() && entry.name.endsWith('.rego') && !entry.name.endsWith('_test.rego'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    if (files.length > most.files) throw refuse(`more than ${most.files} rego files lie there`);
    const texts: [string, string][] = [];
    for (const file of files) {
      const path = `${name}/${relative(folder, file).split(sep).join('/')}`;
      if ((await stat(file)).size > most.bytes) throw refuse(`${plainText(path)} is larger than 1 MiB`);
      texts.push([path, await readFile(file, 'utf8')]);
    }
    return Object.fromEntries(texts);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') {
      const meant = await nearestFolder(folder, mend);
      throw new ScanError('no_such_path', `policies ${name}: no such folder`, meant, { cause });
    }
    throw refuse(code === 'ENOTDIR' ? 'it is no folder' : `it cannot be read (${code})`, cause);
  }
}
