import { Unreadable } from '../../core/errors.ts';
import type { Kind } from '../../core/facts/index.ts';
import type { History, Repository } from '../../core/source.ts';
import { plainText } from '../../core/text.ts';
import { hanging } from '../../reporters/layout.ts';
import { kindWords } from '../../reporters/words.ts';
import { collectors } from './collectors.ts';

/** What a scan would read of a target. */
export interface Preview {
  readonly target: { readonly name: string; readonly commit: string | null; readonly branch: string | null };
  /** Kinds of fact, sorted. */
  readonly kinds: readonly string[];
  /** Files that the readers would open, sorted. */
  readonly files: readonly string[];
  /** Whether commits would be walked, beside files. */
  readonly history: boolean;
}

const nothing: History = { commits: [], people: [], indexOf: () => undefined };

/**
 * Lets every reader ask a source that lists its files but gives nothing away: each file is empty and there are no
 * commits. So nothing is read, and what is asked for is what would be. Files that the contents of others lead to
 * (includes, called scripts) stay unknown.
 */
export async function preview(repository: Repository): Promise<Preview> {
  const { target } = await repository.describe();
  const files = new Set<string>();
  let history = false;
  const asked = <T>(answer: T) => {
    history = true;
    return Promise.resolve(answer);
  };
  const silent: Repository = {
    ...{ class: repository.class, id: repository.id, now: repository.now, declared: repository.declared },
    related: (name: string) => repository.related(name),
    describe: () => repository.describe(),
    files: () => repository.files(),
    read: async (path) => {
      const isThere = (await repository.files()).some((file) => file.path === path && file.kind === 'file');
      if (isThere) files.add(path);
      return isThere ? new Uint8Array() : null;
    },
    refs: () => asked([]),
    branches: () => asked([]),
    tags: () => asked([]),
    history: () => asked(nothing),
    requestHistory: () => asked({ refs: 0, numbers: new Set<number>(), tips: new Set<string>(), history: nothing }),
    additions: () => asked([]),
    close: async () => {},
  };
  const reads = collectors.flatMap((collector) => Object.entries(collector.reads));
  await Promise.all(reads.map(([, read]) => read(silent).catch(ignoreUnreadable)));
  return {
    target: { name: target.name, commit: target.commit, branch: target.branch },
    kinds: reads.map(([kind]) => kind as Kind).sort(),
    files: [...files].sort(),
    history,
  };
}

/** An empty repository is a strange one: that a reader cannot look there says nothing about the real one. */
function ignoreUnreadable(error: unknown): void {
  if (!(error instanceof Unreadable)) throw error;
}

/** The preview for people. */
export function previewText({ target, kinds, files, history }: Preview, width: number): string {
  const lines = [
    ...hanging('', `Would read ${targetWords(target)}`, width),
    'Nothing was read but the list of files, and nothing was judged.',
    '',
    'Facts',
    ...kinds.flatMap((kind) => hanging('  ', `${kind}: ${kindWords(kind)}`, width)),
    '',
    `Files: ${files.length}, and those they include or call`,
    ...files.map((path) => `  ${plainText(path)}`),
    '',
    history ? 'Commits, branches and tags of the repository' : 'No commits',
  ];
  return `${lines.join('\n')}\n`;
}

function targetWords({ name, commit }: Preview['target']): string {
  if (commit === null) return `${plainText(name)}, which has no commit`;
  return `the repository ${plainText(name)} at commit ${commit.slice(0, 7)}`;
}
