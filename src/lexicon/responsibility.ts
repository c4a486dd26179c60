import { phrases, words } from './word-lists.ts';

/**
 * Who does something, seen from those who wrote the text: a provider, a platform's team, another team with a name, the
 * teams that use what they run, they themselves, somebody of theirs with a name or role, or whoever reads it.
 */
export type PartyClass = 'provider' | 'platform' | 'team' | 'tenant' | 'self' | 'person' | 'addressee';

/** Parties by the words that name them, in lower case, as a sentence has them. */
export const partyNames: Readonly<
  Record<'provider' | 'platform' | 'tenant' | 'self' | 'addressee', readonly string[]>
> = {
  provider: phrases(
    `aws, amazon, amazon web services, azure, microsoft, microsoft azure, gcp, google, google cloud, google cloud platform,
      oracle, oracle cloud, ibm cloud, alibaba cloud, digitalocean, linode, akamai, fastly, cloudflare, heroku, render,
      fly io, netlify, vercel, openshift online, rackspace, ovh, hetzner, ukcloud, cloud gov, gov uk paas, the paas,
      cloud provider, cloud providers, cloud service provider, csp, hosting provider, service provider, the provider, provider,
      supplier, suppliers, the supplier, hosting supplier, vendor, vendors, third party, third parties, third-party supplier,
      managed service provider, msp, contractor, saas provider, paas provider, theirs`,
  ),
  platform: phrases(
    `the platform, platform, platform team, platform teams, platform engineering, platform engineers, cloud platform,
      cloud platform team, hosting platform, hosting team, hosting, cloud team, infrastructure team, infrastructure, infra team,
      infra, operations team, ops team, ops, operations, devops, devops team, sre, sres, sre team, webops, web operations,
      central team, central it, platform operator, platform operators`,
  ),
  tenant: phrases(
    `tenant, tenants, tenant team, tenant teams, application team, application teams, app team, app teams, service team,
      service teams, product team, product teams, development team, development teams, dev team, dev teams, delivery team,
      delivery teams, customer team, customer teams, consuming team, consuming teams, user teams, feature teams, teams,
      service owner, service owners, application owner, application owners, account owner, account owners, member teams,
      developers, dev, devs, development, application developers`,
  ),
  self: phrases(
    'we, us, team, our team, the team, ourselves, our developers, our engineers, our side, this team, my team, in-house, in house, ours',
  ),
  addressee: phrases(
    `you, your team, your teams, your organisation, your organization, customer, customers, the customer, user, users,
      the user, client, clients, consumer, consumers, subscriber, subscribers`,
  ),
};

/** Words that say that somebody is a provider, and not which. */
export const namelessProviders: ReadonlySet<string> = new Set(
  words(
    `the our a any other cloud hosting service services managed saas paas iaas csp msp provider providers supplier suppliers
    vendor vendors third party parties third-party contractor contractors theirs team teams support external`,
  ),
);

/** Words before `team` that make it a platform's, or one that uses it. */
export const platformTeams: ReadonlySet<string> = new Set(
  words('platform platforms cloud infrastructure infra hosting ops operations sre devops webops'),
);
export const tenantTeams: ReadonlySet<string> = new Set(
  words('application app service product development dev delivery tenant customer consuming user member feature'),
);
/** Words before `team` that give it no name. */
export const namelessTeams: ReadonlySet<string> = new Set(
  words(
    `the a an this that these those each every all any other another own same whole entire wider right relevant appropriate
    responsible respective individual several many multiple different various new and or with by of for to from between two
    three separate dedicated single one more most some both which what whose`,
  ),
);

