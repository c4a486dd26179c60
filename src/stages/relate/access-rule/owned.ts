import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { type PatternDialect, pathPattern } from '../../../core/path-pattern.ts';
import { any } from '../../../core/tri.ts';

type Rule = Fact<'owners.rule'>;

/** What is told of the owners of one path, and by which facts. */
interface Owned {
  readonly owned: Tri;
  /** Somebody has to approve whatever changes there, by the owners' file itself. */
  readonly approved: Tri;
  readonly by: readonly string[];
}

/** Tells of the owners of a path, as far as files of owners say. */
export type Owners = (path: string) => Owned;

/** A pattern of this length may have been cut. */
const longestPattern = 200;
/** Rules times paths: far more than any repository has. Beyond, nothing is told. */
const mostLooks = 2_000_000;

interface Pattern {
  readonly rule: Rule;
  readonly meets: (path: string) => Tri;
}

interface OwnersFile {
  readonly form: Rule['form'];
  readonly active: Tri;
  /** Its folder with `/` behind, `''` for the root. */
  readonly folder: string;
  /** In the order of the file. */
  readonly patterns: readonly Pattern[];
}

const dialects: Partial<Record<Rule['form'], PatternDialect>> = { gitlab: 'gitlab' };

function patternOf(rule: Rule): Pattern {
  const isCut = rule.pattern.length >= longestPattern;
  return { rule, meets: isCut ? () => 'unknown' : pathPattern(rule.pattern, dialects[rule.form] ?? 'github') };
}

function filesOf(rules: readonly Rule[]): readonly OwnersFile[] {
  const counted = rules.filter(({ active, at }) => active !== 'no' && at.path !== null);
  return [...Map.groupBy(counted, ({ form, at }) => `${form} ${at.path}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const path = first.at.path ?? '';
    const inOrder = own.toSorted((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0));
    return {
      form: first.form,
      active: first.active,
      folder: path.slice(0, path.lastIndexOf('/') + 1),
      patterns: inOrder.map(patternOf),
    };
  });
}

/** What one file says: null where it says nothing of the path. */
interface Said {
  readonly owned: Tri;
  readonly rule: Rule;
}

/** Whether a rule names those who look after a path. One person for everything may be whoever works there alone. */
function askedBy({ owners, groups, isCatchAll }: Rule): Tri {
  if (owners === 0) return isCatchAll ? 'unknown' : 'no';
  return isCatchAll && owners + groups < 2 ? 'unknown' : 'yes';
}

/** The last rule that matches counts; what may match after it, or was not read, leaves it open. */
function byLastMatch({ form, patterns }: OwnersFile, path: string, isWhole: boolean): Said | null {
  let isOpen = !isWhole;
  // GitLab asks each section by itself, and which rule stands in which is not told.
  const mayBeTakenOut =
    form === 'gitlab' && patterns.some(({ rule, meets }) => rule.owners === 0 && meets(path) !== 'no');
  for (const { rule, meets } of patterns.toReversed()) {
    const meeting = meets(path);
    if (meeting === 'unknown') isOpen = true;
    if (meeting !== 'yes') continue;
    if (isOpen || mayBeTakenOut) return { owned: 'unknown', rule };
    return { owned: askedBy(rule), rule };
  }
  return null;
}

/** Lists of maintainers and catalogs name people for parts: each entry stands for itself. */
function byAnyMatch({ patterns }: OwnersFile, path: string): Said | null {
  const own = patterns.filter(({ rule, meets }) => rule.owners > 0 && meets(path) === 'yes');
  const [first] = [...own.filter(({ rule }) => !rule.isCatchAll), ...own];
  return first === undefined ? null : { owned: first.rule.isCatchAll ? 'unknown' : 'yes', rule: first.rule };
}

/** Prow's rules of a folder; an expression by which it parts the folder's files is not followed. */
function inFolder({ patterns, folder }: OwnersFile): Said | null {
  const whole = patterns.findLast(({ rule }) => rule.pattern === `${folder}**` && rule.owners > 0)?.rule;
  const [first] = patterns;
  if (whole === undefined) return first === undefined ? null : { owned: 'unknown', rule: first.rule };
  return { owned: askedBy(whole), rule: whole };
}

/** Of Prow's files that of the nearest folder counts; above it others may approve as well. */
function byProw(files: readonly OwnersFile[], path: string): Said | null {
  const above = files
    .filter(({ folder }) => path.startsWith(folder))
    .toSorted((a, b) => b.folder.length - a.folder.length);
  for (const file of above) {
    const said = inFolder(file);
    if (said !== null) return said;
  }
  return null;
}

const inForce = (said: Tri, active: Tri): Tri => (active === 'yes' ? said : 'unknown');

/**
 * Tells who looks after paths, by the rules of owners of one repository.
 * @param isWhole whether all files of owners were read, so that none takes a path out, or in, unseen.
 * @param areSeveral whether more people than one work there: Prow takes whoever may approve as approving what they propose.
 * @param paths how many paths will be asked for.
 */
export function ownersOf(rules: readonly Rule[], isWhole: boolean, areSeveral: boolean, paths: number): Owners {
  if (rules.length * paths > mostLooks) return () => ({ owned: 'unknown', approved: 'unknown', by: [] });
  const files = filesOf(rules);
  const prow = files.filter(({ form }) => form === 'prow');
  const others = files.filter(({ form }) => form !== 'prow');
  return (path) => {
    const told = others.flatMap((file) => {
      const isForPeople = file.form === 'maintainers' || file.form === 'catalog';
      const said = isForPeople ? byAnyMatch(file, path) : byLastMatch(file, path, isWhole);
      return said === null ? [] : [{ owned: inForce(said.owned, file.active), id: said.rule.id }];
    });
    const near = byProw(prow, path);
    // People look there for whoever approves, whether or not Prow asks those by itself.
    if (near !== null) told.push({ owned: near.owned, id: near.rule.id });
    const owned = any(...told.map((one) => one.owned));
    // Whoever is named nowhere here may be named elsewhere.
    const isOpen = owned === 'no' && (told.length === 0 || !isWhole);
    const approves = prow.some(
      ({ folder, active, patterns }) =>
        active === 'yes' &&
        path.startsWith(folder) &&
        patterns.some(({ rule }) => rule.pattern === `${folder}**` && rule.owners > 0),
    );
    return {
      owned: isOpen ? 'unknown' : owned,
      approved: approves && areSeveral ? 'yes' : 'unknown',
      by: told.filter((one) => one.owned === owned).map(({ id }) => id),
    };
  };
}
