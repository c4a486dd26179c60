import type { Tri } from '../../../src/core/facts/base.ts';
import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text as textIn } from '../../../src/formats/nodes.ts';
import { readText } from '../../../src/formats/parsed.ts';
import { type Command, parseShell } from '../../../src/formats/shell/index.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { imageFilesOf } from './dockerfiles.ts';
import { expanding } from './expanding.ts';
import { argsIn, builtBy, pushedBy } from './image-command.ts';
import { entriesBelow, pipelinesOf, shellTexts } from './pipelines.ts';
import { folderOf, inFolder, resolved } from './places.ts';
import { piecesOf } from './scripts.ts';

/** A place where an image is built, as its text tells. */
export interface ImageBuild {
  readonly isPipeline: boolean;
  /** The file that says how, where it is one of the repository; null where that is not told. */
  readonly file: string | null;
  /** What it is called, as written, with tags. */
  readonly names: readonly string[];
  /** Arguments that it hands over, by name. */
  readonly args: ReadonlyMap<string, string>;
  /** It is given to a registry. */
  readonly pushes: Tri;
}

/** Names and files as they are written, before anything is known of them. */
interface Written {
  readonly context: string | null;
  readonly file: string | null;
  readonly names: readonly string[];
  readonly args: ReadonlyMap<string, string>;
  readonly pushes: Tri;
}

const mostScripts = 2000;
const plainShell = { errexit: false, pipefail: false };

/** Where a repository builds images: in its pipelines, scripts and Makefiles. */
export const imageBuildsOf: (source: RepositoryFiles) => Promise<readonly ImageBuild[]> = oncePer(read);

async function read(source: RepositoryFiles): Promise<readonly ImageBuild[]> {
  const [sweep, { fullName }, files, { read: pipelines }] = await Promise.all([
    sweepOf(source),
    source.describe(),
    imageFilesOf(source),
    pipelinesOf(source),
  ]);
  const known = new Set(files.map(({ path }) => path));
  const found: ImageBuild[] = [];
  const keep = (written: readonly Written[], path: string, isPipeline: boolean): void => {
    const bases = isPipeline ? [''] : [...new Set([folderOf(path), ''])];
    for (const one of written)
      found.push({ isPipeline, file: fileOf(one, bases, known), names: one.names, args: one.args, pushes: one.pushes });
  };
  for (const { path, root, system } of pipelines) {
    const expand = expanding(root, fullName);
    const commands = shellTexts(root).flatMap(({ text }) => (mayBuild(text) ? commandsOf(text) : []));
    const own = [...byActions(root), ...byCommands(commands)];
    keep(
      own.map((one) => ({ ...one, names: one.names.map(expand) })),
      path,
      system !== 'action',
    );
  }
  for (const path of sweep.marked('image_building').slice(0, mostScripts)) {
    const text = await readText(source, path);
    const commands = text === null ? [] : piecesOf(path, text).flatMap((piece) => commandsOf(piece.text));
    keep(byCommands(commands), path, false);
  }
  return found;
}

const mayBuild = (text: string): boolean => /\b(?:docker|podman|buildah|nerdctl|executor|gcloud|az)\b/.test(text);

function commandsOf(text: string): readonly Command[] {
  const script = parseShell(text, plainShell);
  return script === null ? [] : [...script.commands, ...[...script.functions.values()].flat()];
}

function fileOf({ context, file }: Written, bases: readonly string[], known: ReadonlySet<string>): string | null {
  const wanted = file ?? (context === null ? null : inFolder(context === '.' ? '' : context, 'Dockerfile'));
  if (wanted === null) return null;
  for (const base of bases) {
    const path = resolved(base, wanted);
    if (path !== null && known.has(path)) return path;
    // Some tools take the file from within the context.
    const inner = context === null || file === null ? null : resolved(base, `${context}/${file}`);
    if (inner !== null && known.has(inner)) return inner;
  }
  return null;
}

function byCommands(commands: readonly Command[]): readonly Written[] {
  const pushed = new Set(commands.flatMap(({ words }) => pushedBy(words)).map(withoutTag));
  return commands.flatMap(({ words }) => {
    const built = builtBy(words);
    if (built === null) return [];
    const isPushed = built.isPushed || built.names.some((name) => pushed.has(withoutTag(name)));
    return [{ ...built, pushes: isPushed ? ('yes' as const) : ('unknown' as const) }];
  });
}

const withoutTag = (name: string): string => name.replace(/:[^/:{}]{0,200}$/, '');

/** Steps of workflows that build images by an action. */
function byActions(root: Yaml): readonly Written[] {
  const made: Written[] = [];
  const named: string[] = [];
  for (const { node } of entriesBelow(root)) {
    const uses = textIn(get(node, 'uses'));
    if (uses === undefined) continue;
    const given = get(node, 'with');
    if (/^docker\/metadata-action@/.test(uses)) named.push(...listed(get(given, 'images')));
    if (
      !/^docker\/build-push-action@|^redhat-actions\/buildah-build@|^mr-smithers-excellent\/docker-build-push@/.test(
        uses,
      )
    )
      continue;
    const push = textIn(get(given, 'push'));
    made.push({
      context: textIn(get(given, 'context')) ?? '.',
      file: textIn(get(given, 'file')) ?? textIn(get(given, 'dockerfile')) ?? null,
      names: listed(get(given, 'tags')),
      args: argsIn(listed(get(given, 'build-args') ?? get(given, 'extra-args'))),
      pushes: push === undefined || push === 'false' ? 'no' : push === 'true' ? 'yes' : 'unknown',
    });
  }
  return made.map((one) => ({ ...one, names: [...one.names, ...named] }));
}

const listed = (node: Yaml | undefined): readonly string[] =>
  (textIn(node) ?? '')
    .split(/[\n,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, 50);
