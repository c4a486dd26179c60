import { type Environment, environmentInName, environmentOf, readingOf } from '../../../src/lexicon/environments.ts';

/** What the name of a file of values says of its environment: the word beside `values`, and the name without endings. */
export function valuesName(path: string): { readonly stem: string; readonly word: string | null } {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stem = name.replace(/\.(ya?ml|json)(\.gotmpl)?$/, '').replace(/[.-](template|tmpl|tpl)$/, '');
  const word = /^values?[-_.](.{1,80})$/i.exec(stem)?.[1] ?? /^(.{1,80})[-_.]values?$/i.exec(stem)?.[1] ?? null;
  return { stem, word };
}

/** The environment that the path of a file of values tells: `values-prod.yaml`, `envs/prod/values.yaml`, `prod.yaml`. */
export function valuesEnvironment(path: string): Environment | null {
  const { stem, word } = valuesName(path);
  if (word !== null) {
    const inner = environmentOf(word) ?? environmentInName(word);
    return inner === null ? null : { ...inner, name: word };
  }
  const above = path.split('/').at(-2) ?? '';
  const reading = readingOf(stem === 'values' ? above : stem);
  // `demo.yaml` beside a chart may be anything; in a folder of values it is one of them.
  const isWeak = stem !== 'values' && reading?.strength === 'weak' && !/^(values|envs?|environments?)$/.test(above);
  return isWeak ? null : (reading?.environment ?? null);
}
