/** Of things with one key the first, in their order. */
export function distinct<T>(things: readonly T[], key: (thing: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const thing of things) if (!found.has(key(thing))) found.set(key(thing), thing);
  return [...found.values()];
}
