import type { Tri } from '../core/facts/base.ts';
import type { Ecosystem } from '../core/facts/supply.ts';
import { programFolders } from './programs/wrappers.ts';
import type { InstallProgram, InstallRule } from './supply-install-rule.ts';
import { installPrograms } from './supply-install-rules.ts';
import { bootstrapPackages, lockSwitches } from './supply-install-words.ts';

/** A command that installs dependencies. */
export interface Install {
  readonly ecosystem: Ecosystem;
  /** The program that does it, such as `pnpm`. */
  readonly program: string;
  /** It fails, or takes exactly what is locked, where manifest and lockfile disagree. */
  readonly honoursLock: Tri;
  /** What a manifest names; packages that the command itself names, beside any lockfile; newer ones than are locked. */
  readonly takes: 'manifest' | 'packages' | 'newer';
  /** The folder or file it is told to work on, as it is written; null where it works where it is run. */
  readonly target: string | null;
}

/** What is known of the place a command is run in. */
export interface InstallSetting {
  /** Environment variables that are set. */
  readonly env?: ReadonlyMap<string, string>;
  /** The program sees that it runs in CI; `env` may say so too. */
  readonly inCi?: boolean;
}

/** More words than a command that is read has. */
const mostWords = 400;
/** Programs that run the one that follows. */
const runners: ReadonlySet<string> = new Set(
  'sudo doas env time nohup exec command corepack xvfb-run retry npx bunx then do'.split(' '),
);
const python = /^(?:python|pypy)[\d.]{0,6}$/;

/**
 * What a command installs, and whether it keeps to the lockfile; null for one that installs none of a repository's
 * dependencies: another program, a tool for the machine, a dry run. Words that a variable decides are to show their `$`.
 */
export function installOf(words: readonly string[], setting: InstallSetting = {}): Install | null {
  const { env, rest } = unwrapped(words.slice(0, mostWords), setting.env ?? new Map<string, string>());
  const [program, ...args] = rest;
  if (program === undefined) return null;
  const name = nameOf(program);
  const inCi = setting.inCi === true || isOn(env.get('CI'));
  if (/^pip[\d.]{0,6}$/.test(name)) return pip('pip', args, env);
  if (python.test(name) && args[0] === '-m' && args[1] !== undefined)
    return args[1] === 'pip' ? pip('pip', args.slice(2), env) : installOf(args.slice(1), { env, inCi });
  if (name === 'uv' && args[0] === 'pip')
    return args[1] === 'sync' ? pipSync('uv', args.slice(2)) : pip('uv', args.slice(1), env);
  const known = installPrograms.get(name);
  return known === undefined ? null : byRules(name, known, args, { env, inCi });
}

/** The ecosystem of which later installs of the same place keep to the lockfile, once this command was run; else null. */
export function lockSwitchOf(words: readonly string[]): Ecosystem | null {
  const said = words
    .slice(0, 8)
    .join(' ')
    .replace(/^sudo /, '')
    .slice(0, 300);
  return lockSwitches.find(({ form }) => form.test(said))?.ecosystem ?? null;
}

