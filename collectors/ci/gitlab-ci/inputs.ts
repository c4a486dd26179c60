import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Reading, spend, standsWith } from './reading.ts';

/** Values for the inputs of a file, by name. */
export type Inputs = ReadonlyMap<string, Yaml>;
export const noInputs: Inputs = new Map();

const use = /\$\[\[([^[\]]{1,200})\]\]/g;
const longestText = 64 * 1024;

/** Stands for an input whose value is not told: a variable, so that whoever reads the text takes it for one. */
const openInput = (name: string): string => `\${inputs_${name.replaceAll(/\W/g, '_')}}`;

/** Whether a text holds an input whose value is not told. */
export function hasOpenInput(written: string): boolean {
  return written.includes('${inputs_');
}

/** The values that inputs of a file have: as given, else their default; `header` is the document with `spec:`. */
export function valuesOf(header: Yaml, given: Inputs): Inputs {
  const declared = entries(get(get(header, 'spec'), 'inputs'));
  const values = declared.flatMap(([name, declaration]) => {
    const value = given.get(name) ?? get(declaration, 'default');
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map(values);
}

/**
 * A document with `$[[ inputs.x ]]` replaced, in keys too; null when that is too much.
 * https://docs.gitlab.com/ci/inputs/
 */
export function withInputs(reading: Reading, root: Yaml, values: Inputs): Yaml | null {
  const known = new Map<Yaml, Yaml>();
  let isTooMuch = false;

  function replaced(written: string): string {
    if (!written.includes('$[[')) return written;
    const made = written.replace(use, (_, inner: string) => {
      const [name = '', ...filters] = inner.split('|').map((part) => part.trim());
      const value = text(values.get(name.replace(/^inputs\./, '')));
      const isPlain = filters.every((filter) => filter === 'expand_vars');
      const put = value !== undefined && isPlain && value.length < longestText ? value : openInput(name);
      if (!spend(reading, 'letters', put.length)) isTooMuch = true;
      return isTooMuch ? '' : put;
    });
    return made;
  }
  function scalar(node: Extract<Yaml, { type: 'scalar' }>): Yaml {
    if (typeof node.value !== 'string' || !node.value.includes('$[[')) return node;
    const whole = /^\$\[\[\s{0,9}inputs\.([^[\]|\s]{1,200})\s{0,9}\]\]$/.exec(node.value.trim())?.[1];
    const value = whole === undefined ? undefined : values.get(whole);
    if (value === undefined) return { ...node, value: replaced(node.value) };
    return value.type === 'scalar' ? { ...value, line: node.line, textLine: node.textLine } : value;
  }
  function visit(node: Yaml): Yaml {
    const before = known.get(node);
    if (before !== undefined) return before;
    if (isTooMuch || !spend(reading, 'nodes')) {
      isTooMuch = true;
      return node;
    }
    const made = node.type === 'scalar' ? scalar(node) : node.type === 'list' ? list(node) : map(node);
    if (made !== node && !reading.origins.has(made)) standsWith(reading, made, node);
    known.set(node, made);
    return made;
  }
  function list(node: Extract<Yaml, { type: 'list' }>): Yaml {
    const items = node.items.map(visit);
    return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
  }
  function map(node: Extract<Yaml, { type: 'map' }>): Yaml {
    const renamed = [...node.entries].map(([key, value]) => [replaced(key), visit(value), key, value] as const);
    if (!renamed.some(([key, value, oldKey, old]) => key !== oldKey || value !== old)) return node;
    const lines = new Map(renamed.map(([key, , oldKey]) => [key, node.lines.get(oldKey) ?? node.line]));
    return { ...node, entries: new Map(renamed.map(([key, value]) => [key, value])), lines };
  }

  const made = visit(root);
  return isTooMuch ? null : made;
}
