/** What a text about access of people is for, by its title, a heading or a file's name. */
export const joinersLeavers =
  /\b(?:on[- ]?board(?:ing|ed)?|off[- ]?board(?:ing|ed)?|joiners?|leavers?|movers|JML|new (?:starters?|joiners?|team members?|staff|colleagues?|hires?|collaborators?|contractors?)|starters? checklist|(?:add|adding|remov(?:e|ing)|invit(?:e|ing)) (?:an? |new |the )?(?:team |staff |external )?(?:members?|users?|person|people|engineers?|collaborators?|contractors?)|(?:someone|somebody|people|team members?|member of staff) (?:joins?|leav(?:e|es|ing)|joining))\b/i;
/** The same words, of things that are no people. */
export const onboardingOfThings =
  /\b(?:on|off)-?board(?:ing)?[- ](?:an? |the |your |new |to )?(?:[\w-]{1,30} )?(?:projects?|apps?|applications?|services?|clusters?|tenants?|repos?|repositor(?:y|ies)|components?|agency|agencies|providers?|customers?|clients?|devices?|data|datasets?|workloads?|namespaces?|environments?|accounts?|domains?|products?|epic|flow|screens?|wizard|tour)\b|\b(?:project|app|application|service|cluster|tenant|repo|repository|component|agency|provider|customer|client|device|data|namespace|group|merchant)s? (?:on|off)-?board(?:ing)?\b/i;
export const askingForAccess =
  /\b(?:request(?:s|ing)?|get(?:ting)?|gain(?:ing)?|obtain(?:ing)?|ask(?:ing)? for|apply(?:ing)? for|grant(?:ing)?|giv(?:e|ing)|revok(?:e|ing)|remov(?:e|ing)|add(?:ing)?|provid(?:e|ing)|need)\b.{0,40}\b(?:access|permissions?|accounts?|admin rights)\b|\baccess (?:requests?|to (?:our|the|relevant|production|live|aws|azure|github|gcp|systems?))\b|\b(?:permission|account|role) requests?\b|\baccessing (?:the )?(?:aws|azure|gcp|production|live|our|cluster)/i;
export const accessRules =
  /^\W{0,3}access\W{0,3}$|\baccess (?:control|polic(?:y|ies)|rules?|levels?|model|management|matrix|rights)s?\b|\b(?:roles?|permissions?|access) and (?:roles?|permissions?|access|privileges)\b|\bwho (?:has|can|may|gets|should have)\b.{0,20}\baccess\b|\bprivileged (?:access|accounts?|users?)\b|\bbreak[- ]?glass\b|\b(?:user|team|member|developer|staff|admin(?:istrator)?|console|production|github|aws) access\b|\bteam members'? access\b|\bteam permissions\b/i;
export const accessReview =
  /\b(?:access|account|permissions?|entitlements?|privileges?|user) (?:reviews?|audits?|re-?certifications?)\b|\b(?:reviews?|audits?) of (?:user |team |privileged )?(?:access|accounts|permissions)\b|\baccess[- ]model[- ]audit\b|\bwho can reach what\b/i;
/** Programs, networks and files have access, too. */
export const accessOfThings =
  /\baccess (?:tokens?|keys?|logs?|logging|points?|modes?|modifiers?)\b|\b(?:file|directory|folder|service account|network|internet|data|random|public|anonymous|token|workflow|container|s3|bucket|object|database) (?:access|permissions?)\b|\bremote access tool\b|\baccessib/i;

/** What people are given access to, or made members of. */
export const accessObject =
  /\b(?:access|accounts?|permissions?|roles?|groups?|teams?|admin(?:istrator)?s?|privileges?|credentials?|ssh keys?|members?|membership|collaborators?|MFA|2FA|two[- ]factor|SSO|organi[sz]ation|org|rota|mailing lists?|email lists?|slack|calendar|users?|rights)\b/i;
/** What is done when somebody gets or loses it, as the first word of a step or within a sentence. */
export const accessStep =
  /^(?:\W{0,4})(?:please |you (?:must|should|need to) )?(?:add|remove|invite|revoke|delete|disable|deactivate|suspend|grant|give|create|request|ask|transfer|rotate|assign|enable|enrol|join|approve|set up|get|raise)\b/i;
