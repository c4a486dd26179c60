/** A text cut to some letters, with a sign that it was. */
export function clipped(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters).toWellFormed()}…`;
}
