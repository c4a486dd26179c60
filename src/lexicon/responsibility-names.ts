import { words } from './word-lists.ts';

const capital = String.raw`\p{Lu}[\p{L}\d&-]{1,24}(?: \p{Lu}[\p{L}\d&-]{1,24}){0,2}`;
const work =
  'looks after|takes care of|carries out|patches|runs|hosts|backs up|manages|maintains|operates|supports|monitors|rotates|renews|handles|holds|keeps|takes|grants|updates|upgrades|restores|secures|provides|does|is responsible for';
const worked =
  'looked after|taken care of|carried out|patched|run|hosted|backed up|managed|maintained|operated|supported|monitored|rotated|renewed|handled|held|kept|taken|granted|updated|upgraded|restored|secured|provided|done|performed';

/** Somebody with a name at work: `Brightline Ltd, our supplier, looks after`. The first group is the name. */
export const nameAtWork = new RegExp(
  String.raw`(?<![\p{L}\d#@/.'’-])(${capital})(?:\.?,? our \w{1,20} (?:supplier|provider|contractor))?\.?(?:, [^,.;:]{1,40},)?(?: (?:also|only|now))? (?:${work})\b`,
  'u',
);
/** The same told of the work: `renewed by Brightline`. */
export const workByName = new RegExp(String.raw`\b(?:${worked}) by (?:the )?(${capital})`, 'u');

/** What somebody does who is a firm rather than a program, whatever it is done to. */
export const worksForOthers = /\b(?:looks after|takes care of|carries out|looked after|taken care of|carried out)\b/i;
/** The house's own side, as the one that does something or is told. */
export const ownSideAtWork = /\b(?:we|us|ours|ourselves|in-house|teams?)\b/i;

/** Words with a capital that begin a sentence, and name nobody. */
export const namesNobody =
  /^(?:an?|this|that|these|those|it|he|she|they|we|you|i|who|which|what|each|every|everyone|everybody|someone|somebody|anyone|anybody|nobody|whoever|one|our|their|your|his|her|its|my|all|any|both|only|if|when|where|as|in|on|at|for|from|to|with|by|and|or|but|then|also|management|staff|team|people|cron|job|script|service|server|system|application|app|module|chart|role|library|package|tool|controller|operator|pipeline|workflow|playbook|plugin|bot|user|admin|customer|client|table|page|section)$/i;

/** Programs and services that do such work by themselves, and are no firm that a house hands it to. */
export const programs: ReadonlySet<string> = new Set(
  words(
    `terraform opentofu terragrunt atlantis pulumi packer ansible puppet chef salt helm argo argocd flux kustomize kubernetes
    karpenter kubelet kyverno gatekeeper istio linkerd envoy cilium calico velero restic borg vault consul nomad boundary
    sops prometheus alertmanager thanos grafana loki tempo jaeger datadog sentry splunk logstash kibana elasticsearch
    opensearch fluentd fluentbit cloudwatch cloudtrail guardduty cloudfront lambda cloudformation jenkins github gitlab
    bitbucket circleci travis concourse tekton spinnaker renovate renovatebot dependabot snyk trivy grype clair falco sonarqube
    semgrep codeql docker containerd podman postgres postgresql mysql mariadb mongodb redis memcached kafka rabbitmq nginx
    apache haproxy traefik caddy varnish certbot letsencrypt acme acm okta auth0 keycloak dex cognito entra pagerduty opsgenie
    slack jira confluence statuspage bitwarden 1password lastpass vanta drata systemd supervisord linux ubuntu debian windows
    django rails spring laravel node python java ruby celery sidekiq airflow dagster backstage compose make npm yarn
    external-secrets cert-manager external-dns eks ecs ec2 rds s3 iam kms sns sqs waf gke aks api cli ci cd dns tls ssh vpn`,
  ),
);

/** Heads of columns, and headings, that are no name of anybody. */
export const plainHead =
  /^(?:notes?|descriptions?|details?|comments?|remarks?|today|now|before|after|current(?:ly)?|future|target|defaults?|examples?|how|when|where|why|which|what|frequency|cadence|intervals?|schedules?|tools?|tooling|links?|refs?|references?|purpose|values?|types?|kinds?|evidence|mitigations?|controls?|requirements?|required|needs?|actions?|steps?|results?|outcomes?|yes|no|levels?|tiers?|scope|summary|overview|introduction|background|about|documentation|docs|runbooks?|contacts?|risks?|impact|likelihood|costs?|prices?|usage|reasons?|rationale|sources?|locations?|regions?|environments?|dev|development|test|testing|tests|staging|production|prod|live|versions?|names?|ids?|emails?|slack|phones?|channels?|roles?|persons?|people|leads?|deput(?:y|ies)|managers?|methods?|means|process|procedures?|polic(?:y|ies)|rules?|status|automated|manual|external|internal|cloud|servers?|hosting|operations|maintenance|setup|install(?:ation)?|configuration|deploy(?:ment|ing)?|building|running|releases?|releasing|upgrad(?:e|es|ing)|architecture|structure|contents?|licen[cs]e|contributing|support|help|faq|questions?|features?|changelog|daily|weekly|monthly|yearly|quarterly|(?:first|second|third)|mon|tue|wed|thu|fri)\b/i;

const agreed = '(?:contract|agreement|arrangement|trial|pilot|subscription)';
/** A sentence that tells of a supplier of former days, of one on trial, or of one that may be chosen. */
export const formerSupply =
  /\b(?:was|were|had been) (?:once |then |long )?(?:our|the|a|an|one|supplying|hosting|running)\b|\b(?:hosted|ran|supplied us|provided us)\b(?! (?:by|from|with|at|in|on)\b)|\b(?:in|during|for|on) (?:the|a|our|this) (?:\w{1,20} )?(?:trial|pilot|tender|evaluation)\b|\bon trial\b|\b(?:former|previous|old|last|earlier|possible|potential|prospective|shortlisted) (?:\w{1,20} ){0,2}(?:suppliers?|providers?|contractors?|vendors?|hosters?)\b|\bwe (?:had|left|dropped|tried|tested|trialled|evaluated|looked at|hosted|rented|bought)\b/i;
/** A sentence that says of one who was named before it that the house has left them, or has not chosen them yet. */
export const supplyTakenBack = new RegExp(
  String.raw`\b${agreed}(?: with (?:them|it))? (?:has |had |was |is |have )?(?:since |now |been |not been )*(?:ended|(?<=is |was )over|expired|ran out|run out|terminated|cancelled|finished|lapsed|stopped)\b|\b(?:gave|given) (?:it|them|this|that) up\b|\bwe (?:have |had )?(?:since |then |later |now )?(?:(?:left|dropped|gave up|stopped (?:using|with)) (?:them|it|their)\b|moved (?:\w{1,20} )?(?:away|off|back)|decided (?:not|against)|chose (?:another|somebody else))\b|\bwe (?:would|could|might) (?:get|buy|rent|take|use|host|run|move|have|hand|pay|need)\b|\bwe tried (?:it|them)\b`,
  'i',
);
