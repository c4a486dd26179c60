/**
 * Shapes of credentials that stand for themselves. Each begins with letters of its own and is bounded, so that a text of
 * any length is searched in linear time.
 */
const tokens = new RegExp(
  [
    'gh[pousr]_[a-z0-9]{20,255}',
    'github_pat_\\w{20,255}',
    'gl(?:pat|ptt|rt|dt|ft|soat|cbt|imt|agent|oas|ffct)-[\\w-]{16,255}',
    '(?<![a-z0-9])a[ks]ia[a-z0-9]{16}',
    // The first part alone may be all that was kept of a longer one.
    '(?<![a-z0-9])eyj[\\w-]{16,2000}(?:\\.[\\w-]{0,4000}){0,2}',
    '-----begin [a-z ]{0,40}private key-----.*',
    'xox[abeoprs]-[a-z0-9-]{10,255}',
    'hooks\\.slack\\.com/services/[\\w/]{10,255}',
    'aiza[\\w-]{35}',
    'ya29\\.[\\w-]{20,500}',
    'npm_[a-z0-9]{30,255}',
    'pypi-[\\w-]{50,500}',
    '[rs]k_(?:live|test)_[a-z0-9]{16,255}',
    '(?<![a-z0-9])sk-[\\w-]{20,255}',
    '(?<![a-z0-9])hv[bsr]\\.[\\w-]{20,255}',
    'do[opr]_v1_[a-f0-9]{32,128}',
    'dckr_(?:pat|oat)_[\\w-]{20,255}',
    '(?<![a-z0-9])sg\\.[\\w-]{16,64}\\.[\\w-]{16,128}',
    'atatt3[\\w=-]{20,500}',
    '[a-z0-9]{14}\\.atlasv1\\.[\\w=-]{20,255}',
    'age-secret-key-1[a-z0-9]{20,128}',
  ].join('|'),
  'gis',
);

/** What stands before a credential and says that it is one; the credential is the rest. */
const named: readonly RegExp[] = [
  /(:\/\/)[^\s/@'"]{1,500}(?=@)/g,
  // `user:password@host/`, as an image may be written; a digest after the sign has no host.
  /((?:^|[\s'"=])[\w.-]{1,64}:)[^\s/@'"]{1,256}(?=@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}(?::\d{1,5})?\/)/g,
  /((?:passw(?:or)?d|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)\w{0,20}=)(?![${<*%])(?:"[^"]{4,400}"|'[^']{4,400}'|[^\s"'&;,)]{4,400})/gi,
  // In prose and YAML a word may follow that tells of passwords; one with a digit is none.
  /(\b(?:passw(?:or)?d|passphrase|passcode|pwd)["']?\s{0,4}:\s{0,4}["']?)(?![${<*%])(?=[^\s"']{0,200}\d)[^\s"',;)]{4,400}/gi,
  /(authorization:\s{0,9}[a-z]{1,20}\s{1,9})[^\s"']{4,4000}/gi,
];

/** Letters of one length and mixture, as keys that have no mark of their own: two capitals are seldom so near in words. */
const runs = /(?<![\w/+=.-])[A-Za-z0-9/+]{40}(?![\w/+=.-])|[A-Za-z0-9]{32,512}/g;

/** Whether letters change between small, capital and digit as often as chance has it. */
function isRandom(run: string): boolean {
  const slashes = run.split('/').length - 1;
  const counts = [/[a-z]/g, /[A-Z]/g, /[0-9]/g].map((sort) => run.match(sort)?.length ?? 0);
  const changes = run.match(/[a-z](?![a-z])|[A-Z](?![A-Z])|[0-9](?![0-9])/g)?.length ?? 0;
  return slashes <= 3 && counts.every((count) => count >= Math.max(3, run.length / 12)) && changes >= run.length / 2;
}

/** Stands for a token: equal ones alike and others apart, so that names stay names; too short to tell the token by. */
function marked(token: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < token.length; at++) sum = Math.imul(sum ^ token.charCodeAt(at), 0x01000193);
  return `[redacted-${((sum >>> 16) ^ (sum & 0xffff)).toString(16).padStart(4, '0')}]`;
}

/** Passes over one text: what is taken out can lay bare what hid behind it. */
const mostPasses = 5;

/** A text in which whatever looks like a credential is replaced by a mark. Linear in its length. */
export function withoutSecrets(text: string): string {
  // Most strings of a document are single words.
  if (text.length < 16 && !text.includes('@') && !text.includes('=')) return text;
  let now = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = now;
    now = onePass(now);
    if (now === before) break;
  }
  return now;
}

function onePass(text: string): string {
  const known = text.replace(tokens, marked);
  const told = named.reduce((now, shape) => now.replace(shape, '$1[redacted]'), known);
  return told.replace(runs, (run) => (isRandom(run) ? marked(run) : run));
}
