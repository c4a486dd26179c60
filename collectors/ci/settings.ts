import type { Tri } from '../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { entries, text } from '../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../src/formats/parsed.ts';
import type { Yaml } from '../../src/formats/yaml.ts';

/** A file that a scanner reads by itself, and what it says of whether a finding makes the scanner fail. */
interface Setting {
  readonly tool: string;
  readonly file: string;
  /** `null`: it says nothing of that, and what the command line says holds. */
  readonly fails: (key: string, value: string | undefined) => Tri | null;
}

const softens = (key: string, value: string | undefined): Tri | null =>
  key === 'soft-fail-on' || (key === 'soft-fail' && value !== 'false') ? 'unknown' : null;
const grades = (key: string): Tri | null => (key === 'fail-on-severity' ? 'unknown' : null);
const forgives = (key: string, value: string | undefined): Tri | null =>
  key.startsWith('continue-on-') && value?.toLowerCase() !== 'false' ? 'unknown' : null;
const exits = (key: string, value: string | undefined): Tri | null =>
  key === 'exit-code' && value !== '0' ? 'unknown' : null;

/** By name, wherever they lie: which folder a scanner starts in is not followed. */
const settings: readonly Setting[] = [
  ...['.checkov.yaml', '.checkov.yml'].map((file) => ({ tool: 'checkov', file, fails: softens })),
  { tool: 'trivy', file: 'trivy.yaml', fails: exits },
  { tool: 'grype', file: '.grype.yaml', fails: grades },
  { tool: 'safety', file: '.safety-policy.yml', fails: forgives },
];
const mostFiles = 50;

/** Tools of which a file of the repository may change whether a finding makes them fail: flags alone then decide nothing. */
export async function undecidedTools(source: RepositoryFiles): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const files = (await source.files()).filter(({ kind }) => kind === 'file');
  const own = files.flatMap(({ path }) => {
    const setting = settings.find(({ file }) => path === file || path.endsWith(`/${file}`));
    return setting === undefined ? [] : [{ ...setting, path }];
  });
  for (const { tool, path, fails } of own.slice(0, mostFiles)) {
    const { value } = await parsed(source, path, yaml12);
    const said = keysOf(value?.[0]).map(([key, node]) => fails(key, text(node)));
    if (value === null || said.includes('unknown')) found.add(tool);
  }
  return found;
}

/** Keys of the map, at the top and one level down, where newer versions keep them. */
function keysOf(node: Yaml | undefined): readonly (readonly [string, Yaml])[] {
  return entries(node).flatMap(([key, value]) => [[key, value] as const, ...entries(value)]);
}
