/** Words of programs that may put other code where a job works. */
const fetches =
  /(?:^|[\s;&|(`"'])(?:git|gh|hub|glab|svn|hg|curl|wget|rsync|scp|unzip|tar|patch|aws|gsutil|gcloud|az)(?=\s)/;

/** Whether a script may bring code of its own, so that what was checked out does not tell what it works on. */
export function isFetching(script: string): boolean {
  return fetches.test(script);
}

const branches = ['main', 'master', 'trunk', 'develop'];

/** Whether a script goes over to a branch that is not the one of the change, such as `git checkout main`. */
export function leavesChange(script: string, trunk: string | null): boolean {
  const names = new Set(trunk === null ? branches : [...branches, trunk]);
  for (const [, written = ''] of script.matchAll(
    /\bgit\s{1,9}(?:checkout|switch)\s{1,9}(?:-f\s|--force\s|-q\s)?\s{0,9}([\w./-]{1,200})/g,
  )) {
    if (names.has(written.replace(/^(?:origin|upstream)\//, ''))) return true;
  }
  return false;
}
