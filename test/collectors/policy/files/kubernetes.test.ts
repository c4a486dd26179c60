import { describe, expect, test } from 'vitest';
import { itemsIn, only } from '../reading.ts';

const object = (apiVersion: string, kind: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: it\nspec:\n${spec.replace(/^(?=.)/gm, '  ')}\n`;

const kyverno = (spec: string) => object('kyverno.io/v1', 'ClusterPolicy', spec);
const audited = 'rules:\n- name: a\n  validate: {message: no}\n';

describe('policies that a cluster evaluates', () => {
  test.each([
    [`validationFailureAction: Enforce\n${audited}`, 'yes'],
    [`validationFailureAction: enforce\n${audited}`, 'yes'],
    [`validationFailureAction: Audit\n${audited}`, 'no'],
    [audited, 'no'],
    [`validationFailureAction: "{{ .Values.action }}"\n${audited}`, 'unknown'],
    ['validationFailureAction: Audit\nrules:\n- validate: {failureAction: Enforce}', 'yes'],
    ['validationFailureAction: Enforce\nrules:\n- validate: {failureAction: Audit}', 'no'],
    ['validationFailureAction: Enforce\nrules:\n- verifyImages:\n  - failureAction: Enforce', 'yes'],
    [`validationFailureActionOverrides:\n- action: Enforce\n  namespaces: [a]\n${audited}`, 'yes'],
    [`admission: false\nvalidationFailureAction: Enforce\n${audited}`, 'no'],
    ['validationFailureAction: Enforce\nrules:\n- mutate: {}', 'unknown'],
    ['rules:\n- generate: {}', 'unknown'],
  ])('Kyverno: %j refuses: %s', async (spec, enforces) => {
    expect(await only('policy.file', 'policies/a.yaml', kyverno(spec))).toMatchObject({
      ref: 'policies/a.yaml#ClusterPolicy/it',
      engine: 'kyverno',
      form: 'admission',
      enforces,
      rules: 1,
    });
  });

  test.each([
    ['policies.kyverno.io/v1alpha1', 'ValidatingPolicy', 'validationActions: [Deny]', 'kyverno', 'yes'],
    ['policies.kyverno.io/v1alpha1', 'ImageValidatingPolicy', 'validationActions: [Audit]', 'kyverno', 'no'],
    ['policies.kyverno.io/v1alpha1', 'ValidatingPolicy', 'validations: []', 'kyverno', 'unknown'],
    ['policies.kyverno.io/v1alpha1', 'MutatingPolicy', 'x: 1', 'kyverno', 'unknown'],
    ['constraints.gatekeeper.sh/v1beta1', 'K8sNoLatest', 'match: {}', 'gatekeeper', 'yes'],
    ['constraints.gatekeeper.sh/v1beta1', 'K8sNoLatest', 'enforcementAction: dryrun', 'gatekeeper', 'no'],
    ['constraints.gatekeeper.sh/v1beta1', 'K8sNoLatest', 'enforcementAction: $ACTION', 'gatekeeper', 'unknown'],
    [
      'constraints.gatekeeper.sh/v1beta1',
      'K8sNoLatest',
      'enforcementAction: scoped\nscopedEnforcementActions:\n- action: warn\n- action: deny',
      'gatekeeper',
      'yes',
    ],
    ['templates.gatekeeper.sh/v1', 'ConstraintTemplate', 'targets:\n- rego: x', 'gatekeeper', 'unknown'],
    [
      'admissionregistration.k8s.io/v1',
      'ValidatingAdmissionPolicy',
      'validations: [{}]',
      'validating_admission_policy',
      'unknown',
    ],
    [
      'admissionregistration.k8s.io/v1',
      'ValidatingAdmissionPolicyBinding',
      'validationActions: [Deny, Audit]',
      'validating_admission_policy',
      'yes',
    ],
    [
      'admissionregistration.k8s.io/v1',
      'ValidatingAdmissionPolicyBinding',
      'validationActions: [Warn]',
      'validating_admission_policy',
      'no',
    ],
    ['policies.kubewarden.io/v1', 'ClusterAdmissionPolicy', 'mode: monitor', 'kubewarden', 'no'],
    ['policies.kubewarden.io/v1', 'AdmissionPolicy', 'module: x', 'kubewarden', 'yes'],
    ['policy.jspolicy.com/v1beta1', 'JsPolicy', 'violationPolicy: warn', 'other', 'no'],
  ])('%s %s with %j is of %s and refuses: %s', async (version, kind, spec, engine, enforces) => {
    const item = await only('policy.file', 'a.yaml', object(version, kind, spec));
    expect(item).toMatchObject({ engine, enforces });
  });

  test('the Rego of a template is counted', async () => {
    const rego =
      'targets:\n- rego: |\n    package k\n    violation[{"msg": m}] { m := "x" }\n    violation[{"msg": m}] { m := "y" }';
    const item = await only('policy.file', 'a.yaml', object('templates.gatekeeper.sh/v1', 'ConstraintTemplate', rego));
    expect(item.rules).toBe(2);
  });

  test('each document, and each object of a list, is an item on its line', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${kyverno(audited).replace(/\n(?=.)/g, '\n  ')}`;
    const items = await itemsIn('policy.file', { 'a.yaml': `${kyverno(audited)}---\nkind: ConfigMap\n---\n${list}` });
    expect(items.map(({ ref, at }) => [ref, at.line])).toEqual([
      ['a.yaml#ClusterPolicy/it', 1],
      ['a.yaml#ClusterPolicy/it~2', 16],
    ]);
  });

  test('a chart template that is no YAML is an item of unknowns, a plain one is read', async () => {
    const items = await itemsIn('policy.file', {
      'chart/Chart.yaml': 'name: c\n',
      'chart/templates/a.yaml': `{{- if .Values.on }}\n${kyverno(audited)}{{- end }}\n`,
      'chart/templates/b.yaml': kyverno(audited),
      'templates/c.yaml': kyverno(audited),
      'chart/templates/tests/d.yaml': kyverno(audited),
    });
    expect(items.map(({ ref, enforces, rules }) => [ref, enforces, rules])).toEqual([
      ['chart/templates/a.yaml', 'unknown', 0],
      ['chart/templates/b.yaml#ClusterPolicy/it', 'no', 1],
    ]);
  });

  test('a text that only mentions an engine is nothing', async () => {
    const files = {
      'crd.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: x.kyverno.io/y}\n',
      'hook.yaml': object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'webhooks: []'),
      'broken.yaml': 'a: [kyverno.io/v1\n',
      'README.md': kyverno(audited),
      'quoted.yaml': `data: |\n${kyverno(audited).replace(/^/gm, '  ')}`,
    };
    expect(await itemsIn('policy.file', files)).toEqual([]);
  });
});
