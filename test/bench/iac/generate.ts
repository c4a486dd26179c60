import { mkdir } from 'node:fs/promises';
import { runGit } from '../../../fixtures/repositories/story/git.ts';
import { manifest } from '../files/declarations.ts';
import { type Draw, drawFrom } from '../files/draw.ts';
import { go, prose } from '../files/sources.ts';
import { data, type GeneratedRepository, joined, randomNumbers } from '../generate.ts';
import * as clusters from './clusters.ts';
import * as operations from './operations.ts';
import * as stacks from './stacks.ts';
import * as terraform from './terraform.ts';

type File = readonly [path: string, text: string];

/** What the roots are, in parts of a hundred; each definition makes as many roots as it has environments. */
const shares = { folders: 36, workspaces: 12, units: 12, stacks: 8, bicep: 6, flux: 10, argo: 12, hosts: 4 } as const;
const three = ['dev', 'staging', 'production'] as const;
const two = ['staging', 'production'] as const;
const servicesOfWorkflow = 10;
const workloadsOfApp = 20;

/**
 * Writes a repository of one commit into the new directory `directory`: so many roots of infrastructure as code, each in
 * one environment, and so many files in all, with the workflows that apply some of them. At least 100 roots and ten files
 * for each. The same numbers make the same object ids.
 * @throws {RangeError} for fewer
 */