function nameOf(program: string): string {
  const folder = programFolders.find((one) => program.startsWith(`${one}/`));
  const bare = folder === undefined ? program : program.slice(folder.length + 1);
  const isVirtual = /^(?:[^$`]{0,200}\/)?bin\/[\w.-]{1,40}$/.test(bare) || /^\.{0,2}\/[\w./-]{1,200}$/.test(bare);
  return (isVirtual ? bare.slice(bare.lastIndexOf('/') + 1) : bare).replace(/\.(?:exe|cmd|bat|phar)$/, '');
}

interface Bare {
  readonly env: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** The command without programs that run another, and with the variables that it is given on the way. */
function unwrapped(words: readonly string[], known: ReadonlyMap<string, string>): Bare {
  const env = new Map(known);
  let at = 0;
  let isWrapped = false;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, name, value] = /^([A-Za-z_]\w{0,100})=(.{0,300})$/.exec(word) ?? [];
    if (name !== undefined && value !== undefined) env.set(name, value);
    else if (runners.has(word)) isWrapped = true;
    else if (isWrapped && /^(?:-u|-g|--user|--group)$/.test(word)) at++;
    else if (!isWrapped || !word.startsWith('-')) break;
  }
  return { env, rest: words.slice(at) };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|1|yes|on)$/i.test(value.trim());
}

interface Said {
  readonly flags: readonly string[];
  readonly plain: readonly string[];
  /** Value of the last flag that names a place. */
  readonly place: string | null;
  /** A variable stands where flags may be in it. */
  readonly isOpen: boolean;
}

/** The words of a command by what they are. What follows `--` is handed on. */
function saidOf({ valued = [], places = [] }: InstallProgram, args: readonly string[]): Said {
  const flags: string[] = [];
  const plain: string[] = [];
  let place: string | null = null;
  let isOpen = false;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--') break;
    const sign = word.indexOf('=');
    const name = sign === -1 ? word : word.slice(0, sign);
    if (!/^-|^\/p:/.test(word)) {
      plain.push(word);
      isOpen ||= /^\$/.test(word);
      continue;
    }
    flags.push(word);
    if (places.includes(name)) place = sign === -1 ? (args[++at] ?? null) : word.slice(sign + 1);
    else if (sign === -1 && valued.includes(name)) flags.push(`${name}=${args[++at] ?? ''}`);
  }
  return { flags, plain, place, isOpen };
}

/** Whether a flag is said: alone, or with any value but `false`. */
function isSaid(flag: string, flags: readonly string[]): boolean {
  return flags.some(
    (said) => said === flag || (said.startsWith(`${flag}=`) && !/^(?:false|no|0)$/i.test(said.slice(flag.length + 1))),
  );
}

type Given = Required<InstallSetting>;

function byRules(name: string, program: InstallProgram, args: readonly string[], given: Given): Install | null {
  const said = saidOf(program, args);
  const { flags, plain, place } = said;
  const [rule, depth] = fitting(program.rules, plain);
  if (rule === null) return null;
  if (rule.not?.some((flag) => isSaid(flag, flags)) === true) return null;
  if (rule.needs?.some((flag) => !isSaid(flag, flags)) === true) return null;
  const operands = plain.slice(depth);
  // `go install tool@v1` brings a tool: no module of this repository.
  if (rule.operands === 'parts' && operands.some((one) => one.includes('@'))) return null;
  const isPackages = rule.operands === 'packages' && operands.some((one) => !/^[.$]/.test(one));
  if (isPackages && operands.every((one) => bootstrapPackages.has(bareName(one)))) return null;
  const first = rule.operands === 'places' ? (operands[0] ?? null) : null;
  return {
    ecosystem: rule.ecosystem,
    program: name,
    honoursLock: isPackages ? 'no' : honoured(rule, said, given),
    takes: rule.changes === true ? 'newer' : isPackages ? 'packages' : 'manifest',
    target: place ?? first,
  };
}

/** The rule that fits the most words of a command, and how many. */
function fitting(rules: readonly InstallRule[], plain: readonly string[]): readonly [InstallRule | null, number] {
  const [one = '', two = ''] = plain;
  for (const [said, depth] of [
    [`${one} ${two}`, 2],
    [one, 1],
  ] as const) {
    const rule = rules.find(({ says }) => says.includes(said));
    if (rule !== undefined && (said !== '' || plain.length === 0)) return [rule, Math.min(depth, plain.length)];
  }
  return [rules.find(({ says, operands }) => says.includes('') && operands === 'places') ?? null, 0];
}

function honoured(rule: InstallRule, { flags, isOpen }: Said, { env, inCi }: Given): Tri {
  const { honours = [], neglects = [], settings = [], usual } = rule;
  const isUndone = honours.some((flag) =>
    flags.some((said) => /=(?:false|no|0)$/i.test(said) && said.startsWith(`${flag}=`)),
  );
  if (isUndone || neglects.some((flag) => isSaid(flag, flags))) return 'no';
  if (rule.ecosystem === 'go' && /-mod=mod\b/.test(env.get('GOFLAGS') ?? '')) return 'no';
  if (honours.some((flag) => isSaid(flag, flags))) return 'yes';
  const values = settings.flatMap((name) => env.get(name) ?? []);
  if (values.some(isOn)) return 'yes';
  const answer = inCi ? (rule.inCi ?? usual) : usual;
  return answer === 'no' && (isOpen || values.some((value) => value.includes('$'))) ? 'unknown' : answer;
}

/** The name of a package without version, extras and quotes. */
function bareName(written: string): string {
  return /^@?[^@<>=~![;\s]{0,200}/.exec(written)?.[0]?.toLowerCase() ?? '';
}

const pipFlags: InstallProgram = {
  rules: [],
  valued: `-c --constraint -i --index-url --extra-index-url -f --find-links -t --target --prefix --root --python
    --python-version --platform --abi --implementation --cache-dir --trusted-host --timeout --retries --upgrade-strategy
    --only-binary --no-binary --progress-bar --group`.split(/\s+/),
  places: ['-r', '--requirement', '--requirements'],
};

/** `pip install`: a requirements file is manifest and lock in one, but for the source of a compiled one. */
function pip(program: string, args: readonly string[], env: ReadonlyMap<string, string>): Install | null {
  const joined = args.map((word) => (/^-r[^=]/.test(word) ? `-r=${word.slice(2)}` : word));
  const { flags, plain, place, isOpen } = saidOf(pipFlags, joined);
  const [verb, ...named] = plain;
  if (verb !== 'install' && verb !== 'wheel' && verb !== 'download') return null;
  const told = { ecosystem: 'pypi', program } as const;
  const isStrict = isSaid('--require-hashes', flags) || isOn(env.get('PIP_REQUIRE_HASHES'));
  if (place !== null) {
    const isLoose = /\.in$/.test(place) || isSaid('--no-require-hashes', flags);
    const answer = isStrict ? 'yes' : isLoose ? 'no' : place.includes('$') || isOpen ? 'unknown' : 'yes';
    return { ...told, honoursLock: answer, takes: 'manifest', target: place };
  }
  const folder =
    isSaid('-e', flags) || isSaid('--editable', flags) || named.some((one) => /^\.{1,2}(?:$|[/[])/.test(one));
  if (folder) {
    // Without its dependencies, a package of this repository brings nothing along.
    if (isSaid('--no-deps', flags)) return null;
    const target = named.find((one) => one.startsWith('.'))?.replace(/\[.{0,100}$/, '') ?? null;
    return { ...told, honoursLock: 'no', takes: 'manifest', target };
  }
  const others = named.filter((one) => !bootstrapPackages.has(bareName(one)));
  if (others.length === 0) return null;
  const isKnown = others.some((one) => !one.startsWith('$') && !/\.whl$/.test(one));
  return { ...told, honoursLock: isStrict ? 'yes' : isKnown ? 'no' : 'unknown', takes: 'packages', target: null };
}

/** `uv pip sync`: takes a compiled file, and nothing else. */
function pipSync(program: string, args: readonly string[]): Install {
  const { plain } = saidOf(pipFlags, args);
  return { ecosystem: 'pypi', program, honoursLock: 'yes', takes: 'manifest', target: plain[0] ?? null };
}
