import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { cloudProviders, otherProviders } from '../../../src/lexicon/iac-stacks.ts';
import type { Found, Root } from '../model.ts';
import { withinLimit } from './limits.ts';
import { folderOf } from './paths.ts';
import { environmentAround, rootsOf } from './serving.ts';
import { documentOf } from './values.ts';

/**
 * Programs of the CDK for Terraform. Where state is kept and which environments there are is said by the program, which
 * is not read.
 */
export async function readCdktf(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  const paths = sweep.own.filter((path) => /(?:^|\/)cdktf\.json$/.test(path));
  const { kept, gaps } = withinLimit(paths, 'of CDK for Terraform');
  const roots: Root[] = [];
  for (const path of kept) {
    const body = await documentOf(source, path);
    if (body !== null && get(body, 'app') === undefined) continue;
    roots.push(
      ...rootsOf(
        {
          tool: 'terraform',
          path: folderOf(path),
          at: { commit: sweep.commit, path, line: body === null ? 1 : lineOf(body, 'app') },
          purpose: body === null ? 'unknown' : 'workload',
          creates: creates(body),
          state: 'unknown',
          locked: 'unknown',
        },
        [{ environment: environmentAround(path), selectors: [], own: 'unknown' }],
      ),
    );
  }
  return { roots, gaps };
}

/** `aws@~> 5.0`, `hashicorp/aws`, or a map with a name. */
function creates(body: Yaml | null): Root['creates'] {
  const listed = get(body ?? undefined, 'terraformProviders');
  const names = (listed?.type === 'list' ? listed.items : []).map((item) => {
    const written = text(item) ?? text(get(item, 'name')) ?? '';
    return written.split('@')[0]?.split('/').at(-1)?.toLowerCase() ?? '';
  });
  if (names.some((name) => cloudProviders.has(name))) return 'yes';
  return names.length > 0 && names.every((name) => otherProviders.has(name)) ? 'no' : 'unknown';
}
