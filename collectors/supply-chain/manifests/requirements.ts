import { asideManifest } from '../../../src/lexicon/supply-manifests.ts';
import { folderOf, type Ground, inFolder, nameOf, resolved } from './ground.ts';
import { type Lock, linesOf } from './lock.ts';
import { requirementName } from './python-name.ts';
import type { ReadManifest } from './told.ts';
import { unreadManifest } from './told.ts';

/** How a requirement is fixed. `unknown`: in a file that cannot be read. */
interface Requirement {
  readonly name: string | null;
  readonly fixed: 'exact' | 'content' | 'local' | 'open' | 'unknown';
}

const deepestInclude = 5;
const mostIncludes = 50;
const mostRequirements = 20_000;

/** Requirement files: manifest and, where all versions are exact, their own lock. Sources of compiled ones are none. */
export const readRequirements: ReadManifest = async (ground, path) => {
  if (path.endsWith('.in') && compiledFrom(ground, path) !== null) return null;
  const all = await requirementsOf(ground, path);
  if (all === null) return unreadManifest;
  if (all.length === 0 && path.endsWith('.in')) return null;
  const foreign = all.filter(({ fixed }) => fixed !== 'local');
  const has = (fixed: Requirement['fixed']): boolean => foreign.some((one) => one.fixed === fixed);
  const locked = has('open') ? 'no' : has('unknown') ? 'unknown' : 'yes';
  const hashed = has('open') || has('exact') ? 'no' : has('unknown') ? 'unknown' : 'yes';
  const isAside = asideManifest.test(path.slice(path.lastIndexOf('requirements/') + 1));
  return {
    dependencies: foreign.some(({ fixed }) => fixed === 'unknown') ? null : foreign.length,
    lockfile: locked === 'yes' && foreign.length > 0 ? path : null,
    locked,
    hashed,
    signs: isAside ? ['development'] : [],
  };
};

/** The compiled file of a source: of the same name beside it. */
function compiledFrom(ground: Ground, path: string): string | null {
  const compiled = path.replace(/\.in$/, '.txt');
  return ground.has(compiled) ? compiled : null;
}

/** The requirements of a file and of those it includes; null where it cannot be read. */
async function requirementsOf(ground: Ground, path: string): Promise<readonly Requirement[] | null> {
  const seen = new Set<string>();
  const read = async (file: string, depth: number): Promise<readonly Requirement[] | null> => {
    const text =
      depth > deepestInclude || seen.size >= mostIncludes || !ground.has(file) ? null : await ground.text(file);
    if (text === null) return null;
    seen.add(file);
    const found: Requirement[] = [];
    for (const line of await ground.once(`requirements ${file}`, async () => logicalLines(text))) {
      if (found.length > mostRequirements) return [...found, { name: null, fixed: 'unknown' }];
      const included = /^(?:-r|--requirement)(?:[ =]\s{0,20}|(?=\w))(\S{1,400})/.exec(line)?.[1];
      if (included === undefined) {
        const one = requirementOf(line);
        if (one !== null) found.push(one);
        continue;
      }
      const to = resolved(folderOf(file), included);
      if (to !== null && seen.has(to)) continue;
      found.push(...((to === null ? null : await read(to, depth + 1)) ?? [{ name: null, fixed: 'unknown' as const }]));
    }
    return found;
  };
  return read(path, 0);
}

/** Lines with those they are continued by, without comments. */
function logicalLines(text: string): readonly string[] {
  const found: string[] = [];
  let open: string | null = null;
  for (const line of linesOf(text)) {
    const isContinued = line.endsWith('\\');
    const plain = (isContinued ? line.slice(0, -1) : line).replace(/(?:^|\s)#.*$/, '').trim();
    // Hashes of one package may be many: what is read of a requirement is bounded, and one of them is enough.
    const whole: string = open === null ? plain : open.length > 8192 ? open : `${open} ${plain}`;
    if (isContinued) open = whole;
    else {
      if (whole.trim() !== '') found.push(whole.trim());
      open = null;
    }
  }
  if (open !== null) found.push(open);
  return found;
}

function requirementOf(line: string): Requirement | null {
  const written = line.replace(/^(?:-e|--editable)[ =]\s{0,20}/, '');
  if (/^-/.test(written)) return null;
  if (/^(?:\.{0,2}\/|\.{1,2}$|\.\[|file:)/.test(written)) return { name: null, fixed: 'local' };
  const name = requirementName(written);
  const bare = written.slice(0, 2000);
  if (/--hash[ =]sha/.test(bare)) return { name, fixed: 'content' };
  const address = /(?:^|@\s{0,9}|\s)((?:git|hg)\+\S{1,1000}|https?:\/\/\S{1,1000})/.exec(bare)?.[1];
  if (address !== undefined) {
    const isFixed = /@[0-9a-f]{40}(?:$|[#?])|[#&]sha256=[0-9a-f]{64}|\/[0-9a-f]{40}\.(?:zip|tar\.gz)/.test(address);
    return { name, fixed: isFixed ? 'content' : 'open' };
  }
  const pin = /^[^=<>!~;\s]{1,250}\s{0,20}={2,3}\s{0,20}([^\s;,]{1,100})\s{0,20}(?:;|$|\s-)/.exec(bare)?.[1];
  return { name, fixed: pin !== undefined && !/[*$]/.test(pin) ? 'exact' : 'open' };
}

/** A requirements file as the lock of another manifest: it must be exact throughout, and name what that names. */
export function requirementsLock(text: string): Lock | null {
  const all = logicalLines(text).flatMap((line) => requirementOf(line) ?? []);
  if (all.length === 0 || all.some(({ fixed }) => fixed === 'open')) return null;
  const names = new Set(all.map(({ name }) => name));
  return { has: (name) => names.has(name), hashed: all.every(({ fixed }) => fixed !== 'exact') ? 'yes' : 'no' };
}

/** The requirements file of a folder that may lock another manifest of it; null where there is none. */
export function requirementsBeside(ground: Ground, folder: string): string | null {
  const found = ground
    .namesIn(folder)
    .filter((name) => /^requirements?(?:[-.](?:lock|prod|production|base))?\.(?:txt|lock)$/.test(name));
  const [first] = found.map((name) => inFolder(folder, name)).filter((path) => !asideManifest.test(nameOf(path)));
  return first ?? null;
}
