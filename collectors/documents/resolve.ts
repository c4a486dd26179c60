/** Paths that a link in a file leads to; a folder leads to what lies directly in it. None where it leads elsewhere. */
export type Resolve = (link: string, from: string) => readonly string[];

const endings = ['', '.md', '.markdown', '.mdx', '.rst', '.adoc', '.html.md.erb', '.html.md', '.md.erb'];
const fronts = [
  'README.md',
  'index.md',
  'index.rst',
  '_index.md',
  'index.html.md.erb',
  'README.rst',
  'README.adoc',
  'index.adoc',
];

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path without `.` and `..`; null for one that leads out. */
function normal(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The path on the forge that a link names; null for a page elsewhere. */
function onForge(link: string, fullName: string | null): string | null {
  if (fullName === null) return null;
  const parts = link.split('/').slice(3);
  if (parts.slice(0, 2).join('/').toLowerCase() !== fullName) return null;
  const view = parts[2] === '-' ? 3 : 2;
  return ['blob', 'tree', 'raw'].includes(parts[view] ?? '') ? parts.slice(view + 2).join('/') : null;
}

/** Resolves links among these files; `fullName` is what the forge calls the repository. */
export function resolverOf(paths: readonly string[], fullName: string | null): Resolve {
  const known = new Set(paths);
  const inFolder = Map.groupBy(paths, folderOf);
  const at = (path: string): readonly string[] => {
    const page = path.replace(/\.html?$/, '');
    for (const stem of new Set([path, page])) {
      const file = endings.map((ending) => `${stem}${ending}`).find((one) => known.has(one));
      if (file !== undefined) return [file];
    }
    const own = inFolder.get(path);
    if (own !== undefined) return own;
    const front = fronts.map((name) => `${path}/${name}`).find((one) => known.has(one));
    return front === undefined ? [] : [front];
  };
  return (link, from) => {
    const plain = (link.split(/[#?]/)[0] ?? '').replaceAll('%20', ' ');
    if (plain === '') return [];
    if (/^[a-z][a-z0-9+.-]{1,20}:/i.test(plain)) {
      const path = /^https?:/i.test(plain) ? onForge(plain, fullName) : null;
      return path === null ? [] : at(normal(path) ?? '');
    }
    const top = from.split('/')[0] ?? '';
    const places = plain.startsWith('/') ? [plain, `${top}${plain}`] : [`${folderOf(from)}/${plain}`];
    for (const place of places) {
      const path = normal(place);
      const found = path === null ? [] : at(path);
      if (found.length > 0) return found;
    }
    return [];
  };
}
