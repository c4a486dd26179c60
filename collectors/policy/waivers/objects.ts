import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { objectsOf } from '../files/kubernetes.ts';
import { at, items, mapsOf, words } from '../formats/nodes.ts';
import type { Told } from './told.ts';

/** Exceptions among the objects of a file: of Kyverno, of Gatekeeper's own configuration, and of Conforma. */
export function objectWaivers(documents: readonly Yaml[]): readonly Told[] {
  return objectsOf(documents).flatMap(({ group, kind, node }): readonly Told[] => {
    if ((group === 'kyverno.io' || group === 'policies.kyverno.io') && kind === 'PolicyException')
      return [exception(node)];
    if (group === 'config.gatekeeper.sh' && kind === 'Config') return excluded(node);
    return group === 'appstudio.redhat.com' && kind === 'EnterpriseContractPolicy' ? volatile(node) : [];
  });
}

/** What annotations and labels say under a key whose last word is one of these. */
function noted(node: Yaml, words: RegExp): string | null {
  const notes = [...entries(at(node, 'metadata', 'annotations')), ...entries(at(node, 'metadata', 'labels'))];
  const found = notes.find(([key]) => words.test(key.slice(key.lastIndexOf('/') + 1)));
  return found === undefined ? null : (text(found[1]) ?? '');
}

/** The form has no field for words or dates: they stand in annotations, where anywhere. */
function exception(node: Yaml): Told {
  const policies = [
    ...items(at(node, 'spec', 'exceptions')).flatMap((one) => words(get(one, 'policyName'))),
    ...items(at(node, 'spec', 'policyRefs')).flatMap((one) => words(get(one, 'name'))),
  ];
  return {
    tool: 'kyverno',
    form: 'register',
    rules: policies,
    extent: 'path',
    reason: noted(node, /reason|description|justification|why|statement/i) ?? '',
    owner: noted(node, /owner|contact|team|approved|approver|requester/i),
    until: noted(node, /expir|until|valid-to|review-?by/i),
    line: node.line,
  };
}

/** Namespaces that no cluster can do without, which every guide leaves out. */
const systemNamespace = /^(kube-.*|gatekeeper-system|cert-manager)$/;

function excluded(node: Yaml): readonly Told[] {
  return items(at(node, 'spec', 'match')).flatMap((match): Told[] => {
    const own = words(get(match, 'excludedNamespaces')).filter((name) => !systemNamespace.test(name));
    if (own.length === 0) return [];
    const reason = noted(node, /reason|description|justification/i) ?? '';
    return [{ tool: 'gatekeeper', form: 'configuration', rules: [], extent: 'path', reason, line: match.line }];
  });
}

/** `volatileConfig` and `config` of Conforma's sources: rules left out, the former with an end. */
function volatile(node: Yaml): readonly Told[] {
  return items(at(node, 'spec', 'sources')).flatMap((source) => [
    ...items(at(source, 'volatileConfig', 'exclude')).map(
      (one): Told => ({
        tool: 'conforma',
        form: 'register',
        rules: words(get(one, 'value')),
        extent: get(one, 'imageRef') === undefined && get(one, 'imageDigest') === undefined ? 'all' : 'path',
        reason: text(get(one, 'reference')) ?? '',
        until: text(get(one, 'effectiveUntil')) ?? null,
        line: one.line,
      }),
    ),
    ...items(at(source, 'config', 'exclude')).map(
      (one): Told => ({
        tool: 'conforma',
        form: 'configuration',
        rules: words(one),
        extent: 'all',
        reason: '',
        line: one.line,
      }),
    ),
  ]);
}

/** An exemption of Azure Policy, and an assignment that leaves out scopes, however many: for these there is no place for words. */
export function azureWaivers(documents: readonly Yaml[]): readonly Told[] {
  return documents.flatMap((root): readonly Told[] => {
    const body = get(root, 'properties') ?? root;
    if (get(body, 'policyAssignmentId') !== undefined && get(body, 'exemptionCategory') !== undefined) {
      const rules = words(get(body, 'policyDefinitionReferenceIds'));
      const reason = text(get(body, 'description')) ?? text(get(body, 'displayName')) ?? '';
      const until = text(get(body, 'expiresOn')) ?? null;
      return [{ tool: 'azure_policy', form: 'register', rules, extent: 'path', reason, until, line: root.line }];
    }
    const left = items(get(body, 'notScopes'));
    if (get(body, 'policyDefinitionId') === undefined || left.length === 0) return [];
    const line = left[0]?.line ?? root.line;
    return [{ tool: 'azure_policy', form: 'configuration', rules: [], extent: 'path', reason: null, line }];
  });
}

/** Checks that the metadata of CloudFormation resources set aside, for Checkov and cfn-nag. */
export function metadataWaivers(documents: readonly Yaml[]): readonly Told[] {
  const inline = (tool: Told['tool'], entry: Yaml, why: string): Told => {
    const reason = text(get(entry, why)) ?? '';
    return { tool, form: 'inline', rules: words(get(entry, 'id')), extent: 'path', reason, line: entry.line };
  };
  return documents.flatMap((root) =>
    [...mapsOf(root)].flatMap((map) => [
      ...items(at(map, 'Metadata', 'checkov', 'skip')).map((entry) => inline('checkov', entry, 'comment')),
      ...items(at(map, 'Metadata', 'cfn_nag', 'rules_to_suppress')).map((entry) => inline('other', entry, 'reason')),
    ]),
  );
}
