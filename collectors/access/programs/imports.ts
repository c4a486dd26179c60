import { programModule } from '../../../src/lexicon/access-programs.ts';

interface Line {
  readonly line: number;
  readonly text: string;
}

/** What a program calls what it takes in from packages that make rules for access. */
export interface Imports {
  /** By the name in the program: the package's own, `aws.iam.Group` or `iam`. */
  readonly names: ReadonlyMap<string, string>;
  /** Namespaces of which each name may be used as it is. */
  readonly opened: readonly string[];
  /** Whether things are made by a call alone, without `new`. */
  readonly isBare: boolean;
}

const mostLines = 80;
const mostNames = 5000;

/** The names under which a program takes in what its packages hold, as its language writes it. */
export function importsOf(code: readonly Line[], path: string): Imports {
  const names = new Map<string, string>();
  const opened: string[] = [];
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const take = takers[ending] ?? ofScript;
  for (const [index, { text }] of code.entries()) {
    if (names.size + opened.length > mostNames) break;
    if (/^\s{0,40}(?:import|from|using|const|let|var|[\w.]{1,60}\s{1,9}")/.test(text))
      take(statementAt(code, index), { names, opened });
  }
  return { names, opened, isBare: /\.(?:py|go)$/.test(path) };
}

/** A line, and those after it up to the end of a list in brackets that it opens. */
function statementAt(code: readonly Line[], from: number): string {
  const open = /[({]/.exec(code[from]?.text ?? '')?.[0];
  if (open === undefined) return (code[from]?.text ?? '').trim();
  const close = open === '(' ? ')' : '}';
  const end = code.slice(from, from + mostLines).findIndex(({ text }) => text.includes(close));
  const lines = code.slice(from, from + Math.max(end, 0) + 1);
  return lines.map(({ text }) => text.slice(0, 500).trim()).join(' ');
}

type Taker = (statement: string, told: { readonly names: Map<string, string>; readonly opened: string[] }) => void;

/** `aws-cdk-lib/aws-iam`, `pulumi_aws.iam`, `Amazon.CDK.AWS.IAM` as `…iam`; null for other packages. */
function namespaceOf(module: string): string | null {
  if (!programModule.test(module)) return null;
  const parts = module.toLowerCase().split(/[/.]/);
  return parts.map((part) => part.replace(/^(?:aws[-_]|pulumi_)(?=\w)/, '').replaceAll('-', '_')).join('.');
}

/** A name in a namespace; where the file of that name stands between, without it. */
function within(namespace: string, name: string): string {
  const plain = name.replace(/^aws_(?=\w)/, '');
  const isFile = namespace.endsWith(`.${plain.toLowerCase()}`);
  return `${isFile ? namespace.slice(0, -plain.length - 1) : namespace}.${plain}`;
}

/** Names of a list, with those under which they are used: `Group, User as U`. */
function listed(list: string, namespace: string, names: Map<string, string>, by: RegExp): void {
  for (const part of list.split(',')) {
    const [name = '', alias = name] = part
      .trim()
      .replace(/^type /, '')
      .split(by);
    if (/^[\w$]{1,100}$/.test(name) && /^[\w$]{1,100}$/.test(alias)) names.set(alias, within(namespace, name));
  }
}

const scriptImport =
  /^import ?(?:type )?(?:([\w$]{1,100})[ ,]{1,9})?(?:\* as ([\w$]{1,100}) ?|\{([^{}]{0,9000})\} ?)?from ?["']([^"']{1,200})["']/;
const scriptRequire =
  /^(?:import|const|let|var) (?:([\w$]{1,100})|\{([^{}]{0,9000})\}) ?= ?(?:await )?(?:require|import) ?\( ?["']([^"']{1,200})["'] ?\)/;
const taken = /^(?:const|let|var) \{([^{}]{0,9000})\} ?= ?([\w$]{1,100}(?:\.[\w$]{1,100}){0,4})\s{0,9};?$/;

const ofScript: Taker = (statement, { names }) => {
  const said = scriptImport.exec(statement);
  const required = scriptRequire.exec(statement);
  const [whole, star, list, module] =
    said !== null ? [said[1], said[2], said[3], said[4]] : [required?.[1], undefined, required?.[2], required?.[3]];
  const namespace = namespaceOf(module ?? '');
  if (namespace !== null) {
    for (const name of [whole, star]) if (name !== undefined) names.set(name, namespace);
    listed(list ?? '', namespace, names, said === null ? /\s{0,9}:\s{0,9}/ : /\s{1,9}as\s{1,9}/);
    return;
  }
  const [, parts, from] = taken.exec(statement) ?? [];
  if (parts !== undefined && from !== undefined) listed(parts, resolved(from, names) ?? from, names, /\s{0,9}:\s{0,9}/);
};

const ofPython: Taker = (statement, { names, opened }) => {
  const [, from, list] = /^from ([\w.]{1,200}) import \(?([^()]{1,9000})/.exec(statement) ?? [];
  const namespace = namespaceOf(from ?? '');
  if (namespace !== null && list?.trim() === '*') opened.push(namespace);
  else if (namespace !== null) listed(list ?? '', namespace, names, /\s{1,9}as\s{1,9}/);
  const [, module = '', alias] = /^import ([\w.]{1,200}) as (\w{1,100})/.exec(statement) ?? [];
  const whole = namespaceOf(module);
  if (whole !== null && alias !== undefined) names.set(alias, whole);
};

const ofGo: Taker = (statement, { names, opened }) => {
  // The first package may stand in the line that opens the list.
  for (const [, alias = '', module = ''] of statement.matchAll(/(?<![\w.])([\w.]{1,60}) {1,9}"([^"]{1,300})"/g)) {
    const namespace = namespaceOf(module);
    if (namespace === null || alias === 'import' || alias === '_') continue;
    if (alias === '.') opened.push(namespace);
    else names.set(alias, namespace);
  }
};

const ofDotNet: Taker = (statement, { names, opened }) => {
  const [, alias, module = ''] = /^using (?:(\w{1,100}) ?= ?)?([\w.]{1,200});/.exec(statement) ?? [];
  const namespace = namespaceOf(module);
  if (namespace === null) return;
  if (alias === undefined) opened.push(namespace);
  // What is given a name may be a type, whose own is written as it is.
  else
    names.set(alias, `${namespace.slice(0, namespace.lastIndexOf('.'))}.${module.slice(module.lastIndexOf('.') + 1)}`);
};

const ofJava: Taker = (statement, { names, opened }) => {
  const [, module = '', name = ''] = /^import ([\w.]{1,200})\.(\w{1,100}|\*);/.exec(statement) ?? [];
  const namespace = namespaceOf(module);
  if (namespace === null) return;
  if (name === '*') opened.push(namespace);
  else names.set(name, within(namespace, name));
};

const takers: Readonly<Record<string, Taker>> = { py: ofPython, go: ofGo, cs: ofDotNet, java: ofJava };

/** A chain of names with what its first one stands for; null where that is taken in from elsewhere. */
function resolved(chain: string, names: ReadonlyMap<string, string>): string | null {
  const dot = chain.indexOf('.');
  const head = names.get(dot < 0 ? chain : chain.slice(0, dot));
  return head === undefined ? null : `${head}${dot < 0 ? '' : chain.slice(dot)}`;
}

const calls =
  /(?<![\w$.])(?:(new|def|class|func) {1,9})?([A-Za-z_$][\w$]{0,100}(?:\.(?!Builder\b)[A-Za-z_$][\w$]{0,100}){0,4})(\.Builder\.create)?(?:<[^<>()]{0,80}>)?\(/g;

/** The calls of a line by names that it takes in, as `aws.iam.Group(`. */
export function* callsIn(text: string, { names, opened, isBare }: Imports): Generator<string> {
  if (names.size + opened.length === 0) return;
  for (const [, made, chain = '', built] of text.matchAll(calls)) {
    if (made !== undefined && made !== 'new') continue;
    const own = resolved(chain, names);
    if (own !== null) yield `${own}(`;
    else if (!chain.includes('.') && (isBare || (made ?? built) !== undefined))
      for (const namespace of opened.slice(0, mostLines)) yield `${namespace}.${chain}(`;
  }
}
