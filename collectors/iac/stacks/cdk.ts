import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import { readText } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Environment, environmentOf, readingOf } from '../../../src/lexicon/environments.ts';
import type { Found, Root } from '../model.ts';
import { isConcrete } from './concrete.ts';
import { withinLimit } from './limits.ts';
import { folderOf, isWithin, resolved } from './paths.ts';
import { declaredEnvironment, declaredEnvironments, environmentAround, rootsOf, type Serving } from './serving.ts';
import { documentOf } from './values.ts';

const settingsName = /(?:^|\/)cdk\.json$/;
const mostPrograms = 20;

/** Applications of the AWS CDK: one unit for each environment that its settings or the names of its stacks tell. */
export async function readCdk(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  const { kept, gaps } = withinLimit(
    sweep.own.filter((path) => settingsName.test(path)),
    'of CDK',
  );
  const roots: Root[] = [];
  const inBin = sweep.own.filter((path) => /(?:^|\/)bin\/.{0,300}(?:(?<!\.d)\.[cm]?ts|\.py)$/.test(path));
  const lookedUp = new Set(sweep.own.filter((path) => /(?:^|\/)cdk\.context\.json$/.test(path)).map(folderOf));
  for (const path of kept) {
    const folder = folderOf(path);
    const body = await documentOf(source, path);
    // A library of constructs has settings without a program.
    if (body !== null && get(body, 'app') === undefined) continue;
    const programs = await programsOf(source, folder, text(get(body ?? undefined, 'app')) ?? '', inBin);
    const servings = servingsOf(path, body, programs, lookedUp.has(folder));
    roots.push(
      ...rootsOf(
        {
          tool: 'cdk',
          path: folder,
          at: { commit: sweep.commit, path, line: body === null ? 1 : lineOf(body, 'app') },
          purpose: body === null ? 'unknown' : 'workload',
          serves: servings.length > 1 ? folder : null,
        },
        servings,
      ),
    );
  }
  return { roots, gaps };
}

/** Texts of the programs that make the stacks: the one that the settings name, and those in `bin`. */
async function programsOf(
  source: RepositoryFiles,
  folder: string,
  app: string,
  inBin: readonly string[],
): Promise<readonly string[]> {
  const named = [...app.slice(0, 1000).matchAll(/[\w./-]{1,200}\.(?:[cm]?[jt]s|py)\b/g)].map(([file]) =>
    resolved(folder, file),
  );
  const own = inBin.filter((path) => isWithin(path, folder === '' ? 'bin' : `${folder}/bin`));
  const texts: string[] = [];
  for (const path of [...new Set([...named, ...own])].slice(0, mostPrograms)) {
    const whole = path === null ? null : await readText(source, path);
    if (whole !== null) texts.push(whole);
  }
  return texts;
}

/** `lookedUp`: what was found in an account is kept beside the settings. */
function servingsOf(
  path: string,
  body: Yaml | null,
  programs: readonly string[],
  lookedUp: boolean,
): readonly Serving[] {
  const fixesAccount = programs.some((program) =>
    /\baccount\s{0,5}[:=]\s{0,5}["'](?!123456789012|(\d)\1{11})\d{12}["']/.test(program),
  );
  const own = lookedUp || fixesAccount ? 'yes' : 'unknown';
  const context = get(body ?? undefined, 'context');
  const holders = ['environments', 'envs', 'stages', 'config'].flatMap((key) => get(context, key) ?? []);
  for (const table of [...holders, ...(context === undefined ? [] : [context])]) {
    const maps = entries(table).filter(([, value]) => value.type === 'map');
    const found = declaredEnvironments(maps.map(([name]) => name));
    const whose = own === 'yes' || isConcrete(table) ? 'yes' : 'unknown';
    if (found.length > 0)
      return found.map((environment) => ({ environment, selectors: [environment.name], own: whose }));
  }
  const stacks = stacksByEnvironment(programs);
  if (stacks.length > 0)
    return stacks.map(({ environment, names }) => ({ environment, selectors: names, own: 'yes' as const }));
  return [{ environment: environmentAround(path), selectors: [], own }];
}

const construction =
  /(?:\bnew\s{1,5})?\b[A-Za-z][\w.]{0,100}\(\s{0,40}(?:\w{0,40}[aA]pp|this|self)\s{0,5},\s{0,40}["'`]([\w.-]{1,100})["'`]/g;

/** Stacks whose names are written out and end in an environment, or begin with one, by environment. */
function stacksByEnvironment(programs: readonly string[]): readonly StacksOf[] {
  const names = new Set(programs.flatMap(stackNames));
  const told = new Map([...names].flatMap((name) => environmentOfStack(name) ?? []).map((one) => [one.name, one]));
  // `Web-CODE` beside `Web-PROD`: what stands in the place of one environment is another.
  const stems = new Set(
    [...names].flatMap((name) => (environmentOfStack(name) === null ? [] : (ending.exec(name)?.[1] ?? []))),
  );
  const found = new Map<string, { readonly environment: Environment; readonly names: string[] }>();
  for (const name of names) {
    const [, stem = '', end = ''] = ending.exec(name) ?? [];
    const environment = environmentOfStack(name) ?? (stems.has(stem) ? declaredEnvironment(end) : null);
    if (environment === null) continue;
    const known = found.get(environment.name) ?? { environment: told.get(environment.name) ?? environment, names: [] };
    known.names.push(name);
    found.set(environment.name, known);
  }
  return [...found.values()];
}

interface StacksOf {
  readonly environment: Environment;
  readonly names: readonly string[];
}

const ending = /^([\w.-]{1,100})[-_.]([A-Za-z0-9]{1,40})$/;

/** Names of the stacks that a program makes where they are written out, outside of comments. */
function stackNames(program: string): readonly string[] {
  return [...program.matchAll(construction)].flatMap(({ 1: name = '', index }) => {
    const before = program.slice(Math.max(0, index - 200), index);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    return /^\s{0,200}(?:#|\*)|\/\//.test(line) ? [] : [name];
  });
}

/** Whether a word of a stack's name means an environment: `IntegrationTest` is what a stack may be for. */
function isMeant(word: string): boolean {
  const reading = readingOf(word);
  return reading !== null && (reading.strength !== 'weak' || reading.environment.production === 'yes');
}

function environmentOfStack(name: string): Environment | null {
  const words = [...name.matchAll(/[A-Z]{2,30}(?![a-z])|[A-Z]?[a-z0-9]{1,60}/g)].map(([word]) => word);
  const plain = words.filter((word) => !/^(?:stack|stage)$/i.test(word));
  const [first, second, last, beforeLast] = [plain[0], plain[1], plain.at(-1), plain.at(-2)];
  const negated = (word: string | undefined): boolean => /^(?:non|pre|no|not)$/i.test(word ?? '');
  if (negated(first) && second !== undefined && environmentOf(second) !== null)
    return declaredEnvironment(`${first}${second}`);
  if (negated(beforeLast) && last !== undefined && environmentOf(last) !== null)
    return declaredEnvironment(`${beforeLast}${last}`);
  const told = [last, first].find((word) => word !== undefined && isMeant(word));
  return told === undefined ? null : declaredEnvironment(told);
}
