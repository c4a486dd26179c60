import type { Grantee } from './grants.ts';

/** Who logs in through a federation of people; a second factor is asked of people alone. */
const ofPeople =
  /saml-provider|aws_iam_saml_provider|signin\.aws(?:\.amazon\.com)?\/saml|AWSReservedSSO_|MultiFactorAuth|workforcePools/;
/** Who runs pipelines. */
const ofForges =
  /githubusercontent\.com|oidc-provider\/[^/]{0,80}(?:gitlab|bitbucket|circleci|buildkite|terraform\.io|spacelift|visualstudio)|^repo:|^project_path:|openid_connect_provider\.\w{0,40}(?:github|gitlab|bitbucket|circleci|terraform|tfc)|vstoken/i;
const ofClusters = /oidc\.eks\.|system:serviceaccount:|openid_connect_provider\.\w{0,40}(?:eks|cluster|irsa)/i;
/** A service of AWS; the audience of a token is no one. */
const ofServices = /(?<!^sts)\.amazonaws\.com(?:\.cn)?$/;
const longest = 2000;

/**
 * To whom a trust policy opens a role, by the words that it is made of: principals, conditions, names it refers to.
 * `open` where none of them tells, as accounts and other roles do not.
 */
export function trustees(words: Iterable<string>): readonly Grantee[] {
  const found = new Set<Grantee>();
  let isFederated = false;
  for (const word of words) {
    const plain = word.slice(0, longest).trim();
    // The sorts of principals: accounts, roles and users of AWS may be anybody.
    if (plain === 'AWS') found.add('open');
    if (plain === 'Service') found.add('programs');
    if (plain === 'Federated') isFederated = true;
    if (ofPeople.test(plain)) found.add('people');
    else if (ofForges.test(plain)) found.add('pipeline');
    else if (ofClusters.test(plain) || ofServices.test(plain)) found.add('programs');
  }
  if (isFederated && !found.has('people') && !found.has('pipeline') && !found.has('programs')) found.add('open');
  return found.size === 0 ? ['open'] : [...found];
}

/** To whom a member of a policy of Google Cloud belongs, by how it begins. */
export function memberOf(member: string): Grantee {
  const plain = member.slice(0, longest);
  if (/^(?:deleted:)?(?:user|group|domain):/.test(plain)) return 'people';
  if (/^(?:deleted:)?serviceAccount:/.test(plain)) return 'programs';
  if (/^principal(?:Set)?:.{0,200}workforcePools/.test(plain)) return 'people';
  return /^principal(?:Set)?:/.test(plain) ? 'pipeline' : 'open';
}

/** To whom a subject of a binding of Kubernetes belongs, by its kind and name. */
export function subjectOf(kind: string, name: string): Grantee {
  if (kind === 'ServiceAccount') return 'programs';
  if (kind !== 'User' && kind !== 'Group') return 'open';
  if (/[{}<>$]|^$/.test(name) || /^system:(?:un)?authenticated/.test(name)) return 'open';
  if (name === 'system:masters' || name === 'system:cluster-admins') return 'people';
  return name.startsWith('system:') || name.endsWith('.gserviceaccount.com') ? 'programs' : 'people';
}

/** To whom an assignment of Azure belongs, by the type of its principal. */
export function principalOf(type: string): Grantee {
  const plain = type.toLowerCase();
  if (plain === 'user' || plain === 'group' || plain === 'foreigngroup') return 'people';
  return plain === 'serviceprincipal' ? 'programs' : 'open';
}