export async function generateInfrastructure(options: {
  readonly roots: number;
  readonly files: number;
  readonly directory: string;
}): Promise<GeneratedRepository> {
  const { directory: path, roots, files } = options;
  if (roots < 100 || files < roots * 10) throw new RangeError('at least 100 roots, and ten files for each');
  const now = new Date(Date.UTC(2026, 5, 1));
  await mkdir(path);
  await runGit(path, ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', '--initial-branch=main']);
  const arguments_ = ['-c', 'fastimport.unpackLimit=1', 'fast-import', '--quiet', '--date-format=raw', '--depth=10'];
  await runGit(path, arguments_, joined(commitOf(filesOf(roots, files), now)));
  return { path, now, defaultBranch: 'main' };
}

function* commitOf(files: Iterable<File>, now: Date): Generator<string> {
  const who = `Person 0 <person0@example.org> ${now.getTime() / 1000 - 86_400} +0000\n`;
  yield `feature done\ncommit refs/heads/main\nauthor ${who}committer ${who}${data('Start\n')}`;
  for (const [path, text] of files) yield `M ${path.endsWith('.sh') ? 100755 : 100644} inline ${path}\n${data(text)}`;
  yield '\ndone\n';
}

const names = (prefix: string, roots: number, share: number, environments: number): string[] =>
  Array.from({ length: Math.round((roots * share) / 100 / environments) }, (_, at) => `${prefix}-${at}`);

/** Roots and what they are made of first, then other files until there are as many as were asked for. */
function* filesOf(roots: number, count: number): Generator<File> {
  const draw = drawFrom(randomNumbers(roots + count));
  const modules = Math.max(1, Math.round(roots / 5));
  let written = 0;
  for (const file of rootsOf(draw, roots, modules)) {
    written++;
    yield file;
  }
  for (let index = 0; written < count; index++, written++) yield filler(draw, index, modules);
}

function* rootsOf(draw: Draw, roots: number, modules: number): Generator<File> {
  for (let at = 0; at < modules; at++) {
    yield [`infra/modules/part-${at}/main.tf`, terraform.module(draw, at)];
    yield [`infra/modules/part-${at}/outputs.tf`, terraform.outputs(draw)];
  }
  yield* terraformOf(draw, roots, modules);
  yield* stacksOf(draw, roots);
  yield* clustersOf(draw, roots);
  yield* hostsOf(draw, roots);
}

function* terraformOf(draw: Draw, roots: number, modules: number): Generator<File> {
  const services = names('service', roots, shares.folders, three.length);
  for (const service of services) {
    for (const environment of three) {
      const folder = `infra/live/${service}/${environment}`;
      yield [`${folder}/main.tf`, terraform.root(draw, service, environment, modules)];
      yield [`${folder}/variables.tf`, terraform.variables(draw)];
      yield [`${folder}/terraform.tfvars`, terraform.values(draw, environment)];
    }
  }
  for (let at = 0; at < services.length; at += servicesOfWorkflow) {
    const own = services.slice(at, at + servicesOfWorkflow);
    yield [`.github/workflows/terraform-${at}.yml`, operations.terraformWorkflow(own)];
  }
  for (const service of names('shared', roots, shares.workspaces, three.length)) {
    yield [`infra/${service}/main.tf`, terraform.workspaceRoot(draw, service, modules)];
    yield [`infra/${service}/variables.tf`, terraform.variables(draw)];
    for (const environment of three)
      yield [`infra/${service}/env/${environment}.tfvars`, terraform.values(draw, environment)];
  }
  yield ['units/root.hcl', terraform.terragruntRoot];
  for (const environment of three) {
    yield [`units/${environment}/environment.hcl`, `locals {\n  environment = "${environment}"\n}\n`];
    for (const unit of names('unit', roots, shares.units, three.length))
      yield [`units/${environment}/${unit}/terragrunt.hcl`, terraform.unit(draw, unit, modules)];
  }
}

function* stacksOf(draw: Draw, roots: number): Generator<File> {
  const templates = names('stack', roots, shares.stacks, two.length);
  const bicep = names('store', roots, shares.bicep, three.length);
  for (const name of templates) {
    yield [`stacks/${name}/template.yaml`, stacks.cloudFormation(draw, name)];
    for (const environment of two) yield [`stacks/${name}/${environment}.json`, stacks.parameters(draw, environment)];
  }
  for (const name of bicep) {
    yield [`bicep/${name}/main.bicep`, stacks.bicep(draw, name)];
    for (const environment of three) yield [`bicep/${name}/${environment}.bicepparam`, stacks.bicepValues(environment)];
  }
  yield ['.github/workflows/stacks.yml', operations.stacksWorkflow(templates, bicep)];
}

function* clustersOf(draw: Draw, roots: number): Generator<File> {
  for (const [index, name] of names('app', roots, shares.flux, two.length).entries()) {
    const workloads = Array.from({ length: workloadsOfApp }, (_, at) => `workload-${at}.yaml`);
    for (const workload of workloads) yield [`apps/base/${name}/${workload}`, manifest(draw, index)];
    yield [`apps/base/${name}/kustomization.yaml`, clusters.kustomization(workloads)];
    for (const environment of two) {
      const patches = 'patches:\n  - path: patch.yaml\n';
      yield [`apps/${environment}/${name}/kustomization.yaml`, clusters.kustomization([`../../base/${name}`], patches)];
      yield [`apps/${environment}/${name}/patch.yaml`, clusters.patch(draw, index)];
      yield [`clusters/${environment}/${name}.yaml`, clusters.fluxSync(name, `apps/${environment}/${name}`)];
    }
  }
  for (const environment of two) yield [`clusters/${environment}/source.yaml`, clusters.fluxSource];
  for (const name of names('chart', roots, shares.argo, two.length)) {
    yield [`charts/${name}/Chart.yaml`, clusters.chart(draw, name)];
    yield [`charts/${name}/values.yaml`, clusters.values(draw, name)];
    for (let at = 0; at < 4; at++) yield [`charts/${name}/templates/part-${at}.yaml`, clusters.template(draw, at)];
    for (const environment of two) {
      yield [`charts/${name}/values-${environment}.yaml`, clusters.values(draw, name)];
      yield [`argocd/${environment}/${name}.yaml`, clusters.application(name, environment, `charts/${name}`)];
    }
  }
}

function* hostsOf(draw: Draw, roots: number): Generator<File> {
  const groups = names('group', roots, shares.hosts, two.length);
  const roles = groups.length * 3;
  for (const group of groups) yield [`ansible/${group}.yml`, operations.playbook(draw, group, roles)];
  for (const environment of two) {
    yield [`ansible/inventories/${environment}/hosts.ini`, operations.inventory(draw, groups)];
    yield [`ansible/inventories/${environment}/group_vars/all.yml`, clusters.values(draw, environment)];
  }
  for (let at = 0; at < roles; at++) {
    yield [`ansible/roles/role-${at}/tasks/main.yml`, operations.tasks(draw, at)];
    yield [`ansible/roles/role-${at}/defaults/main.yml`, clusters.values(draw, `role-${at}`)];
  }
}

/** What lies beside the roots, in turns: parts of modules, scripts, texts and a little code. */
function filler(draw: Draw, index: number, modules: number): File {
  const service = `service-${index % 60}`;
  const kinds: readonly (() => File)[] = [
    () => [`infra/modules/part-${index % modules}/more-${index}.tf`, terraform.outputs(draw)],
    () => [`infra/modules/extra-${index}/main.tf`, terraform.module(draw, index)],
    () => [`tools/step-${index}.sh`, operations.script(draw, service)],
    () => [`runbooks/${service}-${index}.md`, operations.runbook(draw, service)],
    () => [`services/${service}/part${index}.go`, go(draw, index)],
    () => [`services/${service}/notes-${index}.md`, prose(draw, index)],
  ];
  const make = kinds[index % kinds.length];
  if (make === undefined) throw new RangeError('there are kinds');
  return make();
}
