import { mayHold } from './environment-folders.ts';
import { words } from './word-lists.ts';

/** Repositories that others start from, or learn by, by words of their names. */
export const sampleRepository =
  /(^|[-_.])(templates?|boilerplates?|starters?|skeletons?|cookiecutter|examples?|samples?|quickstarts?|workshops?|tutorials?|demos?)([-_.]|$)/i;

/** Parts of an address where its user is to write something, in any case of letters. */
const fillIns: readonly RegExp[] = [
  /[<>]|xxxx|example\.(?:com|org|net)/i,
  /(?:^|[^a-z])your(?:[-_ ]|org|repo|user|name|company|team|account|github|git|self|fork)/i,
  /(?:^|[^a-z])(?:replace[-_]?(?:me|with|this)|change[-_]?(?:me|this)|fill[-_]?(?:me|in)|todo|fixme|tbd|placeholder)(?:[^a-z]|$)/i,
  /(?:^|[/:@])(?:my|some|the)[-_]?(?:org|organi[sz]ation|user|username|company|account)(?:[/:]|$)/i,
  /[/:@]example(?:[-_]?(?:org|organi[sz]ation|user|owner|company|corp|inc|team))?(?:\/|$)/i,
  /[/:](?:owner|org|organi[sz]ation|user|username|account|company)\/(?:repo|repository|repo-?name|name|project)(?:$|[/.])/i,
];
/** Names in capitals stand for others. */
const inCapitals =
  /(?:^|[/:])(?:OWNER|ORG|ORGANI[SZ]ATION|USER|USERNAME|REPO|REPOSITORY|[A-Z]{2,20}(?:_[A-Z]{2,20}){1,4})(?=[/.:]|$)/;

/** Whether an address still waits for its owner's name, or is that of an example. */
export function isFillIn(address: string): boolean {
  const plain = address.slice(0, 500);
  if (inCapitals.test(plain) || fillIns.some((form) => form.test(plain))) return true;
  const name = plain
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return sampleRepository.test(name.slice(name.lastIndexOf('/') + 1));
}

/** Words of a folder's name that tell that it is to learn by, kept as it was, or a test of a product. */
const asWord: ReadonlySet<string> = new Set(
  words(`tutorial tutorials workshop workshops exercise exercises spike spikes archive archives archived deprecated
    unused snippet snippets quickstart quickstarts sample samples example examples playground benchmark benchmarks`),
);
/** The same, for names that are a part of many others (`external-dns`, `blog-api`). */
const asName: ReadonlySet<string> = new Set(
  words(`lab labs old blog e2e acceptance bench perf hack external externals deps getting-started getting_started
    quick-start quick_start`),
);
const website = /(^|\/)(?:website|site|www)\/(?:content|static|docs|public)(\/|$)/i;

/**
 * Whether what lies in a folder may be no practice of the source's own, by the folder's path; an environment may bear such
 * a name under a folder that is kept for them, and beside others.
 * @param areEnvironments whether the folders that lie directly in a folder are environments.
 */
export function isAside(folder: string, areEnvironments: (above: string) => boolean = () => false): boolean {
  const names = folder.split('/');
  const parts = folder.toLowerCase().split('/');
  return (
    website.test(folder) ||
    parts.some((part, at) => {
      const bare = part.replace(/^[_.]+/, '');
      const isSample = asName.has(bare) || bare.split(/[-_.]/).some((word) => asWord.has(word));
      return isSample && !mayHold(parts[at - 1] ?? '') && !areEnvironments(names.slice(0, at).join('/'));
    })
  );
}

/** Words between the dots of a file's name that tell that it is kept aside: to copy from, or as it was. */
const keptAside: ReadonlySet<string> = new Set(
  words('example examples sample samples dist template tmpl tpl skel default old bak backup orig save disabled draft'),
);
/** Folders of what people learn by, or a role is tried with. */
const triedIn: ReadonlySet<string> = new Set(words('molecule training trainings course courses academy kitchen'));

/** Whether a file of access rules may be a sample by its own name (`org.example.yaml`), or by a folder to learn or try in. */
export function mayBeSample(path: string): boolean {
  const parts = path.toLowerCase().split('/');
  const names = (parts.pop() ?? '').split('.');
  const stem = names[0] ?? '';
  return (
    parts.some((part) => triedIn.has(part.replace(/^[_.]+/, ''))) ||
    names.slice(1).some((name) => keptAside.has(name)) ||
    /(?:^|[-_])(?:examples?|samples?|old|bak|backup|template|tmpl)(?:[-_]|$)/.test(stem)
  );
}

/** Folders in which a product is tried by its own pipelines, where the repository keeps environments beside them. */
const trialNames: ReadonlySet<string> = new Set(
  words(`integration integrations integration-test integration-tests integration_tests integrationtests ci .ci
    system-test system-tests smoke smoke-test smoke-tests testing testenv test-env testbed test-infra test_infra`),
);

/**
 * Whether a folder is likely one of trials of a product, by its path; one that is an environment beside others is none.
 * @param areEnvironments whether the folders that lie directly in a folder are environments.
 */
export function mayBeTrial(folder: string, areEnvironments: (above: string) => boolean = () => false): boolean {
  const names = folder.split('/');
  return names.some(
    (name, at) =>
      trialNames.has(name.toLowerCase()) &&
      !mayHold((names[at - 1] ?? '').toLowerCase()) &&
      !areEnvironments(names.slice(0, at).join('/')),
  );
}

/** Files by which the generator of a site is set up, in whose folder `content` holds pages. */
export const siteFiles =
  /(^|\/)(?:hugo\.(?:toml|ya?ml|json)|gatsby-config\.[cm]?[jt]s|astro\.config\.[cm]?[jt]s|docusaurus\.config\.[cm]?[jt]s|next\.config\.[cm]?[jt]s|contentlayer\.config\.[jt]s|nuxt\.config\.[cm]?[jt]s|pelicanconf\.py|archetypes\/[^/]{1,100})$/;

/** Files of tools that make a new repository of what lies beside them. */
export const scaffolds = /(^|\/)(?:copier\.ya?ml|cookiecutter\.(?:json|ya?ml))$/;

/** A test of a program, by the name of its file. */
export const programTest =
  /(?:_test\.(?:go|py|rb|rs|exs)|\.(?:test|spec)\.[cm]?[jt]sx?|_spec\.rb|Tests?\.(?:java|kt|cs))$|(?:^|\/)test_[^/]{1,100}\.py$/;
