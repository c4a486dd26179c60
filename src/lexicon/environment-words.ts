import { words } from './word-lists.ts';

/** Words for an environment that users depend on. */
export const productionWords: ReadonlySet<string> = new Set(words('prod production prd prodn live liveservices'));

/** Words for one that is made for a change and removed again. */
export const previewWords: ReadonlySet<string> = new Set(
  words('preview previews review reviews ephemeral pr pullrequest feature'),
);

/** Words for other environments. */
export const otherWords: ReadonlySet<string> = new Set(
  words(`dev develop development devel test testing tst qa uat sit oat ithc staging stage stg preprod preproduction ppd nonprod
    nonproduction nonlive nft perf performance perftest sandbox sbx sbox demo integration int intg lab experimental play
    playground ci acceptance acc training trn dr localdev alpha beta aat pentest prelive`),
);

/** Words that mean an environment wherever they stand by themselves, and that tell what the folders beside them are. */
export const sureWords: ReadonlySet<string> = new Set(
  words(
    `prod production prd prodn staging stg preprod preproduction ppd nonprod nonproduction nonlive prelive uat nft ithc`,
  ),
);
/** Words that mean one by themselves; what lies beside them may be anything. */
export const plainWords: ReadonlySet<string> = new Set(words('dev development qa sit sandbox sbx sbox aat oat tst'));
/** Words that do so at the end of the name of something that runs, such as a namespace or a workspace. */
export const endingWords: ReadonlySet<string> = new Set(words('test live stage'));

/** Words that turn the word for production behind them round. */
export const negations: ReadonlySet<string> = new Set(words('non not no pre'));

/** Words beside that of the environment that say nothing of it: a cluster, one of two. */
export const neutralWords: ReadonlySet<string> = new Set(
  words(
    `cluster clusters k8s kube kubernetes aks eks gke k3s ocp rke talos blue green primary secondary env environment`,
  ),
);
/** The same beside words that mean an environment; with others they make the name of something else (`test-infra`). */
export const looseWords: ReadonlySet<string> = new Set(
  words(`main shared internal external mgmt hub spoke apps infra platform services account subscription`),
);

/** A part of a name that tells a region, a number or an instance: `eu`, `west`, `2`, `uksouth`, `euw2`. */
export const regionPart =
  /^(?:us|eu|ap|sa|ca|me|af|il|uk|gb|gov|usgov|emea|apac|europe|asia|australia|america|(?:us|eu|ap|ca|sa|af|me|il|uk)[nsewc]{1,2}\d?|(?:us|uk|europe|asia|australia|canada|japan|korea|brazil|india|france|germany)?(?:north|south|east|west|central|ne|nw|se|sw|n|s|e|w|c){1,3}(?:us|europe|asia|india)?\d{0,2}|[a-z]|\d{1,12})$/;

/** Folders under which each folder is an environment, tenant or cluster, whatever it is called. */
export const holders: ReadonlySet<string> = new Set(
  words(
    `environments environment envs env stages accounts tenants clusters overlays regions subscriptions inventories`,
  ),
);
/** Folders under which a folder is one where its name says so. */
export const perhapsHolders: ReadonlySet<string> = new Set(
  words(`live stage account tenant cluster overlay region subscription workspaces workspace spaces inventory hosts`),
);

/** Folders under which each folder is a thing of its own, which may bear the name of an environment (`services/live`). */
export const thingFolders: ReadonlySet<string> = new Set(
  words(
    'services service microservices apps applications components packages projects products functions lambdas teams',
  ),
);

/** Folders among those of environments that are for all of them, and words that name none. */
export const sharedFolders: ReadonlySet<string> = new Set(
  words(`base bases _base common shared default defaults all any none global globals components component modules module lib
    libs templates template scripts script policies policy files vars variables values config configs configuration
    parameters params resources functions assets nested stacks bootstrap main static local localhost example sample`),
);

/** Folders that show that what lies beside them is a program and its tests. */
export const codeFolders: ReadonlySet<string> = new Set(
  words('src source lib cmd pkg internal app bin include spec tests test-data examples docs hack node_modules vendor'),
);

/** Names of the same environment; the first stands for all. */
export const sameEnvironments: readonly (readonly string[])[] = [
  ['production', 'prod', 'prd', 'prodn', 'live'],
  ['development', 'dev', 'develop', 'devel'],
  ['staging', 'stage', 'stg'],
  ['test', 'tst', 'testing'],
  ['preproduction', 'preprod', 'pre-prod', 'pre-production', 'ppd'],
  ['nonproduction', 'nonprod', 'non-prod', 'non-production', 'np'],
  ['sandbox', 'sbx', 'sbox'],
  ['integration', 'int', 'intg'],
  ['performance', 'perf'],
];
