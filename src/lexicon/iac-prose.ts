/** Texts for people in which steps may stand, by their names. */
const text = /\.(?:md|markdown|mdx|adoc|asciidoc|rst)(?:\.erb)?$|(?:^|\/)README(?:\.txt)?$/i;
/** What tells of the past, is the same everywhere, or is for a machine that writes code. */
const noSteps =
  /(?:^|\/)(?:CHANGE-?LOG|CHANGES|HISTORY|NEWS|RELEASE[-_]?NOTES|CODE[-_]OF[-_]CONDUCT|LICEN[CS]E|NOTICE|AUTHORS|AGENTS|CLAUDE|GEMINI|SKILL|copilot-instructions)[^/]{0,40}$|(?:^|\/)\.(?:agents|claude|cursor|codex|gemini)\/|(?:^|\/)(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|changelogs?|node_modules|adrs?|decisions|architecture-decision-records?|blog|news)\//i;
const documentation = /(^|\/)(?:docs?|documentation)(?=\/)/gi;

/** The path of a text for people without its folders of documentation, which hide nothing; null for another file. */
export function textForPeople(path: string): string | null {
  return text.test(path) && !noSteps.test(path) ? path.replace(documentation, '$1own') : null;
}

/** What tells of the future, or of what was tried. */
export const planPath = /(^|[/_.-])(?:plans?|proposals?|rfcs?|designs?|research|spikes?|notes|meetings?)(?=[/_.-]|$)/i;

/** Forms that people fill in with each change, and lists for those who contribute: what stands there is done when it is asked. */
export const formPath =
  /(?:^|[/_.-])(?:pull|merge)[-_]request[-_]templates?|(?:^|[/_.-])issue[-_]templates?|(?:^|\/)contributing(?=[/_.-]|$)/i;

/** Headings under which lasting environments are changed as a matter of course. */
export const routineHeading =
  /\b(?:deploy(?:s|ing|ment|ments)?|apply|applying|releas(?:e|ing)|roll(?:ing)? ?out|provision(?:ing)?|(?:making|make) (?:a )?changes?|updating (?:the )?(?:infrastructure|environments?|terraform|stacks?)|running (?:terraform|terragrunt|ansible|playbooks?|pulumi|the playbooks?)|executing (?:a )?playbooks?)\b/i;
/** Headings that mean it only for a folder of one environment. */
export const usageHeading = /\b(?:usage|how to use|running|run)\b/i;
/** Headings of what is done once, or to try something out. */
export const trialHeading =
  /\b(?:set[- ]?up|setting up|getting started|quick ?start|install(?:ation|ing)?|bootstrap(?:ping)?|prerequisites?|requirements|initial(?:i[sz](?:e|ing|ation))?|first[- ]time|one[- ](?:off|time)|local (?:development|environment|cluster|testing|set-?up)|develop(?:ment|ing|er)|contribut(?:e|ing)|tests?|testing|examples?|samples?|demo|tutorial|sandbox|playground|ephemeral|preview|uninstall(?:ing|ation)?|tear(?:ing)? ?down|destroy(?:ing)?|clean(?:ing)? ?up)\b/i;
/** Headings of what is shown or tried, whatever else they say. */
export const sampleHeading =
  /\b(?:examples?|samples?|demo|tutorial|sandbox|playground|ephemeral|preview|local|quick ?start|workshop)\b/i;
/** Headings of what is seldom done, or in an emergency. */
export const seldomHeading =
  /\b(?:disaster|recover(?:y|ing)?|restor(?:e|ing)|recreat(?:e|ing)|break[- ]?glass|emergenc(?:y|ies)|migrat(?:e|ing|ion)|import(?:ing)?|troubleshoot(?:ing)?|debug(?:ging)?|rotat(?:e|ing|ion)|incident|delet(?:e|ing|ion)|remov(?:e|ing|al)|known issues|upgrad(?:e|ing)|(?:add|creat|mak)(?:e|ing)? (?:an? )?new)\b/i;

/** People do it themselves. */
export const byHand =
  /\b(?:manually|by hand|from (?:your|my|a|the) (?:own |local )?(?:laptop|machine|workstation|computer)|(?:appl(?:y|ied)|run|deploy(?:ed)?) (?:this |it |the |these )?(?:module |code |terraform |changes |configuration )?locally|cannot be applied from)\b/i;
