import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScanError } from '../../core/errors.ts';
import type { PolicyFiles } from '../../core/policy.ts';
import { plainText } from '../../core/text.ts';
import { openCompiler } from '../../rego/compiler.ts';
import { buildPack, type Pack } from '../../rego/pack.ts';
import { libraryFolder } from '../../rego/worker-url.ts';

/** Far more than a model has. */
const most = { files: 1_000, bytes: 1024 * 1024 } as const;

const modelFile = /^([A-Za-z0-9_]+)\/model\.rego$/;

/**
 * The models of a house's own folders of policies, compiled with the built-in verbs: `<folder>/<model>/model.rego` and
 * what lies beside it, as in `policies/`. Folders are seen from `cwd`. Sorted by folder, then by model.
 * @throws {ScanError} `no_such_path` or `unreadable` for the folder, `policy_invalid` with `file:row:column` of each
 * mistake
 */
export async function compiled(folders: readonly string[], cwd: string): Promise<Pack[]> {
  const library = await regoIn(fileURLToPath(libraryFolder()), 'policies');
  const verbs = Object.entries(library).filter(([path]) => /^policies\/(?:main\.rego|lib\/)/.test(path));
  const compiler = openCompiler();
  try {
    const packs: Pack[] = [];
    for (const folder of folders) {
      const own = await regoIn(resolve(cwd, folder), plainText(folder).replace(/\/+$/, ''));
      for (const modelId of modelsIn(own, folder))
        packs.push(await buildPack(compiler, { modelId, files: { ...Object.fromEntries(verbs), ...own } }));
    }
    return packs;
  } finally {
    await compiler.close();
  }
}

function modelsIn(files: PolicyFiles, folder: string): readonly string[] {
  const name = plainText(folder).replace(/\/+$/, '');
  const models = Object.keys(files).flatMap((path) => modelFile.exec(path.slice(name.length + 1))?.[1] ?? []);
  if (models.length > 0) return models.sort();
  throw new ScanError(
    'policy_invalid',
    `policies ${name}: no model lies there`,
    'a model is a folder of policies with a `model.rego`, as in `<policies>/acme/model.rego`',
  );
}

/** The texts of the rego files of a folder, tests left out, by their path with `name` for the folder. */
async function regoIn(folder: string, name: string): Promise<PolicyFiles> {
  const refuse = (code: 'no_such_path' | 'unreadable', why: string, cause?: unknown) =>
    new ScanError(code, `policies ${name}: ${why}`, 'name a folder of rego files', { cause });
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found
      .filter((entry) => entry.isFile() && entry.name.endsWith('.rego') && !entry.name.endsWith('_test.rego'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    if (files.length > most.files) throw refuse('unreadable', `more than ${most.files} rego files lie there`);
    const texts: [string, string][] = [];
    for (const file of files) {
      const path = `${name}/${relative(folder, file).split(sep).join('/')}`;
      if ((await stat(file)).size > most.bytes) throw refuse('unreadable', `${plainText(path)} is larger than 1 MiB`);
      texts.push([path, await readFile(file, 'utf8')]);
    }
    return Object.fromEntries(texts);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') throw refuse('no_such_path', 'no such folder', cause);
    throw refuse('unreadable', code === 'ENOTDIR' ? 'it is no folder' : `it cannot be read (${code})`, cause);
  }
}
