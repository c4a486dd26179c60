import { type AbsentClass, absentClasses, type Collection, type Gap } from '../../core/evidence.ts';
import type { Tri } from '../../core/facts/base.ts';
import type { IacTool } from '../../core/facts/iac.ts';
import { isApplier } from '../../lexicon/iac-tools.ts';

/** Tools whose roots lie in a class of target, and tools that can make things there among others. */
const tools: Readonly<Record<AbsentClass, readonly IacTool[]>> = {
  kubernetes: ['argo_cd', 'crossplane', 'flux', 'helm', 'helmfile', 'kubernetes', 'kustomize'],
  aws: [
    ...(['cdk', 'cloudformation', 'sam', 'serverless'] as const),
    ...(['ansible', 'crossplane', 'opentofu', 'packer', 'pulumi', 'terraform', 'terragrunt'] as const),
  ],
};
const inManifests: readonly string[] = ['manifest', 'chart_values', 'kustomization'];
/** Programs of which the tools alone do not tell. */
const programs: Readonly<Record<AbsentClass, (program: string) => boolean>> = {
  kubernetes: (program) => isApplier(program, 'kubernetes'),
  aws: (program) => isApplier(program, 'cloudformation'),
};

const perhaps = (value: Tri): boolean => value !== 'no';

/** Something of the repository that works on a class of target, or may; undefined where there is nothing of the sort. */
function userOf(absent: AbsentClass, { slots }: Collection): string | undefined {
  const root = slots['iac.root'].items.find(
    ({ tool, creates, own }) => tools[absent].includes(tool) && perhaps(creates) && perhaps(own),
  );
  const step = slots['ci.provisioning'].items.find(({ tool, active }) => programs[absent](tool) && perhaps(active));
  const identity = slots['ci.identity'].items.find(({ provider, active }) => provider === absent && perhaps(active));
  const image = slots['supply.image'].items.find(
    ({ place, role, own }) =>
      absent === 'kubernetes' && inManifests.includes(place) && role !== 'local' && perhaps(own),
  );
  return (root ?? step ?? identity ?? image)?.ref;
}

/** What becomes of the declaration that a system has none of a class. */
export type Absence = 'declared' | Gap | null;

/**
 * Whether a class is declared to be absent: `declared`, or, where something of the repository works on it or may, a gap
 * that says why the declaration is void; null without a declaration, or where a target of the class was asked.
 */
export function absenceOf(collection: Collection, of: string): Absence {
  const absent = absentClasses.find((each) => each === of);
  const declared = collection.scope.none.find((each) => each.class === absent);
  if (absent === undefined || declared === undefined) return null;
  if (collection.targets.some((target) => target.class === absent)) return null;
  const user = userOf(absent, collection);
  if (user === undefined) return 'declared';
  return {
    source: absent,
    reason: 'not_asked',
    detail: `${declared.by} says that there is no ${absent}, and ${user} may work on it`,
    mend: `scan what it works on as well, or take ${absent} out of the declaration`,
  };
}
