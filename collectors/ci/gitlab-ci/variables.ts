import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { flatRules } from './rules.ts';
import { inherits, type Sheet } from './sheet.ts';

/** Values that the definition itself writes for variables, by name; null for one whose value it leaves to others. */
export type Variables = ReadonlyMap<string, string | null>;

const deepest = 5;
const longest = 500;
const most = 500;
const use = /\$\$|\$([A-Za-z_]\w{0,100})|\$\{([A-Za-z_]\w{0,100})\}/g;

/** The variables of a job: its own over those of the root. What its rules set is not the same in every pipeline. */
export function variablesOf(sheet: Sheet, job: Yaml): Variables {
  const found = new Map<string, string | null>();
  for (const [name, value] of entries(get(sheet.root, 'variables')).slice(0, most)) {
    if (inherits(job, 'variables', name)) found.set(name, writtenValue(value));
  }
  for (const [name, value] of entries(get(job, 'variables')).slice(0, most)) found.set(name, writtenValue(value));
  for (const holder of [job, get(sheet.root, 'workflow')]) {
    for (const rule of flatRules(get(holder, 'rules')) ?? []) {
      for (const [name] of entries(get(rule ?? undefined, 'variables'))) found.set(name, null);
    }
  }
  return found;
}

function writtenValue(value: Yaml): string | null {
  if (value.type !== 'map') return text(value) ?? null;
  // With options to choose from, whoever starts the pipeline decides.
  return get(value, 'options') === undefined ? (text(get(value, 'value')) ?? null) : null;
}

/** A text with variables replaced by what the definition writes for them; null where something stays open. */
export function expanded(written: string, variables: Variables, depth = 0): string | null {
  if (depth > deepest || written.length > longest) return null;
  let isOpen = false;
  const made = written.replace(use, (whole, plain: string | undefined, braced: string | undefined) => {
    if (whole === '$$') return '$';
    const value = variables.get(plain ?? braced ?? '') ?? null;
    const inner = value === null ? null : expanded(value, variables, depth + 1);
    if (inner === null) isOpen = true;
    return inner ?? '';
  });
  return isOpen || made.length > longest || /\$[{(]/.test(made) ? null : made;
}
