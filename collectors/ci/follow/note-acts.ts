import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import type { Aim, Recognised } from '../recognise/index.ts';
import { type Act, type Acting, type Acts, acting, mostActs, type Stand } from './act.ts';
import { approvalOf, lastingBy } from './bearing.ts';
import { resolve, withoutMarks } from './locate.ts';
import { listingOf, type Spot } from './trees.ts';

const mostSelectors = 50;
const longest = 300;

/** Notes on what a command acts, where it acts at all. */
export async function noteActs(
  acts: Acts,
  recognition: { readonly found: readonly Recognised[]; readonly aim?: Aim },
  { at, via }: Pick<Act, 'at' | 'via'>,
  blocking: Tri,
  stand: Stand,
): Promise<void> {
  const { found, aim } = recognition;
  const doing = found.filter((one): one is Recognised & { capability: Acting } => acting.has(one.capability));
  const spoils = aim?.bearing.spoils ?? null;
  const isIdle = doing.length === 0 && (aim === undefined || (aim.part === 'acts' && spoils === null));
  if (isIdle || acts.found.length >= mostActs) return;
  const base = aim === undefined ? null : baseOf(aim, stand);
  const targets = aim === undefined ? null : await targetsOf(aim, base, stand, acts);
  if (aim?.part === 'renders') {
    if (stand.pipe !== null) acts.rendered.set(stand.pipe, joined(acts.rendered.get(stand.pipe), targets));
    return;
  }
  const common = {
    ...{ spoils, lasting: lastingBy(aim, stand), plan: aim?.bearing.plan ?? null, isPlaced: aim?.isPlaced === true },
    ...{ blocking, reached: stand.reached, at, via, targets, folder: base?.path ?? null },
    selectors: aim === undefined ? [] : await selectorsOf(aim, base, stand),
  };
  if (aim?.part === 'chooses')
    acts.found.push({ ...common, choice: aim.choice, capability: null, tool: aim.program, confidence: 'exact' });
  else if (doing.length === 0 && aim !== undefined)
    acts.found.push({ ...common, choice: null, capability: null, tool: aim.program, confidence: 'exact' });
  for (const { capability, tool, confidence } of doing) {
    const how = confidence === 'name' ? 'name' : via.length > 0 ? 'indirect' : 'exact';
    const reached = capability === 'apply' ? all(common.reached, approvalOf(aim, stand, acts)) : common.reached;
    acts.found.push({ ...common, reached, choice: null, capability, tool, confidence: how });
  }
}

function joined(
  before: readonly string[] | null | undefined,
  more: readonly string[] | null,
): readonly string[] | null {
  return before === null || more === null ? null : [...(before ?? []), ...more];
}

/** The folder a command works in; null where that is not told. */
function baseOf({ folder: said, folderBy }: Aim, { folder, trees, variables }: Stand): Spot | null {
  if (said !== null) return said.isFixed ? resolve(folder, said.text, trees) : null;
  const byVariable = folderBy === null ? undefined : variables.get(folderBy);
  return byVariable === undefined ? folder : resolve(folder, byVariable, trees);
}

const elsewhere = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|git@|git::)/i;

async function targetsOf(aim: Aim, base: Spot | null, stand: Stand, acts: Acts): Promise<readonly string[] | null> {
  if (aim.bearing.isNarrowed) return null;
  const { files, charts, folders, isFed, isTree, usually } = aim;
  const told: (string | null)[] = files.flatMap((word) => pathOf(word, base, stand));
  if (isFed) told.push(...((stand.pipe === null ? null : acts.rendered.get(stand.pipe)) ?? [null]));
  for (const word of charts) told.push(...(await chartOf(word, base, stand)));
  if (files.length + charts.length > 0 || isFed) return whole(told);
  for (const word of folders) {
    const spot = word.isFixed ? resolve(base, word.text, stand.trees) : null;
    if (spot !== null && spot.path !== '' && (await listingOf(spot.tree)).folders.has(spot.path))
      return whole([nameIn(spot, stand)]);
  }
  if (usually === 'nothing') return [];
  const path = usually === 'folder' && base !== null ? nameIn(base, stand) : null;
  return path === null ? null : [isTree ? (path === '' ? '**' : `${path}/**`) : path];
}

function whole(told: readonly (string | null)[]): readonly string[] | null {
  const known = told.filter((one) => one !== null);
  return known.length === told.length ? [...new Set(known)] : null;
}

/** The path of a word; none for what lies in no repository, null where it is not told. */
function pathOf({ text, isFixed }: Word, base: Spot | null, stand: Stand): readonly (string | null)[] {
  const path = text.replace(/^(?:fileb?:\/\/|@)/, '');
  if (elsewhere.test(path)) return [];
  const spot = isFixed ? resolve(base, path, stand.trees) : null;
  return [spot === null ? null : nameIn(spot, stand)];
}

/** A chart is a folder of the repository, or the name of one that is kept elsewhere. */
async function chartOf(word: Word, base: Spot | null, stand: Stand): Promise<readonly (string | null)[]> {
  if (!word.isFixed) return [null];
  if (/^\.{0,2}\/|^\.\.?$|\.tgz$/.test(word.text)) return pathOf(word, base, stand);
  const spot = elsewhere.test(word.text) ? null : resolve(base, word.text, stand.trees);
  if (spot === null) return base === null ? [null] : [];
  return (await listingOf(spot.tree)).folders.has(spot.path) ? [nameIn(spot, stand)] : [];
}

/** A path of the judged repository; null for one of another, and for what is none. */
function nameIn({ tree, path }: Spot, { trees }: Stand): string | null {
  return tree === trees[0] && path.length <= longest && !/[$`?[\]{}\\]/.test(path) ? path : null;
}

async function selectorsOf(aim: Aim, base: Spot | null, stand: Stand): Promise<readonly string[] | null> {
  const said = aim.selects.flatMap(({ text, isFixed }) => (isFixed ? [text] : [null]));
  const held = aim.variables.flatMap((name) => stand.variables.get(name) ?? []);
  const found = new Set<string>();
  for (const text of [...said, ...held]) {
    if (text === null) continue;
    const name = await selectorOf(text, base, stand);
    if (name !== null && found.size < mostSelectors) found.add(name);
  }
  return aim.part === 'chooses' && said.includes(null) ? null : [...found];
}

/** A plain name or path; of a file of the repository its path there. */
async function selectorOf(written: string, base: Spot | null, { trees }: Stand): Promise<string | null> {
  const text = written.replace(/^(?:file:\/\/|@)/, '');
  const spot = /[./]/.test(text) ? resolve(base, text, trees) : null;
  const listing = spot === null ? null : await listingOf(spot.tree);
  if (spot !== null && (listing?.files.has(spot.path) === true || listing?.folders.has(spot.path) === true))
    return spot.path;
  const plain = withoutMarks(text).replace(/^\.\//, '');
  return /^[A-Za-z0-9_*][\w./:*-]{0,200}$|^(?:\.\.\/){1,9}[\w./-]{1,200}$/.test(plain) ? plain : null;
}
