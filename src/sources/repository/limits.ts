/** How much of a hostile repository is looked at before the answer is `too_large` or `timeout`. Sizes in bytes. */
export const limits = {
  /** Refs of all kinds; mirrors of large projects hold some 100,000. */
  refs: 500_000,
  packedRefsBytes: 128 * 1024 * 1024,
  /** A loose ref, HEAD or a `.git` file is one short line. */
  refFileBytes: 4096,
  refDepth: 64,
  configBytes: 1024 * 1024,
  shallowBytes: 16 * 1024 * 1024,
  /** Lines of one file of alternates, and alternates in all. */
  alternates: 16,
  /** Files of one tree. */
  treeEntries: 200_000,
  treeBytes: 128 * 1024 * 1024,
  pathBytes: 4096,
  pathDepth: 256,
  /** A blob, when the caller names no limit. */
  blobBytes: 1024 * 1024,
  /** A tag object, of which only the first lines matter. */
  tagBytes: 1024 * 1024,
  /** Tags of tags of tags. */
  tagDepth: 10,
  /** Blobs kept in memory because monorepos hold the same file many times. */
  blobCacheBytes: 64 * 1024 * 1024,
  /** Of an object that turns out to be larger than wanted: it is read and thrown away. */
  unwantedBytes: 2 * 1024 * 1024,
  /** Of a commit's raw text; what lies beyond (signatures, messages) is dropped. */
  commitBytes: 1024 * 1024,
  messageBytes: 4096,
  commits: 3_000_000,
  historyBytes: 8 * 1024 * 1024 * 1024,
  /** Entries of the trees that are compared to count what commits added, and time for it in all. */
  additionsEntries: 400_000,
  additionsSteps: 4_000_000,
  additionsBytes: 64 * 1024 * 1024,
  additionsMs: 60_000,
  /** Folders that are compared to tell which paths a commit changed, one of them, and time for it in all. */
  pathHistoryBytes: 1024 * 1024 * 1024,
  pathHistoryTreeBytes: 8 * 1024 * 1024,
  /** Of folders that wait for the one they are compared with; most do not wait long. */
  pathHistoryHeldBytes: 128 * 1024 * 1024,
  pathHistoryMs: 60_000,
  /** Paths that git is told to look at; each is compared with each entry of a folder. */
  pathHistorySpecs: 100,
  /** Places where a repository's fetch refspecs put change requests. */
  requestFolders: 50,
  /** An address of a remote, and a name made from one; in characters. */
  urlLength: 4096,
  nameLength: 200,
  /** Attempts to find the tips whose history is whole, before only the trunk is kept. */
  tipAttempts: 64,
  stderrBytes: 64 * 1024,
  walkMs: 20 * 60_000,
  listMs: 2 * 60_000,
  /** A long-lived process that owes an answer and stays silent. */
  silenceMs: 60_000,
  cloneMs: 60 * 60_000,
} as const;
