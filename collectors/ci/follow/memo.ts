import type { RepositoryFiles } from '../../../src/core/source.ts';

/** A place for what is worked out once for each source, for as long as the source lives. */
export function memo<T>(): (source: RepositoryFiles, key: string, make: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<RepositoryFiles, Map<string, Promise<T>>>();
  return (source, key, make) => {
    const mine = known.get(source) ?? new Map<string, Promise<T>>();
    known.set(source, mine);
    const before = mine.get(key);
    if (before !== undefined) return before;
    const made = make();
    mine.set(key, made);
    return made;
  };
}
