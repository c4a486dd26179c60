import type { Findings } from '../../src/core/collector.ts';
import type { Repository } from '../../src/core/source.ts';

/** `repository.identity`: which repository and commit, and how much of it can be seen. Reads refs and the tree. */
export async function readIdentity(repository: Repository): Promise<Findings<'repository.identity'>> {
  const { target, objectFormat, headState, defaultBranch, shallow, refsScope, visibility } =
    await repository.describe();
  const files = await repository.files();
  return {
    items: [
      {
        ref: 'identity',
        at: { commit: target.commit, path: null, line: null },
        name: target.name,
        objectFormat,
        headState,
        defaultBranch: defaultBranch?.name ?? null,
        defaultBranchHow: defaultBranch?.how ?? 'none',
        shallow: shallow ? 'yes' : 'no',
        refsScope,
        files: files.length,
        visibility,
      },
    ],
    gaps: [],
  };
}
