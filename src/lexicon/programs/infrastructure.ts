import { phrases, words } from '../word-lists.ts';
import type { Program, Programs } from './program.ts';

/** `-detailed-exitcode` makes a plan fail on any change; without it, what drifted is shown and no more. */
const drift = (...flags: readonly string[]) =>
  ({ of: ['drift_check'], flags: flags.map((flag) => [flag, 'yes'] as const), usually: 'no' }) as const;

const terraform: Program = {
  does: {
    // Without a look at what is there, nothing that drifted is seen; with a look at nothing else, no change is planned.
    plan: phrases('plan, plan -detailed-exitcode, plan -detailed-exitcode -refresh=false, apply -refresh-only'),
    drift_check: phrases('plan -detailed-exitcode, plan -refresh-only'),
    apply: phrases('apply'),
    test: ['test'],
    lint: words('validate fmt'),
  },
  idle: [
    ...words(
      'init workspace output show state import get graph providers version login logout refresh destroy console',
    ),
    ...words('force-unlock taint untaint metadata modules stacks query'),
    ...phrases('apply -destroy, plan -destroy'),
  ],
  valued: ['-chdir'],
  fails: [drift('-detailed-exitcode'), { on: ['fmt'], flags: [['-check', 'yes']], usually: 'no' }],
};

const every = (verb: string): readonly string[] => [
  verb,
  `${verb}-all`,
  `run-all ${verb}`,
  `run ${verb}`,
  `stack run ${verb}`,
];
const flagged = (entries: readonly string[], ...flags: readonly string[]): readonly string[] =>
  entries.flatMap((entry) => flags.map((flag) => `${entry} ${flag}`));
const detailed = flagged(every('plan'), '-detailed-exitcode');
const unrefreshed = flagged(every('plan'), '-detailed-exitcode -refresh=false');

const serverless: Program = {
  tool: 'serverless',
  does: { build: ['package'], plan: ['deploy --noDeploy'], apply: ['deploy'] },
  idle: 'rest',
  opens: ['invoke'],
};

/** Tools that plan and make infrastructure; what they tear down is none of these. */
export const infrastructure: Programs = {
  terraform,
  tofu: terraform,
  terragrunt: {
    does: {
      plan: [...every('plan'), ...detailed, ...unrefreshed, ...flagged(every('apply'), '-refresh-only')],
      drift_check: [...detailed, ...flagged(every('plan'), '-refresh-only')],
      apply: every('apply'),
      test: ['test'],
      lint: phrases(
        'hclfmt, hcl fmt, hcl validate, hclvalidate, validate, run-all validate, run validate, validate-all',
      ),
    },
    idle: phrases(
      'apply -destroy, run-all apply -destroy, run apply -destroy, apply-all -destroy, stack run apply -destroy, init, run-all init, run init, output, run-all output, destroy, destroy-all, run-all destroy, run destroy, hcl, graph-dependencies, show, state, find, list',
    ),
    valued: words(
      '--working-dir --terragrunt-working-dir --config --terragrunt-config --terragrunt-log-level --log-level',
    ),
    fails: [
      drift('-detailed-exitcode'),
      {
        on: ['hclfmt', 'hcl fmt'],
        flags: [
          ['--check', 'yes'],
          ['--terragrunt-check', 'yes'],
        ],
        usually: 'no',
      },
    ],
  },
  pulumi: {
    does: {
      plan: phrases('preview, preview --expect-no-changes, preview --policy-pack, preview --diff'),
      drift_check: phrases('preview --expect-no-changes, refresh --expect-no-changes'),
      policy_check: phrases('preview --policy-pack, up --policy-pack, update --policy-pack'),
      apply: phrases('up, update, up --policy-pack, update --policy-pack'),
    },
    idle: 'rest',
    opens: words('watch --preview-only'),
    // Its packs may advise or forbid, as their files say.
    fails: [{ of: ['policy_check'], usually: 'unknown' }],
    valued: words('-s --stack -C --cwd --color --verbose'),
  },
  cdk: {
    does: {
      plan: phrases('synth, synthesize, diff, diff --fail, deploy --no-execute, deploy --method=prepare-change-set'),
      drift_check: phrases('diff --fail, drift'),
      apply: ['deploy'],
    },
    idle: words('bootstrap destroy ls list doctor context acknowledge notices metadata'),
    valued: words('-a --app -c --context --profile -o --output'),
    fails: [{ on: ['drift'], flags: [['--fail', 'yes']], usually: 'no' }],
  },
  cdktf: {
    does: { plan: words('synth diff plan'), apply: words('deploy apply') },
    idle: words('destroy get provider'),
  },
  sam: {
    does: { build: ['build'], apply: words('deploy sync'), lint: ['validate'] },
    idle: 'rest',
    opens: words('local remote'),
  },
  serverless,
  sls: serverless,
  packer: { does: { build: ['build'], lint: words('validate fmt') }, idle: 'rest' },
  driftctl: { does: { drift_check: ['scan'] }, idle: 'rest' },
  tfplan2md: { idle: 'rest' },
  infracost: { idle: 'rest' },
  'ansible-playbook': {
    does: { apply: ['*'], plan: words('--check -C'), lint: ['--syntax-check'] },
    silent: words('--list-tasks --list-hosts --list-tags'),
    // A playbook by such a name may be what tests a role.
    opens: words('test.yml test.yaml test/* tests/* */test.yml */test/* */tests/* verify.yml converge.yml'),
  },
  'ansible-galaxy': { idle: 'rest' },
  'ansible-test': { does: { test: words('units integration'), lint: ['sanity'] } },
  molecule: {
    does: { test: words('test converge verify'), lint: ['lint'] },
    idle: words('create destroy list prepare'),
  },
  eksctl: {
    does: { apply: phrases('create cluster, create nodegroup, upgrade cluster, upgrade nodegroup') },
    idle: 'rest',
  },
  kops: { does: { apply: ['update cluster --yes'], plan: ['update cluster'] }, idle: 'rest' },
  bosh: { does: { apply: ['deploy'] }, idle: 'rest', valued: words('-d -e') },
  tk: { does: { apply: ['apply'], plan: ['diff'], build: ['export'], lint: ['lint'], test: ['test'] }, idle: 'rest' },
  kapp: { does: { apply: ['deploy'], plan: ['deploy --diff-run'] }, idle: 'rest' },
};
