import { get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import type { Found } from './model.ts';
import { referenceOf } from './reference.ts';
import { imagesInValues } from './values.ts';

/** An image of a release, where it stands, and its line. */
type Released = Pick<Found, 'name' | 'pin' | 'place' | 'line'>;

/** Images that the release of a chart names in its values: one of Flux, or an application of Argo CD. */
export function releaseImages(root: Yaml | undefined, first: number): readonly Released[] {
  const spec = get(root, 'spec');
  const inner = get(get(spec, 'template'), 'spec');
  const holders = [spec, inner].flatMap((one) => {
    const several = get(one, 'sources');
    return [get(one, 'source'), ...(several?.type === 'list' ? several.items : [])];
  });
  const values = [get(spec, 'values'), ...holders.map((one) => get(get(one, 'helm'), 'valuesObject'))];
  const found: Released[] = values.flatMap((one) =>
    imagesInValues(one, first).map((image) => ({ ...image, place: 'chart_values' as const })),
  );
  for (const holder of holders) {
    const written = get(get(holder, 'helm'), 'values');
    const told = text(written);
    if (written?.type === 'scalar' && told !== undefined) {
      const images = imagesInValues(parseYaml(told, '1.2')?.[0], first + written.textLine - 1);
      found.push(...images.map((image) => ({ ...image, place: 'chart_values' as const })));
    }
    const replaced = get(get(holder, 'kustomize'), 'images');
    for (const image of texts(replaced) ?? []) {
      const reference = referenceOf(image.slice(image.indexOf('=') + 1));
      const line = (replaced?.line ?? 1) + first - 1;
      if (reference !== null) found.push({ ...reference, place: 'kustomization', line });
    }
  }
  return found;
}
