import { isMap, isScalar } from 'yaml';
import { placesOf, type Wrong, wrongsOf } from './config/issues.ts';
import { Settings } from './config/settings.ts';
import { contentOf, readYaml, type Source } from './config/yaml.ts';
import { digestOf } from './core/canonical.ts';
import type { Goal } from './core/declared.ts';
import { ScanError } from './core/errors.ts';
import type { Scope } from './core/evidence.ts';
import { issueWords } from './core/issue-words.ts';
import { allOf } from './core/mistakes.ts';
import type { LexiconAdditions } from './core/source.ts';
import { plainText } from './core/text.ts';

/**
 * What a file inside the scanned repository may set unless `--config` names it: nothing that runs, reads or writes, and
 * nothing that people vouch for.
 */
export const openToTargets: readonly string[] = ['models', 'scope', 'targets', 'waivers'];

/** Where a configuration came from, and how far it is trusted. */
export interface Standing {
  /** As messages name it. */
  readonly file: string;
  /** Lies inside the scanned repository, and `--config` does not name it: trusted no further than that. */
  readonly isTargets: boolean;
  /** Not known to lie there, and trusted no further all the same. */
  readonly isSuspected?: true | undefined;
}

/** A checked configuration; whether its names are those of questions, criteria and formats is for others to say. */
export interface Config {
  /** Models to ask; none for all. */
  readonly models: readonly string[];
  /** With waivers and attestations. */
  readonly scope: Scope;
  /** By question, section or model; `*` for what has no line of its own. */
  readonly targets: Readonly<Record<string, Goal>>;
  /** Folders of the house's own policies, seen from the working directory. */
  readonly policies: readonly string[];
  /** Files to write, by format. */
  readonly reports: Readonly<Record<string, string>>;
  readonly lexicon: LexiconAdditions;
  /** Who declares all this: file, digest and standing in a few words; null without a configuration. */
  readonly by: string | null;
  /** `file:line:column` of each name that is still to be checked, by `targets.<name>`, `waivers.<row>` and so on. */
  readonly places: Readonly<Record<string, string>>;
}

/**
 * The configuration that a YAML text states.
 * @param open keys that a file of the target may set
 * @throws {ScanError} `malformed_config` with file, line and column, and the nearest key or value, of each mistake.
 */
export function parseConfig(text: string, standing: Standing, open: readonly string[] = openToTargets): Config {
  const { file, isTargets, isSuspected } = standing;
  const source = readYaml(text, file);
  const checked = Settings.safeParse(contentOf(source.document, file) ?? {}, { error: issueWords });
  const beyond = isTargets ? beyondIn(source, open, file) : [];
  const wrongs = [...beyond, ...wrongsOf(source, checked.error?.issues ?? [])];
  const [first, ...others] = wrongs.toSorted((a, b) => a.offset - b.offset).map(({ error }) => error);
  if (first !== undefined) throw allOf(first, others);
  const by = `${file}, sha256 ${digestOf(text).slice(0, 12)}${isTargets && !isSuspected ? ', declared by the target' : ''}`;
  return { ...declared(checked.data ?? {}, by), by, places: placesOf(source) };
}

function declared(settings: Settings, by: string): Omit<Config, 'by' | 'places'> {
  const { commands = [], actions = [] } = settings.lexicon ?? {};
  const { models = [], policies = [], targets = {}, reports = {} } = settings;
  return {
    models,
    policies,
    scope: scopeOf(settings, by),
    targets: Object.fromEntries(Object.entries(targets).map(([name, goal]) => [name, goalOf(goal)])),
    reports,
    lexicon: {
      commands: commands.map(({ words, capability }) => ({ words: words.replace(/\s+/g, ' '), capability })),
      actions,
    },
  };
}

function scopeOf({ scope = {}, lexicon = {}, waivers = [], attestations = [] }: Settings, by: string): Scope {
  const { complete = [], none = [], mergeMethods: methods } = scope;
  const { commands = [], actions = [] } = lexicon;
  return {
    complete: [...new Set(complete)].sort().map((family) => ({ family, by })),
    none: [...new Set(none)].sort().map((each) => ({ class: each, by })),
    mergeMethods: methods === undefined ? null : { methods: [...new Set(methods)].sort(), by },
    lexicon: commands.length + actions.length === 0 ? null : by,
    waivers: waivers.map((waiver) => ({ ...waiver, by })),
    attestations: attestations.map((attestation) => ({ ...attestation, by })),
  };
}

const goalOf = (goal: NonNullable<Settings['targets']>[string]): Goal =>
  typeof goal === 'number' ? { level: goal, accept: 'proven' } : { level: goal.level, accept: goal.accept ?? 'proven' };

/** What a file of the target sets and may not. */
function beyondIn({ document, place }: Source, open: readonly string[], file: string): Wrong[] {
  if (!isMap(document.contents)) return [];
  return document.contents.items.flatMap(({ key }) => {
    const name = isScalar(key) ? String(key.value) : '';
    // A key that nobody may set is a typing error, and told as one.
    if (open.includes(name) || !Object.hasOwn(Settings.shape, name)) return [];
    const offset = (isScalar(key) ? key.range?.[0] : null) ?? 0;
    const error = new ScanError(
      'malformed_config',
      `${place(offset)}: a scanned repository may not set ${name}`,
      `if you trust this file, name it: --config ${plainText(file)}`,
    );
    return [{ offset, error }];
  });
}
