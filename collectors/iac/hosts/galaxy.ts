import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml11 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Use } from '../model.ts';

type Pin = Use['pin'];

/** How roles and collections of others are fixed, by name, as `requirements.yml` says. */
export async function pinsIn(source: RepositoryFiles, own: readonly string[]): Promise<ReadonlyMap<string, Pin>> {
  const pins = new Map<string, Pin>();
  const files = own.filter((path) => /(^|\/)requirements\.ya?ml$/.test(path)).slice(0, 100);
  for (const path of files) {
    const { value } = await parsed(source, path, yaml11);
    const [root] = value ?? [];
    for (const node of [root, get(root, 'roles'), get(root, 'collections')]) {
      if (node?.type !== 'list') continue;
      for (const item of node.items) {
        const name = nameOf(item);
        if (name !== null) pins.set(name, pinOf(text(get(item, 'version'))));
      }
    }
  }
  return pins;
}

/** A role by name, else by the last part of where it comes from. */
function nameOf(item: Yaml): string | null {
  const said = item.type === 'scalar' ? text(item) : (text(get(item, 'name')) ?? text(get(item, 'src')));
  if (said === undefined) return null;
  return said.includes('/') ? (said.split('/').at(-1) ?? said).replace(/\.git$/, '') : said;
}

function pinOf(version: string | undefined): Pin {
  if (version === undefined || version === '' || version === '*') return 'none';
  if (/^[0-9a-f]{40}$/.test(version)) return 'commit';
  if (/[<>!*,]/.test(version)) return 'range';
  return /^v?=?\d+(?:\.\d+){0,3}(?:[-+][\w.]{1,40})?$/.test(version) ? 'exact' : 'branch';
}
