import { mkdir } from 'node:fs/promises';
import { runGit } from '../../fixtures/repositories/story/git.ts';

/** What was generated: enough to scan it. */
export interface GeneratedRepository {
  /** A bare repository with a single pack. */
  readonly path: string;
  readonly now: Date;
  readonly defaultBranch: string;
}

const spanSeconds = 5 * 365 * 86_400;
const end = Date.UTC(2026, 5, 1) / 1000;
const liveBranches = 40;
const fileLimit = 2_000;
const folderSize = 40;
const tagEvery = 200;
const people = Array.from({ length: 24 }, (_, i) => `Person ${i} <person${i}@example.org>`);
const bot = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>';
const forge = 'GitHub <noreply@github.com>';
/** Topics grow here; trunk has its own ref, so that git keeps its tree in memory. */
const topicRef = 'refs/tidemark/topic';
const trunkRef = 'refs/heads/main';
const workflow = `on:
  push: {branches: [main]}
  pull_request:
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: go test ./...
`;

/**
 * Writes a repository of exactly `commits` commits (at least 100) into the new directory `directory`, as fast as git takes
 * them: five years of pull requests merged and squashed, one commit in twenty by a bot, a tag every 200 commits, 40 topics
 * still open, up to 2,000 files. The same number makes the same object ids.
 * @throws {RangeError} for fewer than 100 commits
 */
export async function generateRepository(options: {
  readonly commits: number;
  readonly directory: string;
}): Promise<GeneratedRepository> {
  const { commits, directory: path } = options;
  if (!Number.isSafeInteger(commits) || commits < 100) throw new RangeError('at least 100 commits');
  await mkdir(path);
  await runGit(path, ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', '--initial-branch=main']);
  // Deltas make trees of 40 entries cheaper to write and to read back; longer chains of them save no more time.
  const speed = ['--quiet', '--force', '--date-format=raw', '--depth=10'];
  await runGit(path, ['-c', 'fastimport.unpackLimit=1', 'fast-import', ...speed], joined(history(commits)));
  return { path, now: new Date(end * 1000), defaultBranch: 'main' };
}

/** The import stream, commit by commit. */
function* history(commits: number): Generator<string> {
  const random = randomNumbers(commits);
  const write = writer(commits, random);
  const trunkCommits = commits - liveBranches;
  let nextTag = tagEvery;
  yield 'feature done\n';
  yield write.commit([], forge, 'Start\n', `M 100644 inline .github/workflows/ci.yml\n${data(workflow)}`);
  let main = write.made();
  for (let request = 1; main < trunkCommits; request++) {
    const left = trunkCommits - main;
    yield* left < 3 || random() < 0.4
      ? squashed(write, random, main, request)
      : merged(write, random, main, request, left);
    main = write.made();
    if (main < nextTag) continue;
    yield reset(`refs/tags/v1.${nextTag / tagEvery}.0`, main);
    nextTag += tagEvery;
  }
  for (let topic = 1; topic <= liveBranches; topic++) {
    yield write.commit([main], null, `Begin topic ${topic}\n`, write.change());
    yield reset(`refs/heads/topic-${topic}`, write.made());
  }
  yield `reset ${topicRef}\nfrom ${'0'.repeat(40)}\n\ndone\n`;
}

function* squashed(write: Writer, random: () => number, main: number, request: number): Generator<string> {
  if (random() < 0.25) {
    const version = `golang.org/x/net v0.${request}.0`;
    const change = `M 100644 inline go.mod\n${data(`require ${version}\n`)}`;
    yield write.commit([main], forge, `Update module ${version} (#${request})\n`, change, bot);
  } else yield write.commit([main], forge, `Change a part (#${request})\n`, write.change());
}

function* merged(write: Writer, random: () => number, main: number, request: number, left: number): Generator<string> {
  const size = Math.min(left - 1, 1 + Math.floor(random() * 3));
  const changes = Array.from({ length: size }, () => write.change());
  for (const [i, change] of changes.entries())
    yield write.commit([i === 0 ? main : write.made()], null, `Change a part for #${request}\n`, change);
  const message = `Merge pull request #${request} from acme/topic-${request}\n`;
  yield write.commit([main, write.made()], forge, message, changes.join(''));
}

interface Writer {
  /** Number of commits so far, which is the mark of the last one. */
  made(): number;
  /** A new file, or another revision of one, as fast-import wants it. */
  change(): string;
  /** The next commit; `committer` null means the author. */
  commit(
    parents: readonly number[],
    committer: string | null,
    message: string,
    change: string,
    author?: string,
  ): string;
}

function writer(commits: number, random: () => number): Writer {
  let made = 0;
  let files = 0;
  let revisions = 0;
  const pick = (below: number): number => Math.floor(random() * below);
  return {
    made: () => made,
    change() {
      const file = files === 0 || (files < fileLimit && random() < 0.4) ? files++ : pick(files);
      const path = `src/part-${Math.floor(file / folderSize)}/file-${file}.go`;
      return `M 100644 inline ${path}\n${data(`package part\n\n// Revision ${++revisions}.\n`)}`;
    },
    commit([first, second], committer, message, change, author = people[pick(people.length)] ?? forge) {
      const at = end - spanSeconds + Math.floor((spanSeconds * ++made) / (commits + 1));
      const links = `${first ? `from :${first}\n` : ''}${second ? `merge :${second}\n` : ''}`;
      const who = `author ${author} ${at} +0000\ncommitter ${committer ?? author} ${at} +0000\n`;
      return `commit ${committer === forge ? trunkRef : topicRef}\nmark :${made}\n${who}${data(message)}${links}${change}\n`;
    },
  };
}

function reset(ref: string, mark: number): string {
  return `reset ${ref}\nfrom :${mark}\n\n`;
}

/** A text as fast-import wants it; ASCII only. */
export function data(text: string): string {
  return `data ${text.length}\n${text}\n`;
}

/** Pieces joined to chunks that are worth a write each. */
export async function* joined(pieces: Iterable<string>): AsyncGenerator<string> {
  let chunk: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    chunk.push(piece);
    length += piece.length;
    if (length < 1 << 18) continue;
    yield chunk.join('');
    chunk = [];
    length = 0;
  }
  yield chunk.join('');
}

/** Numbers from 0 up to 1 that follow from the seed alone (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