/** The same as a list to tick tells it: `GitLab membership removed`, `Added to the rota`. */
export const accessDone =
  /^\W{0,4}(?:(?:[\w./'`-]{1,40} ){1,7}(?:removed|revoked|disabled|deactivated|deleted|suspended|added|assigned|granted|invited|rotated|transferred)\b(?! by\b)|(?:added|removed|invited|assigned|granted|revoked) (?:to|from|in|as)\b)/i;
export const accessRule =
  /\b(?:must|must not|should|should not|only|may|shall|required|not allowed|restricted|limited|least privilege|granted|given|revoked|revokes|removed|removes|takes? away|reviewed|controlled|managed (?:by|via|through|in)|approved|(?:have|has|with|full|read|write|admin(?:istrative)?|root|shell|console) access|members? of|cannot|can(?:'t)? (?:access|approve|merge|deploy|see|view|edit|assume))\b/i;
/** Who it is given to. */
export const accessPeople =
  /\b(?:team members?|team|engineers?|developers?|staff|colleagues?|contractors?|people|someone|person|users?|members?|admin(?:istrator)?s?|joiners?|leavers?|starters?|collaborators?|maintainers?|line managers?|managers?|team leads?|we|our|us|you|them|civil servants?|employees?)\b/i;
/** Systems that people work with, so that a product's own rules are told apart. */
export const workplaces =
  /\b(?:AWS|Azure|GCP|Google (?:Cloud|Workspace|Groups?|Drive)|GitHub|GitLab|Bitbucket|Slack|Teams channel|PagerDuty|Opsgenie|Sentry|VPN|SSO|Okta|Entra|Jira|Trello|Confluence|Bitwarden|LastPass|1Password|HashiCorp Vault|Heroku|cloud\.gov|Jenkins|AWX|Bastillion|Terraform Cloud|Docker ?Hub|Grafana|Argo ?CD|bastion|jump ?host|New Relic|Datadog|Logit|Kubernetes|OpenShift|Login\.gov|Statuspage|production (?:access|accounts?|environment|systems?)|root account|Signon|IAM Identity Center|Identity Center|Keycloak|ServiceNow|Jira Service Management|(?:cloud|admin|the|our) consoles?|shell access|production (?:namespace|clusters?|databases?|servers?|logs)|(?:access|accounts|rights) (?:to|in|on) (?:the )?production|Concourse|Cloudflare|Fastly)\b/i;
export const howToAsk =
  /\b(?:request|ask(?:ing)?|raise|open|submit|create|fill (?:in|out)|contact|e-?mail|message|post|apply|reach out|complete|speak to)\b.{0,100}\b(?:access|permissions?|account|roles?|added|invited|pull request|PR|merge request|issue|ticket|form|slack|channel|admin(?:istrator)?s?|manager|lead|team)\b/i;
/** What is told to people has to be about what they may do. */
export const aboutAccess =
  /\b(?:access|permissions?|roles?|privileges?|rights|members?|membership|joiners?|leavers?|accounts?|polic(?:y|ies)|rules?|teams?|groups?)\b/i;
export const tellsOfChanges =
  /\b(?:announc(?:e|ed|es|ing)|notif(?:y|ied|ies)|circulat(?:e|ed)|communicat(?:e|ed)|changelog|release notes?)\b.{0,100}\bchang(?:e|es|ed)\b|\b(?:chang(?:e|es)|updates?) to (?:this|the|our|access|permissions|roles)\b.{0,100}\b(?:announced|notified|posted|communicated|circulated|shared|emailed)\b/i;

/** What is asked for. */
export const askedFor =
  /\b(?:access|permissions?|accounts?|admin rights|(?:be|being|get) (?:added|invited)|adds? (?:you|yourself|them|your)|invit(?:e|ation)|membership|collaborators?)\b/i;

/** What a text holds, at least, that tells of access of people. */
export const mayTellOfAccess =
  /\baccess\b|\bon-?board|\boff-?board|\bjoiners?\b|\bleavers?\b|\bnew starter|\bpermissions?\b|\bteam member/i;
/** Heads of columns of a table that tells who may do what. */
export const accessColumn =
  /^(?:who(?: has access)?|access(?: level| rights)?|roles?|permissions?|groups?(?: name)?|teams?|privileges?|rights|users?|level|people|members?)$/i;

/** A product's page speaks of those who bought it, and of whoever looks after it at their house. */
export const forCustomers =
  /\b(?:[Tt]he|[Oo]ur|[Tt]his) (?:\w{1,20} )?(?:application|app|system|product|portal|tool|site) (?:has|knows|uses|defines|offers|comes with) (?:\w{1,20} ){0,3}roles\b|\b[Oo]nboard(?:ing|s)? (?:an? |each |every )?(?:new )?(?:customers?|clients?|councils?|partners?|schools?|merchants?|subscribers?|tenants?)\b|\b(?:[Oo]nboard(?:ing|s)?|[Ss]et(?:ting|s)?(?: up)?) your (?:\w{1,20} )?(?:services?|apps?|applications?|projects?|products?|teams?|integrations?)\b|\b[Cc]reate (?:their|an?|the) tenant\b|\b(?:access|keys?) (?:to (?:the|our) API )?to (?:our )?partners\b|\bsend you an API key\b|\b(?:[Oo]ur|[Tt]he|[Pp]aying) (?:customers?|clients?|subscribers?|product(?! (?:owners?|managers?|leads?|directors?|groups?|teams?|people)\b))\b|\b[Ww]e (?:built|build|sell|ship|offer|make) [A-Z]\w{1,30}|\b(?:product team|we) ships? (?:this|it)\b|\b(?:admins?|administrators?|owners?) (?:of|at|for|in) (?:your|an?|each|every|the customer's) (?:\w{1,20} )?(?:school|college|university|agency|council|department|company|business|organi[sz]ation|workspace|tenant|customer|practice|clinic|hospital|charity|church|club|shop)s?\b|\byour (?:school|college|university|agency|council|department|employer|workspace|tenant|company|plan|subscription|organi[sz]ation|administrators?|admins?)\b/;

/** A team with a name of its own: of capitals, or before which stand other words than those that any team has. */
export const namedTeam =
  /\b(?:[Tt]he|[Oo]ur) (?!(?:Platform|Security|Development|Engineering|Application|Product|Service|Ops|Operations|Infrastructure|Cloud|DevOps|Support|GitHub|GitLab|Slack|AWS|Azure|Google) [Tt]eam)(?:[A-Z][\w.&-]{1,30} ){1,4}[Tt]eam\b|\bthe infrastructure team\b/;
/** A group that somebody made, for what runs in production: no product is delivered with it. */
export const productionGroup =
  /\bproduction\b.{0,60}\b(?:only|limited|restricted|granted|given|open)\b.{0,20}\bmembers? of the [`"']?[A-Za-z0-9]{2,20}(?:[-_][A-Za-z0-9]{1,20}){1,4}[`"']? (?:group|team)\b/i;
/** People join a team, and no product. */
export const anyTeam = /\b(?:the|our) (?:[\w-]{1,30} ){1,2}team\b|\b(?:the|our) team\b/i;