/** Work that is somebody's, as they do it. */
export const doing: ReadonlySet<string> = new Set(
  words(
    `manage manages maintain maintains own owns operate operates run runs patch patches monitor monitors rotate rotates
    secure secures handle handles administer administers support supports control controls update updates upgrade upgrades
    encrypt encrypts protect protects restore restores host hosts keep keeps ensure ensures configure configures review
    reviews respond responds investigate investigates remediate remediates renew renews grant grants revoke revokes test
    tests scan scans look looks back backs take takes`,
  ),
);
/** Work that those who run a platform do for others, and a vendor's text says of any product. */
export const offering: ReadonlySet<string> = new Set(words('provide provides offer offers supply supplies'));
/** The same, said of what is done. */
export const done: ReadonlySet<string> = new Set(
  words(
    `managed maintained owned operated run patched monitored rotated secured handled administered supported controlled
    updated upgraded provided hosted configured after up remediated renewed granted revoked protected done performed
    covered undertaken carried`,
  ),
);
/** Words that say outright whose something is. */
export const duty: ReadonlySet<string> = new Set(
  words('responsible accountable responsibility responsibilities accountability'),
);
export const expectation: ReadonlySet<string> = new Set(words('expect expects expected require requires required'));

/** What stands between somebody and what they do. */
export const between: ReadonlySet<string> = new Set(
  words(
    'team teams also then always currently fully jointly directly automatically regularly solely only still now each all both',
  ),
);
export const modals: ReadonlySet<string> = new Set(words('will must shall should need needs has have to'));
export const being: ReadonlySet<string> = new Set(words('is are be remain remains stay stays'));

/** Somebody does it, and so another need not: this denies nothing, and says outright whose it is. */
export const relieves =
  /,? so (?:that )?(?:we|our (?:\w{1,20} ){0,2}(?:team|people|engineers)|the team|nobody (?:of ours|here)) (?:do not|don't|does not|doesn't|need not|no longer|never)(?: (?:have|need|has|needs))?(?: to)?(?: [\w-]{1,20}){0,4}(?=[.;,!)]|$)/i;
/** What it would cost or take to do it otherwise, told beside what is done. */
export const otherwise = /, which (?:would|could|might) (?:otherwise\b|(?:cost|take)\b)[^.;]{0,160}/i;

/** A sentence with one of these says nothing of how things are. */
export const denying: ReadonlySet<string> = new Set(
  words(
    `not no never nobody none neither nor without don't doesn't isn't aren't won't cannot can't wasn't didn't shouldn't
    unclear undecided unassigned`,
  ),
);
export const supposing: ReadonlySet<string> = new Set(
  words(
    `if would could might may whether perhaps propose proposes proposed proposal plan plans planned planning intend intends
    intended consider considering considered eventually previously formerly historically imagine suppose example
    hypothetical ideally aim aims aspire wants want hope hopes until unless formerly yet`,
  ),
);

/** Somebody keeps the text itself: no part of what it tells. */
export const keepsText =
  /\b(?:keeps?|maintains?|owns?|updates?|reviews?|looks? after) (?:this|our|the) (?:page|list|table|document|text|matrix|file|manual|register)\b/i;

/** What is said of a doer holds at another time than now. */
export const notNow =
  /\b(?:once|as soon as|(?:from|starting|beginning|by|in|until|since|after) (?:next|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|20\d\d)|next (?:week|month|quarter|year|sprint|phase|release)|in (?:the )?future|some ?day|one day|later|soon|tomorrow|not yet|no longer|in theory|on paper|supposedly|allegedly|so-called|wishes?|ideal|used to)\b/i;

/** Somebody wants to write it down one day. */
export const futureText =
  /\b(?:write|writing|written|create|creating|draft|drafting|define|defining|agree|agreeing|document|documenting|produce|producing|develop|developing|establish|introduce|introducing|adopt|need|needs|todo)\b.{0,60}\b(?:raci|responsibility (?:model|matrix)|shared[- ]responsibilit)/i;

/** The head of the column of what is to be done, in a table with a column for each who does it. */
export const taskColumn =
  /^(?:(?:security|operational|operations|cloud|hosting) )?(?:tasks?|activit(?:y|ies)|dut(?:y|ies)|jobs?|work(?: item)?s?|responsibilit(?:y|ies)|what (?:has|needs) to be done)$/i;
/** Tables with such columns that tell what somebody offers, and not who does what. */
export const comparing =
  /\bcompar\w{1,6}\b|\bversus\b|\bvs\b|\bbetter than\b|\balternatives?\b|\boptions?\b|\bpric(?:e|es|ing)\b|\bfeatures?\b|\bbenefits?\b|\bwhy\b|\bcosts?\b|\bplans\b|\b(?:care|service|support|hosting|maintenance) (?:packages?|tiers?)\b|\btenders?\b|\bscor(?:e|es|ing|ecards?)\b|\bevaluat\w{1,5}\b|\brat(?:ed?|ings?)\b|\branks?\b|\bbetter\b|\boffers?\b/i;

