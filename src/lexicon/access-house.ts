import { workplaces } from './access-words.ts';
import { speaksOfEmployment } from './house-signs.ts';

const system = workplaces.source;

/** That some may sign in to a system is what they are given, and no way to prove who they are; any product has a console. */
const may = '\\b(?:may|(?:is|are|be) (?:not )?(?:allowed|permitted) to|only .{1,60} can) (?:(?:not|only|also) )?';
const signInTo = `(?:sign|log) ?(?:in|on) ?to (?!(?:\\w{1,20} ){0,3}consoles?\\b)(?:(?:the|our|any|all|these) )?${system}`;
const givenSignIn = new RegExp(`${may}${signInTo}`, 'i');

/** Of a sentence, what names a system without giving anybody access to it. */
const asides: readonly RegExp[] = [
  // Where people ask or hear, and by what they sign in.
  /\b(?:in|on|via|through|over|using) (?:our |the |a |your )?(?:#?[\w-]{1,30} )?(?:Slack|Teams channel)\b/gi,
  /\b(?:message|ping|ask|contact|post|reach)\b[^.;:]{0,60}\b(?:Slack|Teams channel)\b/gi,
  new RegExp(
    `(?<!${may}(?=${signInTo}))\\b(?:sign(?:s|ed|ing)?|log(?:s|ged|ging)?|authenticat\\w{1,5})[- ]?(?:in|up|on)?\\b[^.;|]{0,60}?${system}`,
    'gi',
  ),
  // What a product is joined to, sold on or made for.
  /\b(?:connect(?:s|ed|ing)?(?! to\b)|integrat(?:e|es|ed|ing|ions?)|sync(?:s|ed|ing|hroni[sz]\w{1,4})?|import(?:s|ed|ing)?|plug-?ins?|webhooks?)\b[^.;|]{0,80}/gi,
  /[^.;:|,]{0,80}\b(?:integrations?|connections?|connectors?|plug-?ins?|webhooks?|marketplaces?|add-?ons?)\b/gi,
  /\b(?:bots?|apps?|applications?|actions?|CLI|SDK|library|products?|plug-?ins?|operator|controller|agent|API|extension) (?:needs?|requires?|asks? for|has|gets?|reads?|uses?|runs?|works?|never)\b[^.;|]{0,100}/gi,
  /\b(?:added|imported|provisioned|created|taken)\b (?:\w{1,20} ){0,2}(?:from|by)\b[^.;|]{0,60}/gi,
  /[^.;|]{0,80}\b(?:SCIM|SAML|OIDC|OAuth)\b[^.;|]{0,80}/gi,
  /\b(?:hosted|runs?|running|stored|deployed|built|kept|lives?) (?:in|on|with)\b[^.;|]{0,60}/gi,
  // Of the house that reads it, not of the one that wrote it.
  new RegExp(`\\byour (?:own |\\w{1,20}'s )?${system}`, 'gi'),
];

/** Systems that a product may have, too, or run on: of the house only where its people are named. */
const common =
  /\b(?:production (?:access|accounts?|environment|systems?|namespace|clusters?|databases?|servers?|logs)|(?:access|accounts|rights) (?:to|in|on) (?:the )?production|(?:cloud|admin|the|our) consoles?|shell access|Keycloak|SSO|Signon|Kubernetes|OpenShift|Grafana|Login\.gov)\b/gi;
const ourCommon = /\bour (?:\w{1,20} ){0,2}(?:production|Kubernetes|OpenShift|Grafana|Signon|SSO|clusters?)\b/i;
/** People who run something; of developers and staff a product may have users, too. */
const crew =
  /\b(?:engineers?|operators?|on-?call|SREs?|sysadmins?|civil servants?|(?:our|two|all our|lead) (?:\w{1,20} )?(?:developers?|staff|colleagues|people|administrators)|(?:only )?our (?:\w{1,20} ){0,2}team (?:has|have|may|can)|(?:given|granted|limited|restricted|open|only) to (?:the|our) (?:[\w-]{1,30} ){0,5}team\b)\b/i;
/** People who work on something, and whoever a house gives work to. */
const workers =
  /^\W{0,4}developers?\W{0,4}\||\b(?:(?:the|only|all|senior) developers?|developers? (?:of|in|on) (?:the|our)|tech(?:nical)? leads?|delivery managers?|testers?|architects?|staff|colleagues?|contractors?|employees?|leavers?|joiners?|starters?|team members?|members? of (?:our|this) |members? of the (?:[`\w-]{1,30} ){1,4}(?:team|group)|everyone|everybody|(?:platform|ops|operations|security|infrastructure|DevOps|SRE|development|engineering|delivery) team|when (?:someone|somebody|a member|anyone) (?:\w{1,20} ){0,4}(?:leaves|joins))/i;
/** Systems and people that a sentence calls those of whoever wrote it; a team may well make a product. */
const ofThisHouse =
  /\b(?:our|we use|we have|we manage|we grant|we give) (?:\w{1,20} )?(?:own|GitHub|GitLab|AWS|Azure|GCP|Google|Slack|organi[sz]ation|accounts?|infrastructure|clusters?|Jenkins|Vault|VPN|SSO|staff|engineers|developers|production|systems|access|secrets?|repositor(?:y|ies)|environments?)\b/i;
/** People whom a sentence calls those of whoever wrote it. */
const ourPeople =
  /\b(?:members? of our (?:\w{1,20} ){0,3}team|our (?:\w{1,20} )?(?:engineers|developers|staff|operators|administrators|contractors|team members))\b/i;
/** They are given access by a house, and are none of it. */
const outsiders =
  /\b(?:merchants?|partners?|customers?|clients|consumers?|tenants|subscribers?|integrators?|clinics?|schools?|councils?|patients?|students?|pupils?|teachers?|wards?|buyers?|sellers?|visitors?|their (?:teams?|services?)(?! (?:leads?|leaders?|managers?)\b)|(?:your|consuming|client|delivery) (?:teams?|services?)|your (?:\w{1,20} )?(?:team|service|application|app|product|integration|agency|department)(?:'s)?)\b/i;
/** Roles that any product has, each with what it may do there. */
const productRole =
  /^\W{0,4}(?:only )?(?:the |an? )?(?:(?:super|workspace|account|site|billing|organi[sz]ation|project|team|group|regular|standard|read-?only) ?)?(?:owners?|admins?|administrators?|members?|guests?|viewers?|editors?|moderators?|managers?|users?|auditors?|authors?|superusers?)\b\W{0,4}(?:[:|–—-]|(?:can|may|is allowed|are allowed|has|have)\b)/i;
/** What is given, or is done with it. */
const given =
  /\b(?:access|permissions?|privileges?|roles?|rights|accounts?|credentials?|members?|membership|groups?|collaborators?|admin(?:istrator)?s?|MFA|2FA|organi[sz]ations?|assum(?:e|ed|es)|invit(?:e|ed|ation)s?|(?:GitHub|GitLab|Azure|Okta|Entra) teams?)\b|\b(?:add|added|remove[sd]?|revoke[sd]?|disabled?|deactivated?|deleted?|granted?|giv(?:e|en)|assign(?:ed)?|enrol(?:led)?)\b/i;
/** A name in a list of what people are given, or a row that names a system and who has it. */
const MOST_NAME_WORDS = 5;
const MOST_ROW_WORDS = 8;
/** Longer sentences are looked into no further than this. */
const LONGEST = 600;

const isOfWorkers = (said: string): boolean => crew.test(said) || workers.test(said);

/** What a sentence, an item or a row tells of access of people to a system that they work with; empty where it does not. */
function accessToWork(said: string): string {
  const short = said.slice(0, LONGEST).replaceAll('’', "'");
  if (!workplaces.test(short) || outsiders.test(short)) return '';
  if (productRole.test(short) && !isOfWorkers(short)) return '';
  const rest = asides.reduce((left, aside) => left.replace(aside, ' '), short);
  const words = rest.split(/[\s|]+/).filter((word) => word !== '').length;
  if (
    !given.test(rest) &&
    !givenSignIn.test(rest) &&
    words > (short.includes(' | ') ? MOST_ROW_WORDS : MOST_NAME_WORDS)
  )
    return '';
  const isCommon = !workplaces.test(rest.replace(common, ' '));
  return workplaces.test(rest) && (!isCommon || crew.test(rest) || ourCommon.test(rest)) ? rest : '';
}

/** Whether a sentence, an item or a row tells of access of people to a system that they work with, and make for nobody. */
export function isAccessToWork(said: string): boolean {
  return accessToWork(said) !== '';
}

/** Whether a sentence tells what becomes of the access of those who are employed: a product knows no line managers. */
export function isAccessOfEmployees(said: string): boolean {
  const short = said.slice(0, LONGEST);
  // A row of a table names its role, and no case.
  return (
    !short.includes(' | ') &&
    speaksOfEmployment.test(short) &&
    given.test(short) &&
    !outsiders.test(short) &&
    !productRole.test(short)
  );
}

/** Whether a sentence tells of access of people of whoever wrote it, whatever to, and speaks to nobody else. */
export function isAccessOfOurPeople(said: string): boolean {
  const short = said.slice(0, LONGEST);
  return ourPeople.test(short) && given.test(short) && !outsiders.test(short) && !/\byour?s?\b/i.test(short);
}

/** Whether a sentence that tells of access to a system of work also says whose people or systems these are. */
export function isAccessOfHouse(said: string): boolean {
  const told = accessToWork(said);
  return isOfWorkers(told) || ofThisHouse.test(told);
}
