import { Unreadable } from '../../core/errors.ts';
import type { Kind } from '../../core/facts/index.ts';
import type { History, Repository, RepositoryFiles } from '../../core/source.ts';
import { plainText } from '../../core/text.ts';
import { hanging } from '../../reporters/layout.ts';
import { kindWords } from '../../reporters/words.ts';
import { historyCollectors } from './collectors.ts';
import { readInThread } from './reading/thread.ts';

/** What a scan would read of a target. */
export interface Preview {
  readonly target: { readonly name: string; readonly commit: string | null; readonly branch: string | null };
  /** Repositories that were supplied beside it. */
  readonly related: readonly { readonly name: string; readonly commit: string | null }[];
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
  const silent = silenced(
    repository,
    (path) => files.add(path),
    () => {
      history = true;
    },
  );
  const thread = readInThread(silent, { related: target.related.map(({ name }) => name) });
  try {
    const reads = [...thread.collectors, ...historyCollectors].flatMap(({ reads }) => Object.entries(reads));
    await Promise.all(reads.map(([, read]) => read(silent).catch(ignoreUnreadable)));
    return {
      target: { name: target.name, commit: target.commit, branch: target.branch },
      related: target.related,
      kinds: [...new Set(reads.map(([kind]) => kind as Kind))].sort(),
      files: [...files].sort(),
      history,
    };
  } finally {
    await thread.close();
  }
}

/** Files that are there, but empty. */
function emptied(source: RepositoryFiles, onFile: (path: string) => void): RepositoryFiles {
  let paths: ReadonlySet<string> | undefined;
  return {
    ...{ class: source.class, id: source.id, now: source.now, declared: source.declared },
    describe: () => source.describe(),
    files: () => source.files(),
    read: async (path) => {
      paths ??= new Set((await source.files()).filter(({ kind }) => kind === 'file').map((file) => file.path));
      if (!paths.has(path)) return null;
      onFile(path);
      return new Uint8Array();
    },
    related: (name) => {
      const other = source.related(name);
      return other === null ? null : emptied(other, () => {});
    },
  };
}

/** The same without any history; `onHistory` is told when it is asked for. */
function silenced(repository: Repository, onFile: (path: string) => void, onHistory: () => void): Repository {
  const asked = <T>(answer: T) => {
    onHistory();
    return Promise.resolve(answer);
  };
  return {
    ...emptied(repository, onFile),
    refs: () => asked([]),
    branches: () => asked([]),
    tags: () => asked([]),
    history: () => asked(nothing),
    requestHistory: () => asked({ refs: 0, numbers: new Set<number>(), tips: new Set<string>(), history: nothing }),
    additions: () => asked([]),
    pathHistory: () => asked([]),
    readAt: () => asked(null),
    firstCommits: () => asked([]),
    close: async () => {},
  };
}

/** An empty repository is a strange one: that a reader cannot look there says nothing about the real one. */
function ignoreUnreadable(error: unknown): void {
  if (!(error instanceof Unreadable)) throw error;
}

/** The preview for people. */
export function previewText({ target, related, kinds, files, history }: Preview, width: number): string {
  const lines = [
    ...hanging('', `Would read ${targetWords(target)}`, width),
    ...related.flatMap((one) => hanging('', `and where its files refer to it ${targetWords(one)}`, width)),
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

function targetWords({ name, commit }: Pick<Preview['target'], 'name' | 'commit'>): string {
  if (commit === null) return `${plainText(name)}, which has no commit`;
  return `the repository ${plainText(name)} at commit ${commit.slice(0, 7)}`;
}
