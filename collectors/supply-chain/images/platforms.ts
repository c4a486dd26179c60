import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { platformFiles } from '../../../src/lexicon/supply-builds.ts';
import { entriesBelow } from '../builds/pipelines.ts';
import { nameOf } from '../builds/places.ts';
import { type Found, type Images, mostInFile } from './model.ts';
import { referenceOf } from './reference.ts';

const tomlImage = /^[ \t]{0,40}image[ \t]{0,9}=[ \t]{0,9}["']([^"'\n]{1,500})["']/;

/** Images that a platform is told to run, instead of building one. */
export async function ofPlatforms(
  source: RepositoryFiles,
  sweep: Sweep,
  environmentOf: (path: string) => string | null,
): Promise<Images> {
  const found: Found[] = [];
  const foundry = sweep.marked('cloud_foundry');
  const places = sweep.own.filter((path) => platformFiles.some((file) => file.test(path)));
  for (const path of new Set([...places, ...foundry])) {
    const stem = nameOf(path).replace(/\.\w{1,9}$/, '');
    const environment = environmentInName(stem)?.name ?? environmentOf(path);
    const written = /\.toml$/.test(path) ? inToml(await sweep.textOf(path)) : await inYaml(source, path);
    for (const { value, line } of written.slice(0, mostInFile)) {
      const reference = referenceOf(value);
      if (reference !== null)
        found.push({ ...reference, place: 'platform', role: 'deployed', environment, path, line });
    }
  }
  return { found, built: [] };
}

interface Written {
  readonly value: string;
  readonly line: number;
}

function inToml(told: string | null): readonly Written[] {
  return (told ?? '').split('\n').flatMap((raw, at) => {
    const value = raw.length > 1000 ? undefined : tomlImage.exec(raw)?.[1];
    return value === undefined ? [] : [{ value, line: at + 1 }];
  });
}

async function inYaml(source: RepositoryFiles, path: string): Promise<readonly Written[]> {
  if (!/\.ya?ml$/.test(path)) return [];
  const { value } = await parsed(source, path, yaml12);
  return (value ?? []).flatMap((root) =>
    [...entriesBelow(root)].flatMap(({ key, node }) => (key === 'image' ? ofNode(node) : [])),
  );
}

function ofNode(node: Yaml): readonly Written[] {
  const own = node.type === 'map' ? (get(node, 'uri') ?? get(node, 'url')) : node;
  const value = text(own);
  return own === undefined || value === undefined || !/[/:]/.test(value) ? [] : [{ value, line: own.line }];
}
