import { type HclBody, type HclValue, hcl } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { type Context, folderOf } from '../context.ts';
import type { Read } from '../reader.ts';
import { configurationsOf } from './folders.ts';
import { type Argument, grantsOfModule } from './modules.ts';
import { wordsIn } from './values.ts';

/** A module that a unit takes in, and what it is given. */
interface Unit {
  readonly source: string;
  readonly args: readonly Argument[];
  readonly line: number;
}

/** Rules for access that units of Terragrunt take in as modules, as calls of modules are read. */
export async function readTerragrunt(path: string, context: Context): Promise<Read> {
  const { value, trouble } = await parsed(context.source, path, hcl);
  if (value === null) return trouble === 'malformed' ? 'malformed' : 'unseen';
  const grants = unitsIn(value, folderOf(path)).flatMap(({ source, args, line }) => grantsOfModule(source, args, line));
  if (grants.length === 0) return value.broken ? 'malformed' : null;
  const configurations = await configurationsOf(context);
  return { grants, own: configurations.isOwn(folderOf(path)) ? 'yes' : 'unknown' };
}

function unitsIn(body: HclBody, folder: string): readonly Unit[] {
  const locals = body.blocks.filter(({ type }) => type === 'locals').map((block) => block.body);
  const sourced = body.blocks.filter(({ type, body: inner }) => type === 'terraform' && inner.attributes.has('source'));
  const inputs = body.attributes.get('inputs');
  const args = argumentsIn(inputs?.value);
  const own = sourced.map(({ body: inner, line }) => ({ source: sourceOf(inner, 'source', locals), args, line }));
  // Units that share settings may take the place of their module from what they share, or find it there.
  const shared = locals.flatMap((one) =>
    [...one.attributes.keys()]
      .filter((name) => /source|module/i.test(name))
      .map((name) => ({ source: sourceOf(one, name, locals), args, line: one.attributes.get(name)?.line ?? 1 })),
  );
  // Which module a unit takes in stands in what it includes: its folder has the module's name, as a rule.
  const isIncluding = inputs !== undefined && body.blocks.some(({ type }) => type === 'include');
  const alone = isIncluding ? [{ source: folder.slice(folder.lastIndexOf('/') + 1), args: [], line: inputs.line }] : [];
  const units = own.length > 0 ? own : shared.length > 0 ? shared : alone;
  const stacked = body.blocks
    .filter(({ type }) => type === 'unit' || type === 'stack')
    .map(({ body: inner, line }) => ({
      source: sourceOf(inner, 'source', locals),
      args: argumentsIn(inner.attributes.get('values')?.value),
      line,
    }));
  return [...units, ...stacked];
}

/** The words of a source, names of the file's own values by what they stand for. */
function sourceOf(body: HclBody, name: string, locals: readonly HclBody[]): string {
  const words = [...wordsIn(body.attributes.get(name)?.value)].flatMap((word) => {
    const value = locals.map(({ attributes }) => attributes.get(word.replace(/^local\./, ''))?.value).find(Boolean);
    return word.startsWith('local.') && value !== undefined ? [...wordsIn(value)] : [word];
  });
  return words.join('').slice(0, 500);
}

/** What a unit is given, also where it is put together from several objects. */
function argumentsIn(value: HclValue | undefined): readonly Argument[] {
  if (value?.type === 'call') return value.args.flatMap(argumentsIn);
  if (value?.type !== 'object') return [];
  return value.entries.flatMap(({ key, value: given }): readonly Argument[] =>
    key.type === 'literal' && typeof key.value === 'string' ? [[key.value, given]] : [],
  );
}
