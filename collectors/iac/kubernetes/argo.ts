import type { Tri } from '../../../src/core/facts/base.ts';
import { shortText } from '../../../src/core/text.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Environment } from '../../../src/lexicon/environments.ts';
import { driftTriggers } from '../../../src/lexicon/iac-kubernetes.ts';
import type { Found, Root, Use } from '../model.ts';
import { type ArgoSource, environmentOfApplication, type Field, sourcesOf } from './argo-application.ts';
import { applicationFollows, followersOf } from './argo-follows.ts';
import { ownAmong, type Standing, standingOf } from './argo-ownership.ts';
import { filled, generated, type Parameters } from './argo-parameters.ts';
import type { Taken, Walks } from './closure.ts';
import type { Context } from './contexts.ts';
import type { Holding, Reconciled } from './flux.ts';
import { folderOf } from './folders.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { isSameRepository, remoteChart } from './remote.ts';
import { rootOf, usesOf } from './root.ts';
import { type Specification, specificationOf } from './specification.ts';

/** One unit of Argo CD before it is told as a root. */
interface Unit {
  readonly object: KubeObject;
  readonly specification: Specification;
  /** Fields of the application itself, which for a set stand in its template. */
  readonly field: Field;
  readonly parameters: Parameters;
  readonly around: Environment | null;
  readonly isPreview: boolean;
}

/** A unit as it was read, before it is known whose it is. */
interface Read {
  /** Path of the file it stands in. */
  readonly path: string;
  /** Of its object. */
  readonly key: string;
  readonly root: Root;
  readonly drift: Found['drifts'][number];
  readonly all: readonly Taken[];
  readonly standing: Standing;
  /** What it takes of this repository is what trunk holds; null where it takes nothing of any repository but charts. */
  readonly follows: Tri | null;
}

const mostUnits = 2000;
const none: Parameters = new Map();
const list = (node: Yaml | undefined): readonly Yaml[] => (node?.type === 'list' ? node.items : []);

/**
 * What Argo CD keeps to: a unit for each application, and for each that a set makes of what is written here.
 * @param applied what another reconciler takes in of its own accord.
 */
export async function readArgo(
  manifests: Manifests,
  walks: Walks,
  contexts: (file: string) => readonly Context[],
  applied: readonly Holding[],
): Promise<Reconciled> {
  const read = new Map<string, Read>();
  const told = defaultNotices(manifests);
  for (const object of [...manifests.objects.values()].flat()) {
    if (object.group !== 'argoproj.io' || object.node === null || read.size >= mostUnits) continue;
    for (const context of contexts(object.path)) {
      for (const unit of await unitsOf(manifests, object, context)) {
        const { root, all, standing, follows } = rootsOf(manifests, walks, unit);
        const name = filled(text(unit.field('name')) ?? '', unit.parameters);
        const key = `${object.path}#${object.name ?? object.line}`;
        const own = unit.parameters.size === 0 ? '' : [...root.applies, name].join(' ');
        const drift = driftOf(manifests, unit, told);
        read.set(`${key} ${own}@${root.environment}`, { path: object.path, key, root, drift, all, standing, follows });
      }
    }
  }
  const kept = [...read.values()].slice(0, mostUnits);
  const own = ownAmong(
    kept,
    applied.map(({ taken }) => taken),
  );
  const holders = followersOf([
    ...applied,
    ...kept.flatMap((one) => one.all.map((taken) => ({ taken, follows: own.has(one) ? one.follows : 'unknown' }))),
  ]);
  return {
    roots: kept.map((one) => {
      // What it takes is told by its own text alone: whatever applies that text tells where it is from.
      const followsTrunk = one.follows ?? holders(one.path);
      return own.has(one) ? { ...one.root, followsTrunk, own: 'yes' } : doubted({ ...one.root, followsTrunk });
    }),
    drifts: [...new Map(kept.map((one) => [one.key, own.has(one) ? one.drift : doubtedDrift(one.drift)])).values()],
    taken: [...new Set(kept.flatMap(({ all }) => all))],
    folders: [],
    isCut: read.size >= mostUnits,
  };
}

/** An object that may be a sample, of which nobody knows whether a cluster has it. */
const doubted = (root: Root): Root => ({ ...root, own: 'unknown', reconciled: 'unknown' });
const doubtedDrift = (drift: Found['drifts'][number]): Found['drifts'][number] =>
  drift.enabled === 'yes' ? { ...drift, enabled: 'unknown' } : drift;

async function unitsOf(manifests: Manifests, object: KubeObject, context: Context): Promise<readonly Unit[]> {
  const specification = specificationOf(object, context.patches);
  const around = context.environment;
  if (object.kind === 'Application') {
    const field: Field = (...keys) => specification.at('spec', ...keys);
    return [{ object, specification, field, parameters: none, around, isPreview: false }];
  }
  const generators = list(specification.at('spec', 'generators'));
  const isHere = (url: string | undefined): boolean => isSameRepository(url, manifests.fullName) !== 'no';
  const made = await generated(manifests, generators, isHere);
  const isPreview = generators.some((one) => get(one, 'pullRequest') !== undefined);
  const field: Field = (...keys) =>
    keys[0] === 'name'
      ? specification.at('spec', 'template', 'metadata', 'name')
      : specification.at('spec', 'template', 'spec', ...keys);
  const unit = { object, specification, field, around, isPreview };
  return made === null || made.length === 0
    ? [{ ...unit, parameters: none }]
    : made.map((parameters) => ({ ...unit, parameters }));
}