/** Headings under which it is told who does what: the whole text is, or the part below. */
export const declaresAll =
  /\bshared[- ]responsibilit|\bresponsibilit(?:y|ies) (?:model|matrix|assignment|split|boundar)|\b(?:division|split|separation) of responsibilit|\bRACI\b|\bwho (?:does what|is responsible for what|looks after what)\b|\bour offer\b/i;
export const declaresPart =
  /\bresponsib(?:le|ilit)|\baccountab|\bwho (?:does|owns|runs|manages|maintains|looks after|is responsible)\b|\bwhat (?:we|the platform|you|teams) (?:offer|provide|expect|do|manage|look after|are responsible|is responsible)|\b(?:managed|looked after|owned|maintained) by\b|\bownership\b/i;
/** What a text holds, at least, that tells who does what of security. */
export const mayDeclare =
  /\blooks? after\b|^(?:\||[ \t]{0,12}<th\b).{0,300}\b(?:owners?|owned by|owning team|maintained by|teams?|who \w{3,10})\b|^[ \t]{0,12}(?:\*[ \t])?-[ \t](?:owners?|owned by|owning team|maintained by)[ \t]{0,8}$|^[ \t]{0,12}[-*+][ \t]{1,4}\W{0,3}(?:the )?(?:AWS|Amazon|Azure|Microsoft|GCP|Google|Heroku|Cloudflare|(?:our |hosting |cloud ){0,2}(?:supplier|provider|contractor))\b|\bRACI\b|\bresponsib|\baccountab|\bwho (?:does what|looks after|owns|manages|maintains)|\blooked after by\b|\bmanaged (?:on your behalf )?by\b|\bwhat we (?:offer|expect|provide)\b|\bfalls? to\b|\bwell[- ]architected\b|\boperational readiness review\b|^\|[ \t*]{0,8}(?:\w{1,12} )?(?:tasks?|activit(?:y|ies)|dut(?:y|ies)|jobs?|work)\b[ \t*]{0,8}\|/im;

/** Those who may run something for a house, as they stand in any text. */
export const namesOthers =
  /\b(?:AWS|Amazon|Azure|Microsoft|GCP|Google|Heroku|Cloudflare|Oracle|OpenShift|DigitalOcean|Rackspace|OVH|Hetzner|Fastly|Netlify|Vercel|PaaS|(?:hosting|cloud|service) provider|provider|suppliers?|vendors?|contractors?|data cent(?:re|er)|contract with|rented|(?:platform|infrastructure|infra|hosting|cloud|operations|ops) teams?|Ltd|Limited|Inc|GmbH|LLC|plc)\b/i;
/** Before a name: that it is a supplier's. After it: what a supplier does for the house. */
export const supplierNear =
  /\b(?:suppliers?|providers?|contractors?|vendors?|hosters?|data cent(?:re|er)|contract with|outsourced to|(?:hosted|rented|bought|supplied) (?:by|from|with|at|in))\b[^.;]{0,40}$/i;
export const supplies =
  /^\)?,?(?: (?:Ltd|Limited|Inc|GmbH|plc|LLC|AG|BV)\b\.?)?,? (?:(?:is|are|as|acts as) )?(?:hosts (?:our|the|this|us)\b|supplies (?:us|our)\b|(?:(?:our|the|a|an) )?(?:\w{1,20} ){0,2}(?:supplier|provider|contractor|hosting company|data cent(?:re|er))\b)/i;
/** The house's own side, as it stands beside them. */
export const namesOwnSide =
  /\b(?:we|us|ours?|ourselves|in-house|in house|teams?|tenants?|developers|service owners?)\b/i;
