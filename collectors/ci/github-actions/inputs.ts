import { entries, get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { UNKNOWN, type Value } from '../condition.ts';
import { bare, conditionOf, type Sight, type Values } from './condition.ts';
import { type Filling, filled } from './fill.ts';

/**
 * What the inputs of a called workflow are, by lower-case name: as its caller gives them, else as it declares them.
 * `sight` is what the caller's expressions see; null where no run is told, which decides conditions only.
 */
export function handedOn(called: Yaml, call: Yaml, filling: Filling, sight: Sight | null): Values {
  const declared = entries(get(get(get(called, 'on'), 'workflow_call'), 'inputs'));
  const given = new Map(entries(get(call, 'with')).map(([name, value]) => [name.toLowerCase(), value]));
  return new Map(
    declared.map(([written, declaration]): [string, Value] => {
      const name = written.toLowerCase();
      const type = text(get(declaration, 'type')) ?? 'string';
      const value = given.get(name) ?? get(declaration, 'default');
      return [name, isEmpty(value) ? (type === 'boolean' ? false : '') : meaningOf(value, type, filling, sight)];
    }),
  );
}

function meaningOf(node: Yaml | undefined, type: string, filling: Filling, sight: Sight | null): Value {
  const written = text(node);
  if (written === undefined) return UNKNOWN;
  const full = filled(written, filling);
  if (type !== 'boolean') return full ?? UNKNOWN;
  if (full === 'true' || full === 'false') return full === 'true';
  const isExpression = bare(written) !== written.trim();
  const holds = isExpression && sight !== null ? conditionOf(written)(sight) : 'unknown';
  return holds === 'unknown' ? UNKNOWN : holds === 'yes';
}
