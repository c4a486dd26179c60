import { entries, text as textIn } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { entriesBelow } from './pipelines.ts';

/** Puts in what a pipeline says of its own variables, where it says one thing, and how its repository is called. */
export function expanding(root: Yaml, fullName: string | null): (text: string) => string {
  const values = new Map<string, string | null>();
  for (const { key, node } of entriesBelow(root)) {
    if (key !== 'env' && key !== 'variables') continue;
    for (const [name, inner] of entries(node)) {
      const value = textIn(inner);
      values.set(name, values.has(name) && values.get(name) !== value ? null : (value ?? null));
    }
  }
  const once = (text: string): string =>
    text
      .slice(0, 1000)
      .replace(/\$\{\{ {0,3}github\.repository {0,3}\}\}|\$\{?GITHUB_REPOSITORY\}?/g, (match) => fullName ?? match)
      .replace(
        /\$\{\{ {0,3}env\.(\w{1,100}) {0,3}\}\}|\$\{?([A-Za-z_]\w{0,99})\}?/g,
        (match: string, inner?: string, bare?: string) => values.get(inner ?? bare ?? '') ?? match,
      );
  return (text) => once(once(text)).slice(0, 1000);
}
