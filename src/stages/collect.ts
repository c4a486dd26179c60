import { z } from 'zod';
import type { Collector, Findings, Following, Found } from '../core/collector.ts';
import { Unreadable } from '../core/errors.ts';
import { COLLECTION_FORMAT, Collection, type Gap, type Scope, type Target } from '../core/evidence.ts';
import type { SourceClass, Tri } from '../core/facts/base.ts';
import { type CollectedKind, collectedKinds, facts } from '../core/facts/index.ts';
import type { Source } from '../core/source.ts';
import { isLossy, plain, plainText } from '../core/text.ts';
import { any } from '../core/tri.ts';

/** A target and the collectors that may read it; those of another class are passed over. */
export interface Asked {
  readonly source: Source;
  readonly collectors: readonly Collector[];
}

export interface CollectOptions {
  /** The instant of the scan. */
  readonly now: Date;
  readonly scope: Scope;
  readonly version: string;
  /** Told when a kind of a target begins to be read and when it is done, for progress. */
  readonly onRead?: (event: { source: string; kind: CollectedKind; state: 'started' | 'done' }) => void;
}

interface Reading {
  readonly kind: CollectedKind;
  readonly source: string;
  readonly findings: Findings<CollectedKind>;
}

const notAsked: Record<SourceClass, { detail: string; mend: string }> = {
  repository: { detail: 'no repository was asked', mend: 'name a repository to scan' },
  kubernetes: { detail: 'no cluster was asked', mend: 'look at the cluster itself: clusters are not read yet' },
  aws: { detail: 'no AWS account was asked', mend: 'look at the account itself: AWS accounts are not read yet' },
  forge: { detail: 'no forge was asked', mend: 'look at the rules of the forge itself: its answers are not read yet' },
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The only place where what could not be looked at becomes a gap. Any other failure is a bug and goes on. */
async function orGap(read: () => Promise<Findings<CollectedKind>>): Promise<Findings<CollectedKind>> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { items: [], gaps: [{ reason: error.reason, detail: error.message, mend: error.mend }] };
  }
}

type Table<A> = Readonly<Record<string, (of: A) => Promise<Findings<CollectedKind>>>>;

/** Reads all kinds of a table at once. */
function readAll<A>(table: Table<A>, of: A, { id }: Source, onRead: CollectOptions['onRead']): Promise<Reading>[] {
  return Object.entries(table).map(async ([name, read]) => {
    const kind = name as CollectedKind;
    onRead?.({ source: id, kind, state: 'started' });
    const findings = await orGap(() => read(of));
    onRead?.({ source: id, kind, state: 'done' });
    return { kind, source: id, findings };
  });
}

/** Whether a fact says that it is the source's own. */
const ownOf = (item: Findings<CollectedKind>['items'][number]): Tri => ('own' in item ? item.own : 'unknown');

/** Where facts of these kinds were found in a target. */
function foundIn(source: Source, { of }: Following, read: readonly Reading[]): Found<Source> {
  const files = of.flatMap((kind) => {
    const items = read.filter((each) => each.kind === kind).flatMap(({ findings }) => findings.items);
    const answers = Map.groupBy(items, ({ at }) => at.path);
    const paths = [...answers.keys()].filter((path) => path !== null).sort(order);
    return paths.map((path) => ({ kind, path, own: any(...(answers.get(path) ?? []).map(ownOf)) }));
  });
  return { source, files };
}

/** Reads every kind that some collector of the target's class knows: all at once, and then those that follow others. */
async function readings({ source, collectors }: Asked, onRead: CollectOptions['onRead']): Promise<Reading[]> {
  const own = collectors.filter((collector) => collector.class === source.class);
  const first = await all(own.flatMap(({ reads }) => readAll(reads as Table<Source>, source, source, onRead)));
  const after = own.flatMap(({ follows }) => {
    if (follows === undefined) return [];
    return readAll(follows.reads as Table<Found<Source>>, foundIn(source, follows, first), source, onRead);
  });
  return [...first, ...(await all(after))];
}

/** All results in order. Waits for all even if one fails, so that nothing runs on in a source that is being closed. */
async function all<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** The target as the documents name it; when not even that can be read, its readers meet the same wall and say so. */
async function targetOf(source: Source): Promise<Target> {
  try {
    const [{ target }, firstCommits] = await Promise.all([source.describe(), firstCommitsOf(source)]);
    return firstCommits.length === 0 ? target : { ...target, firstCommits };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return {
      id: source.id,
      class: source.class,
      name: source.id,
      web: null,
      commit: null,
      branch: null,
      trunk: null,
      related: [],
    };
  }
}

