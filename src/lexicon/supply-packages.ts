import type { Tri } from '../core/facts/base.ts';
import { words as split } from './word-lists.ts';

/** Packages that a command takes from elsewhere by their names, beside any manifest. */
export interface Packages {
  readonly tool: string;
  /** What comes is the same each time: by a hash or a commit; `unknown` where a version is named, and those it needs are not. */
  readonly fixed: Tri;
}

interface Manager {
  /** Sub-commands of one or two words that bring packages; an empty one for the program without any. */
  readonly says: readonly string[];
  /** Flags of which one is said; else nothing is brought from elsewhere. */
  readonly needs?: readonly string[];
  /** Flags with which nothing comes from elsewhere, or what a manifest names. */
  readonly not?: readonly string[];
  /** Flags whose value is the word behind them. */
  readonly valued?: readonly string[];
  /** How one package, as it is named, is fixed; null for one that is no package from elsewhere. */
  readonly fixedBy: (name: string, flags: readonly string[]) => Tri | null;
}

const runners: ReadonlySet<string> = new Set(split('sudo doas env time nohup exec command corepack retry then do'));
const local = /^(?:\.{0,2}\/|\.|~)|\.(?:deb|rpm|apk|whl|tgz|gem)$/;
const exact = /^v?\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+].{0,60})?$/;

/** A package of a distribution; its version is taken out of the archive once a newer one is there. */
const ofDistribution = (name: string): Tri | null =>
  local.test(name) ? null : name.includes('$') || /[^~<>!]=[\w$]/.test(name) ? 'unknown' : 'no';

