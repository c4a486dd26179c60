import type { Tri } from '../../../src/core/facts/base.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { at, items, words } from '../formats/nodes.ts';
import { readRego } from './rego.ts';
import { byWord, type Shape, shape, strongest } from './shape.ts';

/** A Kubernetes object with what tells it. */
export interface KubernetesObject {
  readonly group: string;
  readonly kind: string;
  readonly name: string | null;
  readonly node: Yaml;
}

/** The Kubernetes objects of a file, those of lists among them. */
export function objectsOf(documents: readonly Yaml[]): readonly KubernetesObject[] {
  return documents.flatMap((node) => {
    const kind = text(get(node, 'kind'));
    const version = text(get(node, 'apiVersion'));
    if (kind === undefined || version === undefined) return [];
    if (kind === 'List')
      return objectsOf(items(get(node, 'items')).filter((item) => text(get(item, 'kind')) !== 'List'));
    return [{ group: version.split('/')[0] ?? '', kind, name: text(at(node, 'metadata', 'name')) ?? null, node }];
  });
}

type Reader = (object: KubernetesObject) => Pick<Shape, 'engine' | 'enforces' | 'rules'> & Partial<Shape>;

/** Whether a document is a policy that a cluster evaluates, and what it says. */
export function readObject(object: KubernetesObject): Shape | null {
  const told = readerOf(object)?.(object);
  if (told === undefined) return null;
  const name = object.name === null ? object.kind : `${object.kind}/${object.name}`;
  return shape({ form: 'admission', name, line: object.node.line, ...told });
}

function readerOf({ group, kind }: KubernetesObject): Reader | null {
  if (group === 'kyverno.io' && (kind === 'ClusterPolicy' || kind === 'Policy')) return kyverno;
  if (group === 'policies.kyverno.io' && /^(Namespaced)?(Validating|ImageValidating)Policy$/.test(kind))
    return kyvernoCel;
  if (group === 'policies.kyverno.io' && /^(Namespaced)?(Mutating|Generating)Policy$/.test(kind)) return kyvernoOther;
  if (group === 'templates.gatekeeper.sh' && kind === 'ConstraintTemplate') return constraintTemplate;
  if (group === 'constraints.gatekeeper.sh') return constraint;
  if (group === 'admissionregistration.k8s.io' && kind === 'ValidatingAdmissionPolicy') return admissionPolicy;
  if (group === 'admissionregistration.k8s.io' && kind === 'ValidatingAdmissionPolicyBinding') return binding;
  if (group === 'policies.kubewarden.io' && /^(Cluster)?AdmissionPolicy(Group)?$/.test(kind)) return kubewarden;
  if (group === 'policy.jspolicy.com' && kind === 'JsPolicy') return jsPolicy;
  if (group === 'appstudio.redhat.com' && kind === 'EnterpriseContractPolicy') return conforma;
  return null;
}

/** https://kyverno.io/docs/policy-types/cluster-policy/policy-settings/: without a word on failure it audits. */
const kyverno: Reader = ({ node }) => {
  const spec = get(node, 'spec');
  const rules = items(get(spec, 'rules'));
  const judging = rules.filter(
    (rule) => get(rule, 'validate') !== undefined || get(rule, 'verifyImages') !== undefined,
  );
  const own = text(get(spec, 'validationFailureAction')) ?? 'Audit';
  const elsewhere = items(get(spec, 'validationFailureActionOverrides')).flatMap(
    (one) => text(get(one, 'action')) ?? [],
  );
  const isBackground = text(get(spec, 'admission')) === 'false';
  const actions = judging.flatMap((rule) => {
    const below = [get(rule, 'validate'), ...items(get(rule, 'verifyImages'))].flatMap(
      (part) => text(get(part, 'failureAction')) ?? [],
    );
    return below.length > 0 ? below : [own, ...elsewhere];
  });
  return {
    engine: 'kyverno',
    enforces: isBackground ? 'no' : strongest(actions.map((action) => byWord(action, ['enforce'], ['audit']))),
    rules: rules.length,
    hasSeverity: severity(node, 'policies.kyverno.io/severity'),
  };
};

const kyvernoCel: Reader = ({ node }) => ({
  engine: 'kyverno',
  enforces: denies(at(node, 'spec', 'validationActions')),
  rules: items(at(node, 'spec', 'validations')).length,
  hasSeverity: severity(node, 'policies.kyverno.io/severity'),
});

