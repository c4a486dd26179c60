import type { RepositoryFiles } from '../../../../src/core/source.ts';
import { get } from '../../../../src/formats/nodes.ts';
import type { Sweep } from '../../../../src/formats/sweep.ts';
import type { Found, Root, Use } from '../../model.ts';
import { isWithin } from '../paths.ts';
import { purposeOf } from '../purpose.ts';
import { type SamConfig, samConfigName, samConfigOf } from '../sam-config.ts';
import { rootsOf, type Serving, servingByPlace, unnamed } from '../serving.ts';
import { servingsOf, templateFor } from '../values.ts';
import { namedWithin, parametersOf, valuesFiles } from './environments.ts';
import { fragmentsOf } from './fragments.ts';
import { nestedIn, pathsByName } from './nested.ts';
import { observedIn } from './observed.ts';
import { type Template, templatesOf } from './template.ts';

/**
 * Stacks of CloudFormation and SAM. `taken`: files and folders of another tool, whose parts of templates are no stacks.
 */
export async function readCloudFormation(
  source: RepositoryFiles,
  sweep: Sweep,
  taken: { readonly files: ReadonlySet<string>; readonly folders: readonly string[] },
): Promise<Found> {
  const { commit } = sweep;
  const { templates: all, gaps } = await templatesOf(source, sweep);
  const templates = all.filter((template) => !isPart(template, taken));
  const fragments = fragmentsOf(templates);
  const byName = pathsByName(templates);
  const uses = new Map(templates.map((template) => [template.path, nestedIn(template, byName, commit)]));
  const nested = new Set([...uses.values()].flat().map(({ path }) => path));
  const asModules = templates.filter(({ path }) => fragments.has(path) || nested.has(path));
  const stacks = templates.filter(({ path }) => !fragments.has(path) && !nested.has(path));
  const placeOf = servingByPlace(stacks.map(({ path }) => path));
  const servings = await servingsByTemplate(source, sweep, stacks);
  const observed = templates.map((template) => observedIn(template, commit));
  return {
    roots: stacks.flatMap((template) =>
      rootsOfStack(
        template,
        servings.get(template.path) ?? [],
        uses.get(template.path) ?? [],
        placeOf(template.path),
        commit,
      ),
    ),
    modules: asModules.map(({ path, line, tool }) => moduleOf(path, line, tool, commit)),
    guardrails: observed.flatMap(({ guardrails }) => guardrails),
    stores: observed.flatMap(({ stores }) => stores),
    drifts: observed.flatMap(({ drifts }) => drifts),
    gaps,
  };
}

function moduleOf(path: string, line: number, tool: Template['tool'], commit: string | null): Use {
  return { tool, form: 'template', origin: 'local', path, pin: 'local', at: { commit, path, line } };
}

/** Parts of templates have no version of their own; what lies with a serverless application is put into its stack. */
function isPart(
  { path, body }: Template,
  taken: { readonly files: ReadonlySet<string>; readonly folders: readonly string[] },
): boolean {
  if (taken.files.has(path)) return true;
  const isWhole =
    body === null || get(body, 'AWSTemplateFormatVersion') !== undefined || get(body, 'Transform') !== undefined;
  return !isWhole && taken.folders.some((folder) => isWithin(path, folder));
}

async function servingsByTemplate(
  source: RepositoryFiles,
  sweep: Sweep,
  stacks: readonly Template[],
): Promise<ReadonlyMap<string, readonly Serving[]>> {
  const wanting = stacks.map((template) => ({ path: template.path, parameters: parametersOf(template) }));
  const files = (await valuesFiles(source, sweep)).map((file) => ({ file, path: templateFor(file, wanting)?.path }));
  const configs: SamConfig[] = [];
  for (const path of sweep.own.filter((one) => samConfigName.test(one))) {
    const config = await samConfigOf(source, path);
    if (config !== null) configs.push(config);
  }
  return new Map(
    stacks.map((template) => {
      const { path, tool } = template;
      const given = servingsOf(files.filter((one) => one.path === path).map(({ file }) => file));
      const own = tool === 'sam' ? configs.filter((config) => templateOf(config, stacks) === path) : [];
      const configured = own.flatMap(({ servings }) => servings);
      if (given.length > 0 || configured.length > 0) return [path, [...given, ...configured]];
      const isOwn = own.some((config) => config.own === 'yes');
      const within = namedWithin(template);
      if (!isOwn) return [path, within];
      const told: Serving = { ...unnamed, own: 'yes' };
      return [path, within.length > 0 ? within.map((one) => ({ ...one, own: 'yes' as const })) : [told]];
    }),
  );
}

/** The template that settings of SAM are for: the one they name, else that of the usual name beside them. */
function templateOf({ path, template }: SamConfig, stacks: readonly Template[]): string | null {
  if (template !== null) return template;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const names = ['template.yaml', 'template.yml', 'template.json'].map((name) => `${folder}${name}`);
  return names.find((name) => stacks.some((stack) => stack.path === name)) ?? null;
}

function rootsOfStack(
  template: Template,
  told: readonly Serving[],
  uses: readonly Use[],
  place: Serving | null,
  commit: string | null,
): readonly Root[] {
  const { path, tool, line, body, resources } = template;
  // A folder that is kept for one environment says more than what a template could be run for.
  const servings: readonly Serving[] = place !== null && told.every(({ own }) => own !== 'yes') ? [place] : told;
  const types = body === null ? null : resources.map(({ type }) => type);
  const isByValues = servings.some(({ selectors }) => selectors.length > 0);
  return rootsOf(
    { tool, path, at: { commit, path, line }, purpose: purposeOf(path, types), uses, serves: isByValues ? path : null },
    servings,
  );
}
