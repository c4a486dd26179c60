import type { AccessSystem } from '../core/facts/access.ts';

/**
 * To whom an object grants something: as its trust policy (`trust`), its members (`members`) or the type of its
 * principal (`principal`) tell; `open` where its kind does not; `none` for what grants nothing by itself.
 */
type To = 'people' | 'programs' | 'pipeline' | 'open' | 'none' | 'trust' | 'members' | 'principal';

/** How groups of Crossplane end. */
const kept = '(?:m\\.)?(?:upbound|crossplane)\\.io';
/** Kinds by which a cluster makes resources of a cloud: those of Crossplane, and of the controllers of the clouds. */
const rows: readonly (readonly [group: string, kinds: string, AccessSystem, To])[] = [
  [`(?:iam|identity)\\.aws\\.${kept}`, '(?:IAM)?Role', 'aws_iam', 'trust'],
  [
    `(?:iam|identity)\\.aws\\.${kept}`,
    '(?:IAM)?Group\\w{0,40}|(?:IAM)?UserGroup\\w{0,40}|UserLoginProfile|S(?:AML|aml)Provider',
    'aws_iam',
    'people',
  ],
  [`(?:iam|identity)\\.aws\\.${kept}`, '(?:IAM)?User(?:Policy\\w{0,40})?|PolicyAttachment', 'aws_iam', 'open'],
  [
    `(?:iam|identity)\\.aws\\.${kept}`,
    '(?:IAM)?(?:Role)?Policy|(?:IAM)?RolePolicy\\w{0,40}|OpenIDConnectProvider',
    'aws_iam',
    'none',
  ],
  [`(?:ssoadmin|identitystore)\\.aws\\.${kept}`, '\\w{1,80}', 'aws_identity_center', 'people'],
  [`eks\\.aws\\.${kept}`, 'Access(?:Entry|PolicyAssociation)', 'kubernetes_rbac', 'open'],
  ['iam\\.services\\.k8s\\.aws', 'Role', 'aws_iam', 'trust'],
  ['iam\\.services\\.k8s\\.aws', 'Group', 'aws_iam', 'people'],
  ['iam\\.services\\.k8s\\.aws', 'User', 'aws_iam', 'open'],
  ['iam\\.services\\.k8s\\.aws', 'Policy', 'aws_iam', 'none'],
  [
    `[a-z]{1,40}\\.gcp(?:-beta)?\\.${kept}`,
    '\\w{0,40}IAM\\w{0,20}(?:Member|Binding|Policy)|(?:Bucket|ServiceAccount)Policy(?:Member)?',
    'gcp_iam',
    'members',
  ],
  [`cloudplatform\\.gcp(?:-beta)?\\.${kept}`, '\\w{0,40}IAMCustomRole', 'gcp_iam', 'none'],
  [`authorization\\.azure\\.${kept}`, '\\w{0,40}RoleAssignment', 'azure_role', 'principal'],
  [`authorization\\.azure\\.${kept}`, 'RoleDefinition|RoleManagementPolicy', 'azure_role', 'none'],
  ['authorization\\.azure\\.com', 'RoleAssignment', 'azure_role', 'principal'],
  ['authorization\\.azure\\.com', 'RoleDefinition', 'azure_role', 'none'],
  [
    `(?:groups|users|directoryroles|administrativeunits|identitygovernance|invitations)\\.azuread\\.${kept}`,
    '\\w{1,80}',
    'entra',
    'people',
  ],
  [`conditionalaccess\\.azuread\\.${kept}`, '\\w{0,40}Policy', 'entra', 'people'],
  [`app\\.azuread\\.${kept}`, '(?:App)?RoleAssignment', 'entra', 'open'],
];
const claims = rows.map(([group, kinds, system, to]) => ({
  version: new RegExp(`^(?:${group})/`),
  kind: new RegExp(`^(?:${kinds})$`),
  system,
  to,
}));

/** What an object of a version and kind grants, and in which system; null for objects that grant nothing. */
export function accessOfClaim(
  version: string,
  kind: string,
): { readonly system: AccessSystem; readonly to: To } | null {
  const found = claims.find(
    (claim) => claim.version.test(version.slice(0, 200)) && claim.kind.test(kind.slice(0, 100)),
  );
  return found === undefined ? null : { system: found.system, to: found.to };
}

/** A version of one of them stands in a file: looked for before it is parsed. */
export const claimVersions = new RegExp(`\\b(?:${[...new Set(rows.map(([group]) => group))].join('|')})/`);