function ofPython(name: string, flags: readonly string[]): Tri | null {
  if (flags.some((flag) => flag === '--require-hashes')) return 'yes';
  const commit = /^git\+.{1,300}@[0-9a-f]{40}(?:#|$)/.test(name);
  if (commit || /#sha256=[0-9a-f]{64}/.test(name)) return 'yes';
  if (local.test(name) && !/:\/\//.test(name)) return null;
  return name.includes('$') || /^[^=<>]{1,100}===?\d[^*]{0,60}$/.test(name) ? 'unknown' : 'no';
}

function ofNode(name: string): Tri | null {
  if (local.test(name) && !/:\/\//.test(name)) return null;
  const at = name.lastIndexOf('@');
  return name.includes('$') || (at > 0 && exact.test(name.slice(at + 1))) ? 'unknown' : 'no';
}

/** What is named without a version is of the module itself. */
function ofGo(name: string): Tri | null {
  const [, version] = name.split('@');
  if (version === undefined) return null;
  return version.includes('$') || /^v\d{1,9}\.\d{1,9}\.\d{1,9}|^[0-9a-f]{12,40}$/.test(version) ? 'unknown' : 'no';
}

const versioned = (name: string, flags: readonly string[]): Tri | null =>
  local.test(name)
    ? null
    : name.includes('$') || flags.some((flag) => /^(?:-v|--version|--rev)(?:=|$)/.test(flag))
      ? 'unknown'
      : 'no';

const distribution = {
  says: ['install'],
  not: split('--download-only --dry-run --simulate -s --no-download'),
  fixedBy: ofDistribution,
};
const apt: Manager = {
  ...distribution,
  valued: split('-t --target-release --default-release -o --option -c --config-file -a'),
};
const dnf: Manager = {
  ...distribution,
  says: [...distribution.says, 'localinstall'],
  valued: split('--enablerepo --disablerepo --setopt --releasever -c --installroot -x --exclude'),
};
const pip: Manager = {
  says: split('install wheel download'),
  not: split('--no-index -e --editable'),
  valued:
    split(`-c --constraint -r --requirement -i --index-url --extra-index-url -f --find-links -t --target --prefix --root
    --python --python-version --platform --implementation --cache-dir --trusted-host --timeout --retries --only-binary
    --no-binary --progress-bar --upgrade-strategy`),
  fixedBy: ofPython,
};
const npmValued = split(
  '-w --workspace --registry --loglevel --cache --prefix -C --userconfig --omit --include --dir --filter --location',
);

const managers: ReadonlyMap<string, readonly Manager[]> = new Map<string, readonly Manager[]>([
  ...['apt-get', 'apt', 'aptitude'].map((name) => [name, [apt]] as const),
  ...['yum', 'dnf', 'microdnf', 'tdnf', 'zypper'].map((name) => [name, [dnf]] as const),
  [
    'apk',
    [
      {
        says: ['add'],
        valued: split('-t --virtual -X --repository -p --root --repositories-file --keys-dir'),
        fixedBy: ofDistribution,
      },
    ],
  ],
  ['pip', [pip]],
  ['pipx', [{ says: split('install run'), valued: split('--python --pip-args --spec --suffix'), fixedBy: ofPython }]],
  ['uvx', [{ says: [''], valued: split('--python -p --with --from'), fixedBy: ofPython }]],
  [
    'npm',
    [
      {
        says: split('install i in add it'),
        not: split('--dry-run --package-lock-only'),
        valued: npmValued,
        fixedBy: ofNode,
      },
    ],
  ],
  ['npx', [{ says: [''], needs: split('-y --yes -p --package'), valued: npmValued, fixedBy: ofNode }]],
  ['yarn', [{ says: ['add', 'global add', 'dlx'], valued: npmValued, fixedBy: ofNode }]],
  ['pnpm', [{ says: split('add dlx install i'), valued: npmValued, fixedBy: ofNode }]],
  ['bunx', [{ says: [''], fixedBy: ofNode }]],
  ['go', [{ says: split('install run get'), valued: split('-ldflags -tags -mod -modfile -o'), fixedBy: ofGo }]],
  [
    'cargo',
    [
      {
        says: split('install binstall'),
        not: ['--path'],
        valued: split('--version --features --root --target --bin -j --rev --tag --branch'),
        fixedBy: versioned,
      },
    ],
  ],
  [
    'gem',
    [
      {
        says: ['install'],
        not: ['--local'],
        valued: split('-v --version -s --source --platform -n -i'),
        fixedBy: versioned,
      },
    ],
  ],
]);

/** Programs that bring packages by name. */
export const packageManagers: readonly string[] = [...managers.keys()];

/** They run one program of what they are given, and hand it the rest of the words. */
const oneAlone: ReadonlySet<string> = new Set(split('npx uvx bunx run dlx'));
const mostWords = 400;

/**
 * The packages that a command names and takes from elsewhere; null for one that takes none so: another program, a manifest,
 * files at hand. Words that a variable decides are to show their `$`.
 */
export function packagesOf(given: readonly string[]): Packages | null {
  const said = unwrapped(given.slice(0, mostWords));
  const [tool = '', ...args] = said;
  for (const manager of managers.get(tool) ?? []) {
    const [verb, rest] = fitting(manager, args);
    if (verb === null) continue;
    const { flags, plain } = parted(rest, manager, oneAlone.has(verb === '' ? tool : verb));
    if (manager.not?.some((flag) => flags.includes(flag)) === true) continue;
    if (manager.needs !== undefined && !manager.needs.some((flag) => flags.includes(flag))) continue;
    const found = plain.flatMap((name) => manager.fixedBy(name, flags) ?? []);
    const weakest = (['no', 'unknown', 'yes'] as const).find((one) => found.includes(one));
    if (weakest !== undefined) return { tool, fixed: weakest };
  }
  return null;
}

/** The command from its program on, under the one name that stands for all of it. */
function unwrapped(words: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length && (runners.has(words[at] ?? '') || /^[A-Za-z_]\w{0,100}=|^-[EHn]$/.test(words[at] ?? '')))
    at++;
  const [first = '', ...rest] = words.slice(at);
  const name = first.slice(first.lastIndexOf('/') + 1);
  if (/^pip[\d.]{0,6}$/.test(name)) return ['pip', ...rest];
  if (/^(?:python|pypy)[\d.]{0,6}$/.test(name) && rest[0] === '-m' && /^pipx?$/.test(rest[1] ?? ''))
    return rest.slice(1);
  if (name === 'uv' && rest[0] === 'pip') return rest;
  if (name === 'uv' && rest[0] === 'tool') return ['pipx', ...rest.slice(1)];
  return [name, ...rest];
}

function fitting({ says, valued = [] }: Manager, args: readonly string[]): readonly [string | null, readonly string[]] {
  if (says.includes('')) return ['', args];
  let at = 0;
  while ((args[at] ?? '').startsWith('-')) at += valued.includes(args[at] ?? '') ? 2 : 1;
  const [one = '', two = ''] = args.slice(at);
  const before = args.slice(0, at);
  if (says.includes(`${one} ${two}`)) return [`${one} ${two}`, [...before, ...args.slice(at + 2)]];
  return says.includes(one) && one !== '' ? [one, [...before, ...args.slice(at + 1)]] : [null, []];
}

function parted(args: readonly string[], { valued = [] }: Manager, isOne: boolean) {
  const flags: string[] = [];
  const plain: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!word.startsWith('-')) {
      plain.push(word);
      if (isOne) break;
    } else {
      flags.push(word);
      if (valued.includes(word)) at++;
    }
  }
  return { flags, plain };
}
