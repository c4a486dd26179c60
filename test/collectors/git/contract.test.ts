import { git } from '../../../collectors/git/index.ts';
import { memoryRepository, type PlainCommit } from '../../../fixtures/memory-repository.ts';
import { testCollector } from '../../contract/collector.ts';

const ana = 'Ana Diaz <ana@example.org>';

const history: PlainCommit[] = Array.from({ length: 60 }, (_, n) => ({
  id: `c${n}`,
  parents: n === 0 ? [] : n % 5 === 0 ? [`c${n - 1}`, `t${n}`] : [`c${n - 1}`],
  at: new Date(Date.UTC(2025, 6, 1 + n * 5)).toISOString(),
  author: ana,
  message: n % 5 === 0 ? `Merge pull request #${n} from acme/topic-${n}` : `Work ${n}`,
}));
const topics: PlainCommit[] = history
  .filter((_, n) => n > 0 && n % 5 === 0)
  .map((merge) => ({ id: merge.id.replace('c', 't'), parents: ['c0'], at: merge.at, author: ana, message: 'Topic' }));

testCollector('git', git, [
  { name: 'a repository without commits', source: () => memoryRepository({ headState: 'unborn' }) },
  {
    name: 'a mirror with topics, tags and requests',
    source: () =>
      memoryRepository({
        files: { 'README.md': 'x', 'site.zip': 'x', 'index_old.php': 'x', 'index.php': 'x' },
        commits: [...history, ...topics],
        branches: { main: 'c59', develop: 'c40', 'release-1.0': 't55' },
        tags: { 'v1.0.0': 'c50', latest: null },
        requests: { 55: 't55' },
      }),
  },
  {
    name: 'hostile names',
    source: () =>
      memoryRepository({
        commits: history.map((commit) => ({
          ...commit,
          parents: commit.parents?.slice(0, 1) ?? [],
          message: '\u001b[2J\u202e (#1)',
        })),
        branches: { main: 'c59', '\u001b[31mred\u202e': 'c58', [`x${'y'.repeat(5000)}`]: 'c57' },
        tags: { '\u0007v1.0': 'c3' },
      }),
  },
]);