async function firstCommitsOf(source: Source): Promise<string[]> {
  try {
    return [...(await source.firstCommits())];
  } catch (error) {
    // Whatever hides the history is told by the facts of it.
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/**
 * Plain refs in the order given. Names that only differ in characters that are not kept are told apart by `~2`, `~3`:
 * hostile file names must not stop a scan. The same ref twice is a collector's bug.
 */
function plainRefs(raw: readonly string[], where: string): string[] {
  const names = new Set(raw.map(plainText));
  const seen = new Set<string>();
  const uses = new Map<string, number>();
  return raw.map((ref) => {
    if (seen.has(ref) && !isLossy(ref)) throw new Error(`two items of ${where} have the ref ${ref}`);
    seen.add(ref);
    const name = plainText(ref);
    let use = (uses.get(name) ?? 0) + 1;
    while (use > 1 && names.has(`${name}~${use}`)) use++;
    uses.set(name, use);
    return use === 1 ? name : `${name}~${use}`;
  });
}

function itemsOf(kind: CollectedKind, source: string, read: readonly Reading[]) {
  const items = read.flatMap(({ findings }) => findings.items);
  const refs = plainRefs(
    items.map(({ ref }) => ref),
    `${kind} from ${source}`,
  );
  return refs.map((ref, index) => ({ ...items[index], ref, source, id: `${kind}:${source}:${ref}` }));
}

/** Each gap once, in order. */
function distinct(gaps: readonly Gap[]): Gap[] {
  const byText = new Map(gaps.map((gap) => [JSON.stringify([gap.source, gap.reason, gap.detail, gap.mend]), gap]));
  return [...byText].sort(([a], [b]) => order(a, b)).map(([, gap]) => gap);
}

function slotOf(kind: CollectedKind, asked: readonly Asked[], read: readonly Reading[]) {
  const sources = asked.map(({ source }) => source).filter((source) => source.class === facts[kind].class);
  const perSource = sources.map(({ id }) => ({ id, read: read.filter((r) => r.kind === kind && r.source === id) }));
  const nobody: Gap[] =
    sources.length === 0
      ? [{ source: facts[kind].class, reason: 'not_asked', ...notAsked[facts[kind].class] }]
      : perSource
          .filter((target) => target.read.length === 0)
          .map(({ id }) => ({
            source: id,
            reason: 'unsupported',
            detail: 'nothing in this version reads it',
            mend: 'use a version that does',
          }));
  const met = perSource.flatMap((target) =>
    target.read.flatMap(({ source, findings }) => findings.gaps.map((gap) => ({ source, ...gap }))),
  );
  return {
    kind,
    asked: perSource.filter((target) => target.read.length > 0).map(({ id }) => id),
    items: perSource.flatMap((target) => itemsOf(kind, target.id, target.read)).sort((a, b) => order(a.ref, b.ref)),
    gaps: distinct([...nobody, ...met]),
  };
}

/**
 * Reads all targets and returns the checked, sorted, plain-text collection. What could not be looked at is a gap in
 * its slot; a kind of a class that was not asked has one `not_asked` gap that names the class.
 * @throws {Error} for a bug: a reader that throws anything but `Unreadable`, a repeated ref, a fact not of its schema.
 */
export async function collect(asked: readonly Asked[], options: CollectOptions): Promise<Collection> {
  const inOrder = asked.toSorted((a, b) => order(a.source.id, b.source.id));
  const ids = inOrder.map(({ source }) => source.id);
  if (new Set(ids).size < ids.length) throw new Error(`two targets have the same id: ${ids.join(', ')}`);
  const [targets, read] = await Promise.all([
    all(inOrder.map(({ source }) => targetOf(source))),
    all(inOrder.map((one) => readings(one, options.onRead))),
  ]);
  const document = plain({
    format: COLLECTION_FORMAT,
    tool: { name: 'tidemark', version: options.version },
    now: options.now.toISOString(),
    targets,
    scope: options.scope,
    slots: Object.fromEntries(collectedKinds.map((kind) => [kind, slotOf(kind, inOrder, read.flat())])),
  });
  // To compile a check takes longer than to check lists of the length that collectors give.
  const checked = Collection.safeParse(document, { jitless: true });
  if (!checked.success) throw new Error(`a collector broke the collection:\n${z.prettifyError(checked.error)}`);
  return checked.data;
}
