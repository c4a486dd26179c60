import type { Context } from '../context.ts';

const mostFiles = 5000;
const longestLine = 500;

/**
 * Folders that objects of Flux and Argo CD name. They are told by their lines: whoever looks at what is reconciled
 * parses these files.
 */
export async function namedTrees({ sweep, owner }: Context): Promise<readonly string[]> {
  const marked = new Set([...sweep.marked('flux'), ...sweep.marked('argo_cd')]);
  const found: string[] = [];
  for (const path of [...marked].slice(0, mostFiles)) {
    const whole = (await sweep.textOf(path)) ?? '';
    for (const document of whole.split(/^---.*$/m)) found.push(...pathsIn(document, owner));
  }
  return found;
}

function pathsIn(document: string, owner: string | null): readonly string[] {
  const isFlux = document.includes('kustomize.toolkit.fluxcd.io/') && /^kind: ?["']?Kustomization\b/m.test(document);
  const isArgo = document.includes('argoproj.io/') && /^kind: ?["']?Application(?:Set)?\b/m.test(document);
  if (!isFlux && !isArgo) return [];
  const paths: string[] = [];
  let isHere = isFlux || owner === null;
  for (const raw of document.split('\n')) {
    const line = raw.slice(0, longestLine);
    const url = /^[\s-]{1,40}repoURL: ?(.{1,300})/.exec(line)?.[1]?.toLowerCase();
    if (url !== undefined && owner !== null) {
      isHere ||= url.includes(`/${owner}/`) || url.includes(`:${owner}/`) || url.includes('{{');
    }
    const path = /^[\s-]{1,40}path: ?["']?([\w./-]{1,300})["']?\s{0,9}(?:#.*)?$/.exec(line)?.[1];
    if (path !== undefined) paths.push(path);
  }
  return isHere ? paths : [];
}
