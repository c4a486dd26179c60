import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { oncePer } from '../../../core/once.ts';
import { all, any } from '../../../core/tri.ts';
import { commonName, type Environment, environmentInName, environmentOf } from '../../../lexicon/environments.ts';
import { isApplier } from '../../../lexicon/iac-tools.ts';

type Root = Fact<'iac.root'>;
type Step = Fact<'ci.provisioning'>;

/** Tools that take a folder with all that lies below it. */
const treeTools: ReadonlySet<Root['tool']> = new Set(['kubernetes', 'argo_cd', 'flux', 'crossplane', 'terragrunt']);

/** Tools that take the one file of theirs that lies in a folder. */
const fileTools: ReadonlySet<Root['tool']> = new Set(['sam', 'cloud_foundry', 'app_engine', 'fly', 'serverless']);

const partsOf = (path: string): readonly string[] => (path === '' ? [] : path.split('/'));

/** A path is held against those of all steps, so it is cut once. */
const partsOfRoot = oncePer(({ path }: Root) => partsOf(path));

/** How a path lies to another in which a part `*` stands for each folder there: it is that one, below it, or neither. */
function liesTo(path: readonly string[], folder: readonly string[]): 'at' | 'below' | null {
  if (path.length < folder.length || folder.some((part, depth) => part !== '*' && part !== path[depth])) return null;
  return path.length === folder.length ? 'at' : 'below';
}

/** Whether a path that a step names holds what a root is made of. */
export function covers(target: string, unit: Root): boolean {
  const { path, tool } = unit;
  const root = partsOfRoot(unit);
  const named = partsOf(target);
  if (named.at(-1) === '**') return liesTo(root, named.slice(0, -1)) === 'below';
  const lies = liesTo(root, named);
  // A file is applied from the folder it lies in, and a folder with the one file of its tool in it.
  if (lies === 'at' || (lies === 'below' && treeTools.has(tool) && named.at(-1) !== '*')) return true;
  if (fileTools.has(tool) && path.includes('.') && liesTo(root.slice(0, -1), named) === 'at') return true;
  return /\.\w{1,20}$/.test(target) && liesTo(root, named.slice(0, -1)) === 'at';
}

const same = (one: string, other: string): boolean => commonName(one) === commonName(other);

/** The environment that a word of a step stands for, or holds: a workspace may be called after both it and a service. */
const namedBy = (word: string): Environment | null => environmentOf(word) ?? environmentInName(word);

/** What names the environment that something acts on: a step of a pipeline, a script or a text. */
type Chooser = Pick<Step, 'selectors'> & { readonly environment?: string | null };

/** Words that name an environment, such as the workspace, the stage, or a file of values. */
function environmentsOf({ selectors, environment = null }: Chooser): readonly string[] {
  const stem = (text: string): string =>
    text.slice(text.lastIndexOf('/') + 1).replace(/\.(tfvars|ya?ml|json|hcl|tfbackend)(\.json)?$/, '');
  const said = selectors.flatMap((text) => [text, stem(text), ...text.split('/').slice(0, -1)]);
  return [...(environment === null ? [] : [environment]), ...said].filter((word) => namedBy(word) !== null);
}

/** Whether something that acts on the path of a root acts on the unit for its environment. */
export function onEnvironment(step: Chooser, { environment, path, selectors }: Root): Tri {
  if (environment === null) return 'yes';
  const said = environmentsOf(step);
  if ([...said, ...step.selectors].some((word) => same(word, environment) || selectors.includes(word))) return 'yes';
  // The folder is the environment, so that whoever acts on it acts on no other.
  const isFolder = path.split('/').some((part) => same(part, environment));
  if (isFolder) return 'yes';
  if (said.length === 0) return 'unknown';
  const canonical = (word: string): string => namedBy(word)?.production ?? 'unknown';
  return said.some((word) => canonical(word) === canonical(environment)) ? 'unknown' : 'no';
}

/** Whether a step of a pipeline acts on a unit; `unknown` where it does not say on what. */
export function actsOn(step: Step, root: Root): Tri {
  if (!isApplier(step.tool, root.tool)) return 'no';
  const sure: Tri = step.confidence === 'name' ? 'unknown' : 'yes';
  if (step.targets === null) {
    // What it does not say of its folder, it may say of its environment.
    return onEnvironment(step, { ...root, path: '' }) === 'no' ? 'no' : 'unknown';
  }
  const target = any(...step.targets.map((one): Tri => (covers(one, root) ? 'yes' : 'no')));
  return all(target, onEnvironment(step, root), sure);
}

/** Whether a step is run for what trunk holds, on an environment that lasts. */
export function runsForTrunk({ active, reached, lasting, onTrunkPush, onTag, onSchedule, manual }: Step): Tri {
  return all(active, reached, lasting, any(onTrunkPush, onTag, onSchedule, manual));
}
