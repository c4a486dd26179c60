import { words } from './word-lists.ts';

/** Words of a name that make its account or group one of programs. */
const ofPrograms: ReadonlySet<string> = new Set(
  words(`svc service services serviceaccount sa bot bots robot robots automation machine machines ci cd cicd deploy
    deployer deployers deployment smtp ses mailer backup backups terraform jenkins runner runners agent pipeline
    pipelines uploader uploaders exporter monitoring prometheus cron workload workloads app apps application
    applications function functions identity identities msi mi sp spn lambda ecs eks aks pod pods node nodes daemon
    scraper scanner webhook api`),
);
/** Those that make a team one of programs: people who work on a service, an application or a pipeline form others. */
const ofMachines: ReadonlySet<string> = new Set(
  words('svc serviceaccount serviceaccounts bot bots robot robots machines ci cd cicd actions runner runners'),
);
/** Words of a name that make a group one of people who work on something. */
const ofStaff: ReadonlySet<string> = new Set(
  words(`admin admins administrator administrators owner owners maintainer maintainers developer developers dev devs
    engineer engineers engineering ops operators operations sre sres devops team teams staff employee employees people
    persons humans colleagues analyst analysts auditor auditors architect architects support oncall contractor
    contractors finance billing security platform dba dbas scientist scientists manager managers lead leads breakglass
    superuser superusers poweruser powerusers reviewer reviewers approver approvers qa testers`),
);
/** Words of a name that make a group one of whoever uses a product. */
const ofCustomers: ReadonlySet<string> = new Set(
  words(
    'customer customers client clients subscriber subscribers tenant tenants consumer consumers buyer guest guests',
  ),
);
/** Words of a list's name that make it one of people. */
const inLists: ReadonlySet<string> = new Set(words('user users member members usernames logins'));
const longest = 200;

/** The words that a name is made of, in small letters; an address goes by what stands before its domain. */
function partsOf(name: string): readonly string[] {
  const local = name.slice(0, longest).replace(/(?!^)@.*$/, '');
  return local
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
}

const has = (name: string, known: ReadonlySet<string>): boolean => partsOf(name).some((part) => known.has(part));

/** Whether a name, of an account or of a group, says that programs go by it. */
export const namesProgram = (name: string): boolean => has(name, ofPrograms);

/** Whether a name of a team says that programs are in it, by its last word: maintainers of bots are people. */
export function namesMachines(name: string): boolean {
  const last = partsOf(name).findLast((part) => !/^(?:teams?|groups?|ids?|slug|key|)$/.test(part));
  return last !== undefined && ofMachines.has(last);
}

/** Whether a name of a group says that those who work on something are in it, and nobody and nothing else. */
export const namesStaff = (name: string): boolean =>
  has(name, ofStaff) && !has(name, ofPrograms) && !has(name, ofCustomers);

/** Whether a name of a group says that users of a product are in it. */
export const namesCustomers = (name: string): boolean => has(name, ofCustomers);

/** Whether the name of a list says that people stand in it. */
export const namesPeople = (name: string): boolean =>
  partsOf(name).some((part) => inLists.has(part) || ofStaff.has(part));