function rootsOf(manifests: Manifests, walks: Walks, unit: Unit): Pick<Read, 'root' | 'all' | 'standing' | 'follows'> {
  const { object, field, parameters, around, isPreview } = unit;
  const sources = sourcesOf(manifests, field, parameters);
  const all = sources.flatMap(({ folder, isRecursive }) =>
    folder === null ? [] : walks.from(folder, isRecursive ? 'all' : 'here'),
  );
  const name = object.kind === 'Application' ? (object.name ?? '') : filled(text(field('name')) ?? '', parameters);
  const place = { sources, parameters, folder: folderOf(object.path), name, around };
  const folders = sources.flatMap(({ folder }) => folder ?? []);
  const root = rootOf({
    tool: 'argo_cd',
    path: object.path,
    at: manifests.at(object.path, object.line),
    environment: environmentOfApplication(manifests, field, place),
    isPreview,
    state: 'held',
    locked: 'yes',
    reconciled: automated(unit) === 'yes' ? 'yes' : 'unknown',
    uses: usesIn(manifests, object, sources, all).slice(0, 100),
    selectors: sources.flatMap(({ valueFiles }) => valueFiles.map((file) => shortText(file, 200))).slice(0, 20),
    applies: [...new Set(folders)].map((path) => shortText(path, 900)).slice(0, 50),
  });
  const shown = { path: object.path, kind: object.kind, field, sources, isPlaced: around !== null };
  return { root, all, standing: standingOf(manifests, shown), follows: applicationFollows(manifests, unit, sources) };
}

function usesIn(
  manifests: Manifests,
  object: KubeObject,
  sources: readonly ArgoSource[],
  taken: readonly Taken[],
): readonly Use[] {
  const own = sources.flatMap(({ folder, url, chart, version, line }): readonly Use[] => {
    const at = manifests.at(object.path, object.line);
    if (chart !== undefined)
      return [remoteChart(url, chart, version, { ...at, line: object.line + Math.max(0, line - 1) })];
    if (folder === null) return [];
    if (manifests.charts.has(folder) || manifests.kustomizations.has(folder)) return [];
    return [{ tool: 'kubernetes', form: 'base', origin: 'local', path: folder, pin: 'local', at }];
  });
  return [...own, ...taken.flatMap((one) => usesOf(manifests, one))];
}

/** Whether Argo CD applies of its own accord what it finds; `no` where a person does it. */
function automated({ object, specification, field }: Unit): Tri {
  const policy = field('syncPolicy', 'automated');
  // A patch of its own writes into each application of a set what nobody can read here.
  if (object.kind === 'ApplicationSet' && specification.at('spec', 'templatePatch') !== undefined) return 'unknown';
  if (policy === undefined) return 'no';
  if (policy.type !== 'map') return text(policy) === undefined ? 'no' : 'unknown';
  const enabled = text(get(policy, 'enabled'));
  return enabled === undefined || enabled === 'true' ? 'yes' : enabled === 'false' ? 'no' : 'unknown';
}

function driftOf(manifests: Manifests, unit: Unit, isTold: boolean): Found['drifts'][number] {
  const { object, field, specification } = unit;
  const heals = text(field('syncPolicy', 'automated', 'selfHeal'));
  const on = automated(unit);
  const enabled: Tri =
    on === 'unknown'
      ? 'unknown'
      : on === 'no'
        ? 'no'
        : heals === 'true'
          ? 'yes'
          : heals === undefined || heals === 'false'
            ? 'no'
            : 'unknown';
  const notes =
    object.kind === 'Application'
      ? specification.at('metadata', 'annotations')
      : specification.at('spec', 'template', 'metadata', 'annotations');
  const subscribes = entries(notes).some(
    ([key]) => key.startsWith('notifications.argoproj.io/subscribe.') && driftTriggers.test(key.slice(0, 300)),
  );
  return {
    tool: 'argo_cd',
    path: object.path,
    form: 'self_heal',
    enabled,
    notifies: subscribes || isTold ? 'yes' : 'unknown',
    at: manifests.at(object.path, object.line),
  };
}

/** Whether Argo CD's own settings, kept here, tell somebody of every application that was put right. */
function defaultNotices(manifests: Manifests): boolean {
  return [...manifests.objects.values()].flat().some(({ kind, name, node }) => {
    if (kind !== 'ConfigMap' || name !== 'argocd-notifications-cm' || node === null) return false;
    const subscriptions = text(get(get(node, 'data'), 'subscriptions')) ?? '';
    return (
      !/^\s{0,20}(?:- )?selector:/m.test(subscriptions.slice(0, 20_000)) &&
      driftTriggers.test(subscriptions.slice(0, 20_000))
    );
  });
}
