import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Reference } from '../model.ts';
import { type Filling, filled } from './fill.ts';
import { type Frame, placeIn, stepsOf } from './frame.ts';
import { legsOf } from './matrix.ts';
import { imageIn, type Used, usedIn } from './uses.ts';

/** What a workflow's own file takes from elsewhere: actions, workflows, images. Those of called files are told with them. */
export function referencesOf(frame: Frame): readonly Reference[] {
  return [...frame.jobs.values()].flatMap((job) => [
    ...[job, ...stepsOf(job)].flatMap((node) => ofUses(frame, get(node, 'uses'))),
    ...imagesOf(job).flatMap((node) => ofImage(frame, node, job)),
  ]);
}

function ofUses(frame: Frame, node: Yaml | undefined): readonly Reference[] {
  const used = node === undefined ? undefined : usedIn(text(node) ?? '');
  return node === undefined || used === undefined ? [] : [referenceTo(frame, used, node.line)];
}

/** `container:` as a name or a map, and each of `services:`. */
function imagesOf(job: Yaml): readonly Yaml[] {
  const container = get(job, 'container');
  const services = entries(get(job, 'services')).map(([, service]) => service);
  return [container, ...services].flatMap((node) => {
    const image = node?.type === 'map' ? get(node, 'image') : node;
    return image === undefined ? [] : [image];
  });
}

function ofImage(frame: Frame, node: Yaml, job: Yaml): readonly Reference[] {
  const written = text(node) ?? '';
  const fillings: readonly Filling[] = (legsOf(job) ?? [null]).map((matrix) => ({ inputs: null, matrix }));
  const names = new Set(fillings.map((filling) => filled(written, filling)?.trim() ?? written));
  return [...names].flatMap((name) => {
    const image = imageIn(name);
    return image === undefined ? [] : [referenceTo(frame, image, node.line)];
  });
}

function referenceTo(frame: Frame, used: Used, line: number): Reference {
  const { form, name, pin } = used;
  return { form, name, pin, resolution: resolutionOf(frame, used), at: placeIn(frame, line) };
}

function resolutionOf({ source, own }: Frame, { form, name, pin, written }: Used): Reference['resolution'] {
  if (pin === 'local') return 'local';
  const [owner, repository] = form === 'image' ? [] : name.toLowerCase().split('/');
  if (owner === undefined || repository === undefined) return 'remote';
  const ref = written.slice(written.lastIndexOf('@') + 1);
  if (`${owner}/${repository}` === own.name && ref === own.trunk) return 'local';
  return source.related(`${owner}/${repository}`) === null ? 'remote' : 'supplied';
}
