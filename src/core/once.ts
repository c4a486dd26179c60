/** Makes something of each object once, for as long as the object lives, however many ask. */
export function oncePer<S extends object, T>(make: (of: S) => T): (of: S) => T {
  const made = new WeakMap<S, { readonly value: T }>();
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before.value;
    const value = make(of);
    made.set(of, { value });
    return value;
  };
}
