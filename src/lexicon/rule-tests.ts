import type { PolicyEngine } from '../core/facts/policy.ts';
import { words } from './word-lists.ts';

/** A program that runs tests of rules, and how its words say which. */
export interface RuleTester {
  readonly engine: PolicyEngine;
  /** The word after which its arguments stand. */
  readonly after: string;
  /** Its plain words are folders and files of tests. */
  readonly takesPaths: boolean;
  /** Flags whose value is one. */
  readonly pathFlags?: readonly string[];
  /** The folder it looks into where none is named; null where it then does nothing, or a file decides. */
  readonly usual: string | null;
  /** A file that may name other folders than the usual one. */
  readonly settings?: string;
  /** Flags whose value is the word after them. */
  readonly valued?: readonly string[];
  /** Flags by which some tests are left out. */
  readonly narrows?: readonly string[];
  /** A folder means what lies in it, and only `folder/...` what lies below it. */
  readonly isFlat?: boolean;
}

const opa: RuleTester = {
  engine: 'rego',
  after: 'test',
  takesPaths: true,
  usual: null,
  valued: words(
    '-t --timeout --count -m --max-errors -f --format --threshold -s --schema --capabilities --explain --target -p --parallel',
  ),
  narrows: words('-r --run --ignore'),
};

/** By the name of the program as capabilities tell it. */
export const ruleTesters: ReadonlyMap<string, RuleTester> = new Map<string, RuleTester>([
  ['opa', opa],
  ['regal', opa],
  [
    'conftest',
    {
      engine: 'rego',
      after: 'verify',
      takesPaths: false,
      pathFlags: words('-p --policy'),
      usual: 'policy',
      settings: 'conftest.toml',
      valued: words('-o --output -d --data --parser --report --capabilities'),
    },
  ],
  [
    'kyverno',
    {
      engine: 'kyverno',
      after: 'test',
      takesPaths: true,
      usual: null,
      valued: words('-b --git-branch'),
      narrows: words('-t --test-case-selector -f --file-name'),
    },
  ],
  [
    'chainsaw',
    {
      engine: 'kyverno',
      after: 'test',
      takesPaths: true,
      pathFlags: ['--test-dir'],
      usual: '.',
      narrows: words('--test-file --include-test-regex --exclude-test-regex --selector --config --shard-count'),
    },
  ],
  [
    'gator',
    { engine: 'gatekeeper', after: 'verify', takesPaths: true, usual: null, narrows: words('-r --run'), isFlat: true },
  ],
  [
    'sentinel',
    { engine: 'sentinel', after: 'test', takesPaths: false, usual: '.', narrows: words('-run --run -config') },
  ],
  [
    'cfn-guard',
    {
      engine: 'cfn_guard',
      after: 'test',
      takesPaths: false,
      pathFlags: words('-t --test-data -d --dir'),
      usual: null,
      valued: words('-r --rules-file'),
    },
  ],
]);
