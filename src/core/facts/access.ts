import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';
import { Review, reviewInWords } from './review.ts';

/** Where the rules of a file hold: the system that decides by them. */
export const AccessSystem = z.enum([
  'aws_iam',
  'aws_identity_center',
  'azure_role',
  'entra',
  'gcp_iam',
  'kubernetes_rbac',
  'argo_cd',
  'github_organisation',
  'gitlab_group',
  'google_group',
  'roster',
  'okta',
  'keycloak',
  'auth0',
  'vault',
  'openfga',
  'cedar',
  'rego',
  'casbin',
  'database',
  'ssh',
  'other',
]);
export type AccessSystem = z.infer<typeof AccessSystem>;

/** A file that says who may do what: grants, roles, members of teams, rules of an authorisation engine. */
const ruleFile = item({
  system: AccessSystem,
  path: z.string(),
  /** Grants, roles, bindings, members or statements; the file may hold other things beside. */
  rules: Count,
  /** The source's own people, accounts and clusters are meant; `unknown` where it may be a product, a module or a sample for others. */
  own: Tri,
  /** It grants something to people or to teams of people, or says who they are. */
  people: Tri,
  /** It grants something to programs. */
  workloads: Tri,
  /** Folder of the kustomization that it lies beside and that takes it in no more than any other does; else null. */
  leftOutBy: z.string().nullable(),
  /** Folders of configurations that read it as data and so make it a part of themselves; empty where its place tells. */
  readBy: z.array(z.string()).max(20),
  ...Review.shape,
});

const systems: Readonly<Record<AccessSystem, string>> = {
  aws_iam: 'AWS IAM',
  aws_identity_center: 'IAM Identity Center',
  azure_role: 'Azure roles',
  entra: 'Entra ID',
  gcp_iam: 'Google Cloud IAM',
  kubernetes_rbac: 'Kubernetes RBAC',
  argo_cd: 'Argo CD',
  github_organisation: 'GitHub members and teams',
  gitlab_group: 'GitLab groups',
  google_group: 'Google groups',
  roster: 'a list of members',
  okta: 'Okta',
  keycloak: 'Keycloak',
  auth0: 'Auth0',
  vault: 'Vault',
  openfga: 'OpenFGA',
  cedar: 'Cedar',
  rego: 'Rego',
  casbin: 'Casbin',
  database: 'a database',
  ssh: 'SSH keys',
  other: 'another system',
};

/** Whom it grants something, as far as that is told. */
function granted({ people, workloads }: z.infer<typeof ruleFile>): string {
  const told = [...(people === 'yes' ? ['people'] : []), ...(workloads === 'yes' ? ['programs'] : [])];
  return told.length === 0 ? 'for whom is not told' : `for ${told.join(' and ')}`;
}

export const accessFacts = {
  'access.rule_file': kind({
    title: 'files that say who may do what',
    schema: ruleFile,
    class: 'repository',
    closure: 'declared',
    grade: 'present',
    summary: (fact) =>
      `${plural(fact.rules, 'access rule')} of ${systems[fact.system]} ${granted(fact)}${reviewInWords(fact)}`,
  }),
} as const;
