import type { Place, Reference } from '../model.ts';
import { nameOf, ownComponent, type Wanted } from './include-entry.ts';
import { pinOfComponent, pinOfRef, pinOfUrl } from './pins.ts';
import { limits, type Reading, shortName } from './reading.ts';

/** Notes what an include takes from where, and how it is fixed. */
export function refer(reading: Reading, wanted: Wanted, at: Place): void {
  const name = shortName(nameOf(wanted));
  const add = (reference: Omit<Reference, 'name' | 'at'>): void => {
    if (reading.references.length < 2 * limits.jobs) reading.references.push({ ...reference, name, at });
  };
  if (wanted.type === 'local') add({ form: 'include', pin: 'local', resolution: 'local' });
  if (wanted.type === 'project') {
    const isSupplied = reading.source.related(wanted.project.toLowerCase()) !== null;
    add({ form: 'include', pin: pinOfRef(wanted.ref), resolution: isSupplied ? 'supplied' : 'remote' });
  }
  if (wanted.type === 'remote') {
    add({ form: 'include', pin: pinOfUrl(wanted.url, wanted.integrity), resolution: 'remote' });
  }
  if (wanted.type === 'template') {
    // It comes with the server that runs the pipeline; nothing in the file could fix it.
    add({ form: 'template', pin: /\.latest\./.test(wanted.name) ? 'latest' : 'unknown', resolution: 'remote' });
  }
  if (wanted.type === 'component') {
    const isOwn = ownComponent.test(wanted.address);
    const pin = isOwn && wanted.version?.includes('$') === true ? 'local' : pinOfComponent(wanted.version);
    add({ form: 'component', pin, resolution: isOwn ? 'local' : 'remote' });
  }
}
