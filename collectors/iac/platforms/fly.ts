import type { RepositoryFiles } from '../../../src/core/source.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { type TomlTable, toml } from '../../../src/formats/toml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { placeholderName } from '../../../src/lexicon/iac-platforms.ts';
import type { Found, Root } from '../model.ts';
import { withinLimit } from '../stacks/limits.ts';
import { environmentAround, rootsOf, stemOf } from '../stacks/serving.ts';

const anyName = /(?:^|\/)fly[^/]*\.toml$/;
const tables = /^(?:build|deploy|env|http_service|services?|vm|mounts|processes|statics|experimental)(?:\.|$)/;

/** Applications of Fly, one unit for each file: the name of an application is one place in the world. */
export async function readFly(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  const named = sweep.marked('platform').filter((path) => anyName.test(path));
  const { kept, gaps } = withinLimit(named, 'applications of Fly');
  const roots: Root[] = [];
  for (const path of kept) {
    const content = (await parsed(source, path, toml)).value;
    const isUsual = /(?:^|\/)fly\.toml$/.test(path);
    if (content === null ? !isUsual : !isApplication(content)) continue;
    const name = content?.[0]?.values.get('app')?.[0] ?? '';
    const environment = environmentInName(stemOf(path)) ?? environmentAround(path) ?? environmentInName(name);
    const own = placeholderName.test(name) ? 'unknown' : 'yes';
    const at = { commit: sweep.commit, path, line: content?.[0]?.lines.get('app') ?? 1 };
    const purpose = content === null ? 'unknown' : 'workload';
    const selectors = placeholderName.test(name) || name.length > 100 ? [] : [name];
    roots.push(...rootsOf({ tool: 'fly', path, at, purpose }, [{ environment, selectors, own }]));
  }
  return { roots, gaps };
}

function isApplication(content: readonly TomlTable[]): boolean {
  const [first] = content;
  const isTold = content.some(({ name }) => tables.test(name)) || first?.values.has('primary_region') === true;
  return isTold && (first?.values.has('app') === true || first?.values.has('primary_region') === true);
}
