/** Gives words for anything thrown: errors, strings and plain objects with a message. */
export function textOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message);
  return JSON.stringify(thrown) ?? String(thrown);
}
