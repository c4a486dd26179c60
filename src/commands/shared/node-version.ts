/** The oldest Node that runs tidemark, major and minor; `engines` in package.json says the same. */
const [major, minor] = [22, 22];

/** What to tell, on stderr, of a Node such as `20.20.2` that is too old; null for one that will do. Uses nothing new. */
export function tooOldNode(version: string): string | null {
  const [itsMajor = 0, itsMinor = 0] = version.split('.').map(Number);
  if (itsMajor > major || (itsMajor === major && itsMinor >= minor)) return null;
  const needs = `tidemark needs Node ${major}.${minor} or later; this is ${version}`;
  return `tidemark: ${needs}\n  mend: run it with \`npx tidemark\`, or install Node 24\n`;
}