/** The same at the head of a column, or of a part of the text. */
export const headsOwnSide =
  /^(?:\|.{0,200}\||#{1,6}[ \t]|={2,6}[ \t]|.{0,400}<th[^<>]{0,80}>)[ \t*]{0,8}(?:us|we|ours|in-house|(?:[\w-]{1,20} ){1,3}teams?)[ \t*]{0,8}(?:\||<|$)/im;
/** Work of security that both may do. */
export const namesWork =
  /\bpatch|\bback(?:s|ed|ing)?[- ]?ups?\b|\bsnapshots?\b|\brestor|\bkeys?\b|\bsecrets?\b|\bcredentials?\b|\bcertificates?\b|\baccess\b|\bmonitor|\balert|\bencrypt|\bfirewall|\bvulnerabilit/i;

/** How a cell begins that tells what its party does: `Patches every week`, `Takes and keeps`. */
export const workCell =
  /^(?:(?:also|only|still|weekly|daily|nightly|jointly) )?(?:runs?|patch(?:es)?|upgrades?|updates?|rebuilds?|takes?|keeps?|stores?|holds?|rotates?|renews?|issues?|installs?|restores?|tests?|checks?|reviews?|chooses?|picks?|sets?|turns?|switch(?:es)?|creates?|grants?|gives?|removes?|revokes?|asks?|reports?|fix(?:es)?|finds?|scans?|watch(?:es)?|looks?|monitors?|alerts?|answers?|responds?|manages?|maintains?|operates?|owns?|hosts?|configures?|handles?|encrypts?|secures?|provides?|supplies|approves?|decides?|does|do|backs?|replaces?|deploys?|writes?|builds?)\b(?! (?:is|are|was|to be)\b)/i;
/** The head of the first column of a table whose other columns are those who do something. */
export const partColumn =
  /^(?:|parts?|areas?|what|things?|items?|layers?|components?|aspects?|topics?|subjects?|controls?|concerns?|domains?|services?|resources?|systems?|security(?: areas?| controls?| topics?)?|elements?|assets?|functions?|part of the (?:stack|service|system))$/i;

/** Columns of a table of what a house runs, each row one of it. */
export const serviceColumn =
  /^(?:(?:micro)?services?|systems?|applications?|apps?|components?|products?|clusters?|platforms?|domains?|workloads?|databases?|accounts?|environments?|repositor(?:y|ies)|repos?|apis?)(?: ?names?)?$/i;
/** Columns of a table that name who does it. */
export const ownerColumn =
  /^(?:owners?|owned by|owning team|responsible(?: (?:party|parties|team|person|role|owner))?|responsibilit(?:y|ies)(?: of)?|who(?: is responsible| (?:does|owns|fixes|runs|patches|manages|maintains|operates|handles|looks after)(?: (?:it|this|them|that))?)?|managed by|maintained by|operated by|run by|accountable(?: (?:party|team|person|role))?|team responsible|service owner|risk owner|control owner|looked after by)$/i;
/** The same where each row is a service; of any other rows a team may be what is listed. */
export const teamColumn =
  /^(?:(?:responsible |delivery |product |service |dev(?:elopment)? )?teams?|squads?|run by team)$/i;
/** Columns of a table that names in each row who does what stands beside it. */
export const whoColumn =
  /^(?:who|(?:roles?|teams?|part(?:y|ies)|organi[sz]ations?|groups?)(?: ?(?:\/|or|and) ?(?:roles?|teams?|part(?:y|ies)))?|side)$/i;
export const dutyColumn =
  /^(?:responsib(?:le for|ilit(?:y|ies))|does what|does|duties|looks after|owns|accountable for|security responsibilit(?:y|ies))$/i;

/** Columns and headings of what is to be done once, and of what is there: their owners look after no part of security. */
export const worklistColumn =
  /^(?:due(?: date)?|date|deadline|time(?:line|frame|scale)|target(?: date)?|when|eta|status|state|progress|priority|effort|impact|severity|notification|language|technology|phase|sprint|week)$/i;
export const worklistHeading =
  /\b(?:action items?|actions|open questions?|next steps|timelines?|milestones?|roadmap|follow[- ]ups?|post-?mortem|backlog|to-?do|risks?(?: register)?|raid)\b/i;
/** Headings of what somebody would like to have. */
export const wishHeading =
  /\b(?:ideas?|wish(?:es|[ -]?lists?)?|visions?|goals?|aims?|ambitions?|discussions?|drafts?|proposals?)\b/i;
export const raciColumn = /^(?:responsible|accountable|consulted|informed|supporting|[raci])$/i;
