/** Parts of security and of running a service that somebody looks after. */
export type Topic =
  | 'patching'
  | 'backup'
  | 'keys'
  | 'certificates'
  | 'access'
  | 'monitoring'
  | 'logging'
  | 'incident'
  | 'network'
  | 'data'
  | 'vulnerability'
  | 'configuration'
  | 'hosts';

/** Words that are about security or the running of services wherever they stand. */
export const plainTopics =
  /\bpatch(?:es|ed|ing)\b|\b(?:security|software|os|dependency) updates?\b|\bencrypt|\bKMS\b|\bIAM\b|\bSSO\b|\bMFA\b|\bauthenticat|\bauthori[sz]|\bprivileg|\bcertificates?\b|\bTLS\b|\bSSL\b|\bvulnerabilit|\bpen(?:etration)?[- ]?test|\bITHC\b|\bCVEs?\b|\bharden|\bfirewall|\bDNS\b|\bVPCs?\b|\bWAF\b|\bDDoS\b|\bsubnets?\b|\bload balancer|\blogging\b|\baudit (?:trails?|logs?)\b|\bdisaster recovery\b|\brestor|\bsecrets?\b|\bcredentials?\b|\balerting\b|\bobservability\b|\bGDPR\b|\bdata (?:protection|classification|retention|security|privacy|governance|loss)\b|\bhypervisors?\b|\boperating systems?\b|\bcontrol plane\b|\bidentit|\bkey (?:management|rotation)\b|\bdata cent(?:re|er)s?\b|\bincident response\b|\bon[- ]call\b|\bdatabases?\b|\bsecurity\b|\bclusters?\b|\bvirtuali[sz]ation\b/i;
/** Words beside which the others are. */
export const topicContext =
  /\b(?:cloud|aws|azure|gcp|google|servers?|systems?|accounts?|users?|admin(?:istrators?)?|applications?|apps?|services?|production|prod|staging|environments?|infrastructure|platform|networks?|hosts?|hosting|containers?|images?|code|repositor(?:y|ies)|repos?|passwords?|console|root|api|storage|buckets?|volumes?|snapshots?|disks?|files?|rds|s3|ec2|pipelines?|deploy\w*|configuration|config|polic(?:y|ies)|management|rotation|controls?|reviews?|recovery|dashboards?|metrics|logs?|alarms?|uptime|availability|performance|response|data|software|hardware|physical|personal|customer|vpn|ssh|gpg|pgp|signing|api|joiners|leavers|staff|roles?|permissions?|groups?|github|gitlab|kubernetes|terraform|state|vault|tokens?|it|health|traffic|tested|testing|daily|automated)\b/i;
/** Words that add nothing to a topic. */
export const topicFiller =
  /^(?:the|a|an|and|or|of|for|to|in|on|our|all|any|their|its|own|with|from|by|at|other|general|etc|daily|weekly|monthly|yearly|quarterly|yes|no|x|ongoing|24x7|24\/7)$/;

/** Words by which a text speaks of each. */
export const topicWords: readonly (readonly [Topic, RegExp])[] = [
  [
    'patching',
    /\bpatch(?:es|ed|ing)?\b|\b(?:security|software|os|dependency) updates?\b|\bup[- ]to[- ]date\b|\bupgrad(?:es?|ing)\b|\bupdating dependencies\b/i,
  ],
  [
    'backup',
    /\bback(?:s|ed|ing)?[- ]?ups?\b|\brestor(?:e|es|ing|ation)\b|\bdisaster recovery\b|\bbusiness continuity\b|\bsnapshots?\b/i,
  ],
  [
    'keys',
    /\bkey (?:management|rotation)\b|\bkeys\b|\bencryption\b|\bencrypt(?:s|ed|ing)?\b|\bsecrets?\b|\bcredentials?\b|\bKMS\b/i,
  ],
  ['certificates', /\bcertificates?\b|\bcerts?\b|\bTLS\b|\bSSL\b/i],
  [
    'access',
    /\baccess\b|\bIAM\b|\bidentit(?:y|ies)\b|\bpermissions?\b|\bSSO\b|\bauthenticat(?:ion|e|es)\b|\bauthori[sz]ation\b|\buser accounts?\b|\bremove users\b|\bleavers?\b|\bMFA\b|\bprivileges?\b/i,
  ],
  ['monitoring', /\bmonitor(?:s|ed|ing)?\b|\balert(?:s|ing)?\b|\bobservability\b|\buptime\b/i],
  ['logging', /\blog(?:s|ging)\b|\baudit(?:s|ing| trails?| logs?)?\b/i],
  ['incident', /\bincidents?\b|\bon[- ]call\b|\bbreach(?:es)?\b|\bescalation\b/i],
  [
    'network',
    /\bnetwork(?:s|ing)?\b|\bfirewalls?\b|\bDNS\b|\bVPCs?\b|\bWAF\b|\bDDoS\b|\bload balancers?\b|\bsubnets?\b|\bsecurity groups?\b/i,
  ],
  [
    'data',
    /\bdata (?:protection|classification|retention|security|privacy|governance|loss)\b|\bcustomer data\b|\bpersonal data\b|\bGDPR\b|\bdata\b(?! cent)/i,
  ],
  [
    'vulnerability',
    /\bvulnerabilit(?:y|ies)\b|\bpen(?:etration)?[- ]?test(?:s|ing)?\b|\bsecurity (?:test(?:s|ing)?|scan(?:s|ning)?)\b|\bITHC\b|\bapplication security\b|\bCVEs?\b/i,
  ],
  [
    'configuration',
    /\bsecur(?:e|ity) (?:baselines?|configuration|controls?|polic(?:y|ies))\b|\bhardening\b|\bhardened\b/i,
  ],
  [
    'hosts',
    /\bphysical (?:security|hosts?|infrastructure)\b|\bdata cent(?:re|er)s?\b|\bhypervisors?\b|\b(?:guest )?operating systems?\b|\bhardware\b|\bcontrol plane\b|\b(?:worker )?nodes?\b|\bclusters?\b|\bvirtuali[sz]ation\b|\bruntime\b|\bdatabases?\b/i,
  ],
];
