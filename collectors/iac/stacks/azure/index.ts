import type { RepositoryFiles } from '../../../../src/core/source.ts';
import { type Bicep, bicep } from '../../../../src/formats/bicep.ts';
import { jsonc } from '../../../../src/formats/jsonc.ts';
import { parsed } from '../../../../src/formats/parsed.ts';
import type { Sweep } from '../../../../src/formats/sweep.ts';
import { environmentParameters } from '../../../../src/lexicon/iac-stacks.ts';
import type { Found, Gap, Root, Use } from '../../model.ts';
import { malformed, withinLimit } from '../limits.ts';
import { folderOf, resolved } from '../paths.ts';
import { purposeOf } from '../purpose.ts';
import {
  declaredEnvironments,
  environmentOfValues,
  rootsOf,
  type Serving,
  servingByPlace,
  stemOf,
} from '../serving.ts';
import { servingsOf, templateFor, type ValuesFile } from '../values.ts';
import { armForm, armTemplate, isFromBicep, isTemplateText, parametersGiven, unreadTemplate } from './arm.ts';
import { bicepTemplate, useOf } from './bicep.ts';
import type { AzureTemplate } from './template.ts';

/** What files for Azure say, before it is known which are for which. */
interface Read {
  readonly templates: readonly AzureTemplate[];
  /** Files of parameters in JSON, which are for the template that asks for what they give. */
  readonly values: readonly ValuesFile[];
  /** Files of parameters in Bicep, with the template that they name. */
  readonly using: readonly { readonly path: string; readonly source: string; readonly line: number }[];
  readonly gaps: readonly Gap[];
}

/** Templates for Azure that nothing else takes in, one unit for each environment that files of parameters stand for. */
export async function readAzure(source: RepositoryFiles, sweep: Sweep): Promise<Found> {
  const { commit } = sweep;
  const { templates, values, using, gaps } = await read(source, sweep);
  const taken = new Set(templates.flatMap(({ uses }) => uses.map(({ path }) => path)));
  const wanting = templates.filter(({ path }) => !taken.has(path));
  const files = values.map((file) => ({ file, path: templateFor(file, wanting)?.path }));
  const placeOf = servingByPlace(wanting.map(({ path }) => path));
  const given = (path: string): readonly ValuesFile[] => [
    ...files.filter((one) => one.path === path).map(({ file }) => file),
    ...using.filter((one) => resolved(folderOf(one.path), one.source) === path).map((one) => ({ ...one, names: [] })),
  ];
  const byPath = new Map(wanting.map(({ path }) => [path, given(path)]));
  const isRoot = ({ path }: AzureTemplate): boolean =>
    !isModule(path) || (byPath.get(path) ?? []).some(({ path: file }) => environmentOfValues(file) !== null);
  const roots = wanting
    .filter(isRoot)
    .flatMap((template) => rootsOfTemplate(template, byPath.get(template.path) ?? [], placeOf(template.path), commit));
  return {
    roots: [...roots, ...rootsOfRegistry(using, commit)],
    modules: templates
      .filter((template) => taken.has(template.path) || !isRoot(template))
      .map((template) => moduleOf(template, commit)),
    guardrails: templates.flatMap(({ guardrails }) => guardrails),
    stores: templates.flatMap(({ stores }) => stores),
    drifts: [],
    gaps,
  };
}

/** A folder that is kept for what others take in. */
function isModule(path: string): boolean {
  return /(?:^|\/)modules?\//i.test(path);
}

function moduleOf({ path, tool, line }: AzureTemplate, commit: string | null): Use {
  const form = tool === 'bicep' ? 'module' : 'template';
  return { tool, form, origin: 'local', path, pin: 'local', at: { commit, path, line } };
}

async function read(source: RepositoryFiles, sweep: Sweep): Promise<Read> {
  const { commit } = sweep;
  const [bicepFiles, jsonFiles] = [
    withinLimit(sweep.marked('bicep'), 'Bicep'),
    withinLimit(sweep.marked('arm'), 'templates of Azure'),
  ];
  const stems = new Set(bicepFiles.kept.map(stemOf));
  const names = new Map<string, string[]>();
  for (const path of jsonFiles.kept) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    names.set(name, [...(names.get(name) ?? []), path]);
  }
  const templates: AzureTemplate[] = [];
  const using: { path: string; source: string; line: number }[] = [];
  for (const path of bicepFiles.kept) {
    const body: Bicep | null = (await parsed(source, path, bicep)).value;
    if (path.endsWith('.bicep')) templates.push(bicepTemplate(path, body, commit));
    else if (body !== null && body.using !== null) using.push({ path, source: body.using, line: 1 });
  }
  const values: ValuesFile[] = [];
  const broken: string[] = [];
  for (const path of jsonFiles.kept) {
    const body = (await parsed(source, path, jsonc)).value;
    if (body === null) {
      if (isTemplateText((await sweep.textOf(path)) ?? '')) templates.push(unreadTemplate(path));
      else broken.push(path);
      continue;
    }
    const form = armForm(body);
    if (form === null) continue;
    if (form === 'parameters') values.push({ path, names: parametersGiven(body) });
    else if (!isFromBicep(path, body, stems)) templates.push(armTemplate(path, body, names, commit));
  }
  return { templates, values, using, gaps: [...bicepFiles.gaps, ...jsonFiles.gaps, ...malformed(broken)] };
}

function rootsOfTemplate(
  template: AzureTemplate,
  files: readonly ValuesFile[],
  place: Serving | null,
  commit: string | null,
): readonly Root[] {
  const { path, tool, line, types, uses } = template;
  const given = servingsOf(files);
  const placed: readonly Serving[] = place === null ? listedIn(template) : [place];
  const servings = given.length > 0 ? given : placed;
  // Modules make what this root does not make itself.
  const known = uses.length > 0 ? null : types;
  return rootsOf(
    {
      tool,
      path,
      at: { commit, path, line },
      purpose: types !== null && known === null ? 'workload' : purposeOf(path, known),
      uses,
      serves: place === null || given.length > 0 ? path : null,
    },
    servings,
  );
}

function listedIn({ allowed }: AzureTemplate): readonly Serving[] {
  for (const [name, values] of allowed) {
    if (
      !environmentParameters.has(
        name
          .toLowerCase()
          .replace(/[-_]/g, '')
          .replace(/^p(?:ar(?:am)?)?(?=env)/, ''),
      )
    )
      continue;
    const found = declaredEnvironments(values);
    if (found.length > 0)
      return found.map((environment) => ({ environment, selectors: [environment.name], own: 'unknown' }));
  }
  return [];
}

/** Files of parameters for a module of a registry: the file is the root, and the module is what it takes in. */
function rootsOfRegistry(using: Read['using'], commit: string | null): readonly Root[] {
  return using
    .filter(({ source }) => /^(?:br|ts)[:/]/.test(source))
    .flatMap(({ path, source, line }) => {
      const environment = environmentOfValues(path);
      const own = environment === null ? 'unknown' : 'yes';
      const use = useOf(path, { source, line }, commit);
      return rootsOf({ tool: 'bicep', path, at: { commit, path, line }, uses: use === null ? [] : [use] }, [
        { environment, selectors: [], own },
      ]);
    });
}
