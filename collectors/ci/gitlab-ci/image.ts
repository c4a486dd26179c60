import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { imageOf } from './pins.ts';
import { limits, placeOf, type Reading, shortName } from './reading.ts';
import { keyOf, type Sheet } from './sheet.ts';
import { expanded, type Variables } from './variables.ts';

/** Notes the images that a job runs in and beside. */
export function referToImages(reading: Reading, sheet: Sheet, job: Yaml, variables: Variables): void {
  const services = keyOf(sheet, job, 'services');
  const nodes = [
    keyOf(sheet, job, 'image'),
    ...(services?.type === 'list' ? services.items.slice(0, limits.files) : []),
  ];
  for (const node of nodes) {
    const named = get(node, 'name') ?? node;
    const written = text(named);
    if (written === undefined || named === undefined || reading.references.length >= 2 * limits.jobs) continue;
    const image = imageOf(expanded(written, variables) ?? written);
    if (image === null) continue;
    const { name, pin } = image;
    reading.references.push({
      form: 'image',
      name: shortName(name),
      pin,
      resolution: 'remote',
      at: placeOf(reading, named),
    });
  }
}

/** The images that run beside a job, as written. */
export function servicesOf(sheet: Sheet, job: Yaml): readonly string[] {
  const services = keyOf(sheet, job, 'services');
  if (services?.type !== 'list') return [];
  return services.items.slice(0, limits.files).flatMap((node) => text(get(node, 'name') ?? node) ?? []);
}
