import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { any } from '../../../src/core/tri.ts';
import { get, isEmpty, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { goreleaserFiles } from '../../../src/lexicon/supply-releases.ts';
import { flagValue } from '../recognise/flags.ts';
import { inputOf, type Spoken } from './spoken.ts';

/** What GoReleaser adds to what it publishes. */
export interface Goreleaser {
  readonly signs: Tri;
  readonly sbom: Tri;
}

const unseen: Goreleaser = { signs: 'unknown', sbom: 'unknown' };

/** What its own file tells; without one it adds nothing. */
export async function goreleaserOf({ said }: Spoken, source: RepositoryFiles): Promise<Goreleaser> {
  const args = (inputOf(said, 'args') ?? '').split(/\s+/);
  const words = said.uses === null ? said.words : args.map((text) => ({ text, isFixed: !text.includes('$') }));
  const flag = flagValue('-f', words) ?? flagValue('--config', words);
  const workdir =
    inputOf(said, 'workdir') ?? (said.uses === null && said.folder?.tree.prefix === '' ? said.folder.path : '');
  if (flag?.isFixed === false || workdir.includes('$')) return unseen;
  const folder = workdir.replace(/^\.\/?/, '').replace(/\/$/, '');
  const names = flag === null ? goreleaserFiles : [flag.text.replace(/^\.\//, '')];
  for (const name of names) {
    const { value, trouble } = await parsed(source, folder === '' ? name : `${folder}/${name}`, yaml12);
    if (trouble === 'no_such_file') continue;
    const root = value?.[0];
    if (root === undefined || !isEmpty(get(root, 'includes'))) return unseen;
    const skips = words.map(({ text }) => text).join(' ');
    return {
      signs: /--skip(?:=|[ ,])\S{0,100}sign/.test(skips) ? 'no' : signsBy(root),
      sbom: !/--skip(?:=|[ ,])\S{0,100}sbom/.test(skips) && listOf(root, 'sboms').length > 0 ? 'yes' : 'no',
    };
  }
  return flag === null ? { signs: 'no', sbom: 'no' } : unseen;
}

/** What an entry signs is told by a key; what the program takes without one has changed from version to version. */
function signsBy(root: Yaml): Tri {
  const entries = ['signs', 'binary_signs', 'docker_signs'].flatMap((key) => listOf(root, key));
  return any(
    'no',
    ...entries.map((entry): Tri => {
      const artifacts = text(get(entry, 'artifacts'));
      if (artifacts === undefined) return 'unknown';
      return artifacts === 'none' ? 'no' : 'yes';
    }),
  );
}

function listOf(root: Yaml, key: string): readonly Yaml[] {
  const node = get(root, key);
  return node?.type === 'list' ? node.items : [];
}