const kyvernoOther: Reader = () => ({ engine: 'kyverno', enforces: 'unknown', rules: 1 });

const constraintTemplate: Reader = ({ node }) => {
  const targets = items(at(node, 'spec', 'targets'));
  const sources = targets.flatMap((target) => [
    get(target, 'rego'),
    ...items(get(target, 'code')).map((code) => at(code, 'source', 'rego')),
  ]);
  const rules = sources.map((rego) => readRego(text(rego) ?? '')?.rules ?? 0).reduce((sum, count) => sum + count, 0);
  // A template refuses nothing until a constraint uses it.
  return { engine: 'gatekeeper', enforces: 'unknown', rules: Math.max(rules, targets.length > 0 ? 1 : 0) };
};

/** https://open-policy-agent.github.io/gatekeeper/website/docs/violations/: without a word it denies. */
const constraint: Reader = ({ node }) => {
  const action = text(at(node, 'spec', 'enforcementAction')) ?? 'deny';
  const scoped = items(at(node, 'spec', 'scopedEnforcementActions')).map((one) => text(get(one, 'action')));
  const answers = (action === 'scoped' ? scoped : [action]).map((word) => byWord(word, ['deny'], ['dryrun', 'warn']));
  return { engine: 'gatekeeper', enforces: strongest(answers), rules: 1 };
};

const admissionPolicy: Reader = ({ node }) => ({
  engine: 'validating_admission_policy',
  // What a binding makes of it is said there.
  enforces: 'unknown',
  rules: items(at(node, 'spec', 'validations')).length,
});

const binding: Reader = ({ node }) => ({
  engine: 'validating_admission_policy',
  enforces: denies(at(node, 'spec', 'validationActions')),
  rules: 0,
});

const kubewarden: Reader = ({ node }) => ({
  engine: 'kubewarden',
  enforces: byWord(text(at(node, 'spec', 'mode')) ?? 'protect', ['protect'], ['monitor']),
  rules: 1,
  hasSeverity: severity(node, 'io.kubewarden.policy.severity'),
});

const jsPolicy: Reader = ({ node }) => ({
  engine: 'other',
  enforces: byWord(text(at(node, 'spec', 'violationPolicy')) ?? 'deny', ['deny'], ['warn', 'dryrun']),
  rules: 1,
});

const conforma: Reader = ({ node }) => {
  const sources = items(at(node, 'spec', 'sources'));
  const excluded = sources.flatMap((source) => words(at(source, 'config', 'exclude')));
  return {
    engine: 'conforma',
    form: 'rules',
    enforces: 'unknown',
    rules: sources.flatMap((source) => words(at(source, 'config', 'include'))).length,
    disabled: excluded.length,
  };
};

/** `validationActions`: a list in which `Deny` refuses; unknown without one. */
function denies(actions: Yaml | undefined): Tri {
  return strongest(words(actions).map((action) => byWord(action, ['deny'], ['audit', 'warn'])));
}

function severity(node: Yaml, annotation: string): Tri {
  return entries(at(node, 'metadata', 'annotations')).some(([key]) => key === annotation) ? 'yes' : 'no';
}

/** A text that is a policy object by its first words, though it cannot be parsed, such as a chart's template. */
export function engineOfUnparsed(written: string): Shape['engine'] | null {
  const versions: readonly (readonly [RegExp, RegExp, Shape['engine']])[] = [
    [
      /^apiVersion: *["']?(policies\.)?kyverno\.io\//m,
      /^kind: *["']?(Cluster|Validating|ImageValidating)?Policy\b/m,
      'kyverno',
    ],
    [/^apiVersion: *["']?constraints\.gatekeeper\.sh\//m, /^kind: /m, 'gatekeeper'],
    [/^apiVersion: *["']?templates\.gatekeeper\.sh\//m, /^kind: *["']?ConstraintTemplate\b/m, 'gatekeeper'],
    [
      /^apiVersion: *["']?admissionregistration\.k8s\.io\//m,
      /^kind: *["']?ValidatingAdmissionPolicy(Binding)?\b/m,
      'validating_admission_policy',
    ],
    [/^apiVersion: *["']?policies\.kubewarden\.io\//m, /^kind: *["']?(Cluster)?AdmissionPolicy\b/m, 'kubewarden'],
  ];
  return versions.find(([version, kind]) => version.test(written) && kind.test(written))?.[2] ?? null;
}
