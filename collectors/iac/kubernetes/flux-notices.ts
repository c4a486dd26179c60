import type { Tri } from '../../../src/core/facts/base.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Manifests } from './manifests.ts';
import type { KubeObject } from './object.ts';

/** What an alert of Flux listens to. */
interface Listening {
  readonly kind: string;
  readonly name: string;
}

/** Tells whether somebody hears of what an object of Flux does: `unknown` where no alert of this repository covers it. */
export function fluxNotices(manifests: Manifests): (object: KubeObject) => Tri {
  const listening = [...manifests.objects.values()].flat().flatMap(listeningOf);
  return ({ kind, name }) =>
    listening.some((one) => one.kind === kind && (one.name === '*' || one.name === name)) ? 'yes' : 'unknown';
}

function listeningOf({ group, kind, node }: KubeObject): readonly Listening[] {
  if (group !== 'notification.toolkit.fluxcd.io' || kind !== 'Alert' || node === null) return [];
  const spec = get(node, 'spec');
  const suspended = text(get(spec, 'suspend'));
  // That a change was put right is no error, and is not told where only errors are.
  if (suspended === 'true' || text(get(spec, 'eventSeverity')) === 'error') return [];
  if (text(get(get(spec, 'providerRef'), 'name')) === undefined) return [];
  const sources = get(spec, 'eventSources');
  const all = sources?.type === 'list' ? sources.items.slice(0, 200) : [];
  return all.flatMap((one) => {
    const told = text(get(one, 'kind'));
    return told === undefined ? [] : [{ kind: told, name: text(get(one, 'name')) ?? '' }];
  });
}
