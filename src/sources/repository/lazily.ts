/** The same promise at each call: the work is done at the first, and at most once. */
export function lazily<T>(work: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () => {
    promise ??= work();
    return promise;
  };
}
