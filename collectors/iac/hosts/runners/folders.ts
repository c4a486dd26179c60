import { RE2JS } from 're2js';
import { joined } from '../../scripts/place.ts';

const mostMatches = 500;
const longestGlob = 300;

/**
 * The folders that a pattern stands for: `*` for any letters of a name, `**` for any folders. A path without one is
 * itself. Null where a pattern is beyond what is understood.
 */
export function foldersOf(pattern: string, folders: readonly string[]): readonly string[] | null {
  const path = joined('', pattern.replace(/\/[^/]{0,100}\.(?:tf|tofu|hcl)$/, ''));
  if (path === null || pattern.length > longestGlob || /[{}[\]!]/.test(path)) return null;
  if (!/[*?]/.test(path)) return [path];
  const glob = RE2JS.compile(`^${path.split('/').map(partOf).join('')}$`);
  return folders.filter((folder) => glob.matches(`${folder}/`)).slice(0, mostMatches);
}

/** Every part is written with the slash behind it, so that `**` may be none. */
function partOf(part: string): string {
  if (part === '**') return '(?:[^/]+/)*';
  const letters = [...part].map((sign) => (sign === '*' ? '[^/]*' : sign === '?' ? '[^/]' : RE2JS.quote(sign)));
  return `${letters.join('')}/`;
}
