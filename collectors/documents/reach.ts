import type { Tri } from '../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { get, text } from '../../src/formats/nodes.ts';
import { parsed, textOf, yaml11 } from '../../src/formats/parsed.ts';
import type { Yaml } from '../../src/formats/yaml.ts';
import { indexPath, publisherPath, techDocsPath } from '../../src/lexicon/document-places.ts';
import type { Text } from './corpus.ts';
import { markupOf } from './markup.ts';
import { type Resolve, resolverOf } from './resolve.ts';
import { linksIn } from './structure/links.ts';

/** What readers get to from the pages where they begin. */
interface Reach {
  readonly paths: ReadonlySet<string>;
  /** Whether each of those pages was read, and nothing else publishes pages. */
  readonly isWhole: boolean;
}

/** Folders that a site elsewhere may publish as they are. */
const published = /(?:^|\/)(?:docs?|documentation|source|content|website|wiki|pages|site)\//i;

/** Tells whether a reader gets to a text from the README or an index; looked into when it is first asked. */
export function reachOf(source: RepositoryFiles, texts: readonly Text[]): (path: string) => Promise<Tri> {
  let made: Promise<Reach> | null = null;
  return async (path) => {
    made ??= follow(source, texts);
    const { paths, isWhole } = await made;
    if (paths.has(path)) return 'yes';
    return isWhole && !published.test(path) ? 'no' : 'unknown';
  };
}

/** Every text in a configuration. */
function scalars(node: Yaml | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.type === 'list') return node.items.flatMap(scalars);
  if (node.type === 'map') return [...node.entries.values()].flatMap(scalars);
  return [text(node) ?? ''];
}

/** Pages that the configuration of MkDocs publishes: those of its navigation, or all where it has none. */
async function mkdocsPages(
  source: RepositoryFiles,
  path: string,
  paths: readonly string[],
): Promise<readonly string[] | null> {
  const { value } = await parsed(source, path, yaml11);
  if (value === null) return null;
  const above = path.slice(0, path.lastIndexOf('/') + 1);
  const root = `${above}${text(get(value[0], 'docs_dir')) ?? 'docs'}/`.replace('/./', '/');
  const navigation = get(value[0], 'nav');
  const pages = paths.filter((page) => page.startsWith(root));
  if (navigation === undefined) return pages;
  const named = new Set(scalars(navigation).map((name) => `${root}${name}`));
  return pages.filter((page) => named.has(page));
}

async function follow(source: RepositoryFiles, texts: readonly Text[]): Promise<Reach> {
  const [{ fullName }, files] = await Promise.all([source.describe(), source.files()]);
  const paths = files.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  const resolve = resolverOf(paths, fullName);
  const byPath = new Map(texts.map((one) => [one.path, one.text]));
  const starts: string[] = [];
  let isWhole = !paths.some((path) => publisherPath.test(path));
  for (const path of paths.filter((one) => indexPath.test(one))) {
    if (/\.ya?ml$/i.test(path)) {
      const pages = await mkdocsPages(source, path, paths);
      starts.push(...(pages ?? []));
      isWhole &&= pages !== null;
    } else starts.push(path);
  }
  if (paths.some((path) => techDocsPath.test(path)))
    starts.push(...paths.filter((path) => /^source\/.{1,500}\.html\.md(?:\.erb)?$/.test(path) && !/\/_/.test(path)));
  const read = async (path: string): Promise<string | null> => {
    const known = byPath.get(path) ?? (indexPath.test(path) ? (await textOf(source, path)).value : undefined);
    isWhole &&= known !== null;
    return known ?? null;
  };
  return { paths: await spread(starts, resolve, read), isWhole: isWhole && starts.length > 0 };
}

/** Follows links from page to page, any number of steps; each page is read once. */
async function spread(
  starts: readonly string[],
  resolve: Resolve,
  read: (path: string) => Promise<string | null>,
): Promise<ReadonlySet<string>> {
  const reached = new Set(starts);
  // A set hands out what is added while it is walked.
  for (const path of reached) {
    const page = await read(path);
    if (page === null) continue;
    for (const link of linksIn(page, markupOf(path))) for (const next of resolve(link, path)) reached.add(next);
  }
  return reached;
}
