import { Unreadable } from '../../src/core/errors.ts';
import type { Repository } from '../../src/core/source.ts';
import { yamlLimits } from './yaml.ts';

/**
 * A file as text; null when its content cannot be had (too large, absent): a file that is found and cannot be read is
 * an item with unknown fields, so that one bad file does not hide the others.
 */
export async function readText(source: Repository, path: string): Promise<string | null> {
  try {
    const bytes = await source.read(path, { limitBytes: yamlLimits.bytes });
    return bytes === null ? null : new TextDecoder().decode(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