/** What the command is for. */
export const inOrderTo =
  /\b(?:to (?:deploy|release|roll out|apply (?:the|your|these|any|all)? ?(?:changes?|infrastructure|configuration|terraform)|update (?:the )?(?:infrastructure|environments?|stacks?)|provision)|apply the changes|deploys? (?:the |your )?(?:changes|infrastructure|stack))\b/i;
/** The sentence forbids it, or says that it is not needed. */
export const forbids =
  /\b(?:do not|don['’]t|never|must not|mustn['’]t|should not|shouldn['’]t|no need to|not need to|avoid|instead of|rather than|without)\b.{0,80}\b(?:appl(?:y|ying)|run(?:ning)?|deploy(?:ing)?|us(?:e|ing)|execut(?:e|ing))\b/i;
export const ofRemoval = /\b(?:destroy|delete|uninstall)\b/i;
/** A part of a text is struck through. */
export const struckOut = /~~[^~\n]{1,400}~~|<(?:del|s|strike)>/i;
/** What was done once, and is not any more. */
export const ofThePast =
  /\b(?:used to|previously|formerly|historically|in the past|no longer|legacy|(?:the )?old (?:way|process|approach|method|instructions?)|obsolete|deprecated|outdated|superseded|out of date|before we (?:had|moved|switched))\b/i;
/** Words that stand in nearly every English sentence; where none does, the word lists know nothing of a text. */
export const englishWords =
  /\b(?:the|this|that|these|with|from|your|you|and|for|of|to|run|use|using|when|then|after|before|it|is|are|will|by|we|our|an|in order)\b/gi;

/** Something else than a person does it. */
export const automation =
  /\b(?:automatic(?:ally)?|automated|CI(?:\/CD)?|pipelines?|github actions?|gitlab|jenkins|workflows?|circleci|bamboo|concourse|travis|atlantis|spacelift|argo ?cd|flux|terraform (?:cloud|enterprise))\b/i;
/** The same in other words, which may as well mean something else. */
export const machines =
  /\b(?:bots?|robots?|runners?|buildkite|harness|azure (?:devops|pipelines)|code ?pipeline|code ?build|teamcity|octopus|drone|prow|cron(?: ?jobs?)?|schedulers?|on (?:each |every )?merge|after (?:the |a |each )?merge)\b/i;
export const applied = /\b(?:appl(?:y|ies|ied)|deploy(?:s|ed|ments?)?)\b/i;
export const automates =
  /\b(?:runs?|running|appl(?:y|ies|ied)|deploy(?:s|ed)?|trigger(?:s|ed)?|execut(?:es|ed)|done|handled|conducts?|perform(?:s|ed)?|will)\b/i;
export const negated = /\b(?:not|cannot|can['’]t|no|without|outside|instead|before)\b/i;
/** It is tried on a machine of one's own, or where nobody depends on it. */
export const onTrial =
  /\b(?:minikube|kind cluster|k3d|k3s|localstack|docker desktop|your own (?:account|cluster|namespace|environment)|personal|sandbox|playground|to try|try (?:it )?out|local development|ephemeral)\b/i;

/** What people use in place of commands, by the cloud. */
export const consoles: readonly { readonly tool: string; readonly words: RegExp }[] = [
  { tool: 'aws', words: /\b(?:AWS|Amazon)\b.{0,40}\bconsole\b|\bconsole\.aws\.amazon\.com\b/i },
  { tool: 'azure', words: /\bAzure\b.{0,20}\bportal\b|\bportal\.azure\.com\b/i },
  { tool: 'gcloud', words: /\b(?:Google Cloud|GCP)\b.{0,20}\bconsole\b|\bconsole\.cloud\.google\.com\b/i },
  { tool: 'openshift', words: /\bOpenShift\b.{0,20}\bconsole\b/i },
  { tool: 'heroku', words: /\bHeroku\b.{0,20}\bdashboard\b|\bdashboard\.heroku\.com\b/i },
];
/** A step in a console that makes or changes something. */
export const makingStep =
  /\b(?:click|select|press|choose|hit)\b.{0,60}\b(?:create|add|launch|deploy|save|enable|apply|register)\b|\b(?:create|add|launch|provision|enable|configure|register) (?:an?|the|new|another)\b/i;

/** What is run is meant to be run in another folder than that of the text. */
export const elsewhere =
  /`cd`|\b(?:corresponding|respective|relevant|appropriate|desired|chosen|each|every) (?:[\w-]{1,30} )?(?:folder|directory|sub-?directory|service|module|environment|account|stack)\b/i;
