import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { Install } from '../../../src/lexicon/supply-installs.ts';
import { ecosystems, manifestNames } from '../../../src/lexicon/supply-manifests.ts';
import { piecesOf } from '../builds/scripts.ts';
import { folderOf, type Ground, groundOf, nameOf, resolved } from '../manifests/ground.ts';
import { type Called, installsIn, settingFrom } from './commands.ts';
import { isFile } from './images.ts';
import { type Found, installPhrase, installWords, type Looked } from './model.ts';

const mostScripts = 2000;
const mostInstalls = 5001;

/** Installs of the repository's own shell scripts and Makefiles; whether anybody runs these is not told here. */
export async function installsInScripts(source: RepositoryFiles): Promise<Looked> {
  const ground = await groundOf(source);
  const found: Found[] = [];
  const unread: string[] = [];
  for (const path of ground.own.filter(mayBeScript).slice(0, mostScripts)) {
    const text = await ground.text(path);
    if (text === null || found.length >= mostInstalls || !installWords.test(text)) continue;
    ground.workingOn(path);
    let isUnread = false;
    for (const piece of piecesOf(path, text)) {
      const calls = installWords.test(piece.text) ? installsIn(piece.text, settingFrom()) : [];
      isUnread ||= calls === null && installPhrase.test(piece.text);
      for (const call of calls ?? []) {
        // By such a script people raise what is locked; nothing is built by it.
        if (call.install.takes === 'newer') continue;
        const line = piece.line + call.line - 1;
        const folder = folderIn(ground, path, call);
        found.push({ install: call.install, path, line, folder, where: 'script', active: 'unknown' });
      }
    }
    if (isUnread) unread.push(path);
  }
  return { found, unread };
}

function mayBeScript(path: string): boolean {
  if (/\.(?:sh|bash|zsh|mk)$|(?:^|\/)(?:GNUm|M|m)akefile$/.test(path)) return true;
  return !nameOf(path).includes('.') && /(?:^|\/)(?:bin|scripts?|hack|ci|\.ci|build|tools)\/[^/]{1,100}$/.test(path);
}

/** The folder it acts in: seen from the root or from the script's own folder, whichever holds such a manifest. */
function folderIn(ground: Ground, path: string, { install, folders }: Called): string | null {
  if (folders === null || folders.some((one) => one.startsWith('/'))) return null;
  const inner = [
    ...folders,
    ...(install.target === null ? [] : [install.target, ...(isFile(install.target) ? ['..'] : [])]),
  ];
  const candidates = ['', folderOf(path)].flatMap((from) => {
    const to = resolved(from, inner.join('/') || '.');
    return to !== null && hasManifest(ground, to, install) ? [to] : [];
  });
  const [only] = new Set(candidates);
  return new Set(candidates).size === 1 && only !== undefined ? only : null;
}

function hasManifest(ground: Ground, folder: string, { ecosystem }: Install): boolean {
  return ground
    .namesIn(folder)
    .some((name) => manifestNames.some(([form, names]) => ecosystems[form] === ecosystem && names.test(name)));
}
