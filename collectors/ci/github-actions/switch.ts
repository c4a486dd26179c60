import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { bare } from './condition.ts';

/** Whether a switch that is off unless written is on; an expression is `unknown`. */
export function truth(node: Yaml | undefined): Tri {
  if (isEmpty(node)) return 'no';
  const written = bare(text(node) ?? '');
  return written === 'true' || written === 'false' ? tri(written === 'true') : 'unknown';
}
