import { phrases, words } from './word-lists.ts';

/** Where a program that plans, applies or deploys is told on what it acts. */
export interface Aims {
  /** Sub-commands it holds for: the beginning of the arguments that are no flags; all without it. */
  readonly on?: readonly string[];
  /** `chooses`: it acts on nothing, and says what later commands in the folder act on; `renders`: it hands on through a pipe. */
  readonly part?: 'chooses' | 'renders';
  /** Flags whose value is the folder it works in, instead of the one it is started in. */
  readonly folder?: readonly string[];
  /** Flags whose value is a file or folder that it takes. */
  readonly files?: readonly string[];
  /** Flags whose value chooses a unit. */
  readonly selects?: readonly string[];
  /** Flags followed by `name=value`, of which those that name an environment choose a unit. */
  readonly keyed?: readonly string[];
  /** Further flags whose value is the word after them. */
  readonly valued?: readonly string[];
  /** What the words behind the sub-command are; `chart`: a folder, or the name of a chart kept elsewhere. */
  readonly rest?: 'files' | 'folders' | 'selects' | 'chart';
  /** How many words behind the sub-command are something else. */
  readonly skips?: number;
  /** It acts on everything below its folder, too. */
  readonly isTree?: true;
  /** Variables of the environment that choose a unit. */
  readonly variables?: readonly string[];
  /** A variable of the environment that names the folder. */
  readonly folderBy?: string;
  /** On what it acts where no flag or word says: its folder, nothing of the repository, or not told. */
  readonly usually: 'folder' | 'nothing' | 'unknown';
}

/** Names before `=` that tell an environment. */
export const environmentKey =
  /^(?:env|environment|stage|workspace|stack|tenant|env_?name|environment_?name|deploy_?env(?:ironment)?|target_?env(?:ironment)?)$/i;

const terraformFlags = words('-var -target -replace -out -parallelism -lock-timeout -state -generate-config-out');
const terraformVariables = words('TF_WORKSPACE TF_VAR_environment TF_VAR_env TF_VAR_stage');
const terraform: readonly Aims[] = [
  {
    on: phrases('workspace select, workspace new'),
    ...{ part: 'chooses', folder: ['-chdir'], rest: 'selects', usually: 'nothing' },
  },
  { on: ['init'], part: 'chooses', folder: ['-chdir'], selects: ['-backend-config'], usually: 'nothing' },
  {
    ...{ folder: ['-chdir'], selects: words('-var-file -backend-config'), keyed: ['-var'], valued: terraformFlags },
    ...{ rest: 'folders', variables: terraformVariables, usually: 'folder' },
  },
];
const terragruntFolder = words('--working-dir --terragrunt-working-dir');
const terragruntRest: Omit<Aims, 'usually'> = {
  folder: terragruntFolder,
  selects: ['-var-file'],
  keyed: ['-var'],
  valued: terraformFlags,
  variables: terraformVariables,
};
const clusterFlags = words('--context --kube-context -n --namespace');
const kubectl: readonly Aims[] = [
  { on: ['kustomize'], part: 'renders', rest: 'files', usually: 'folder' },
  {
    on: words('apply create replace diff'),
    files: words('-f --filename -k --kustomize'),
    ...{ selects: clusterFlags, usually: 'unknown' },
  },
  { on: phrases('rollout restart, rollout undo, rollout latest'), selects: clusterFlags, usually: 'nothing' },
];
const helmFlags = words(`--set --set-string --set-file --set-json --timeout --version --kubeconfig --repo --history-max
  --description --post-renderer --username --password --ca-file --cert-file --key-file --keyring --context --suppress -o --output`);
const helmSelects = [...words('-f --values'), ...clusterFlags];
const serverless: readonly Aims[] = [
  { folder: [], files: words('-c --config'), selects: words('-s --stage'), usually: 'folder' },
];
const fly: readonly Aims[] = [{ files: words('-c --config'), selects: words('-a --app'), usually: 'folder' }];
const stackFlags = words('--stack-name --stack-set-name');
const gcloudTracks = (entry: string): readonly string[] => [entry, `beta ${entry}`, `alpha ${entry}`];
const inFolder: readonly Aims[] = [{ usually: 'folder' }];
const gitlabTerraform: readonly Aims[] = [{ folderBy: 'TF_ROOT', variables: ['TF_STATE_NAME'], usually: 'folder' }];

/** By the name of the program; the first entry whose sub-command fits holds. */
export const aims: ReadonlyMap<string, readonly Aims[]> = new Map(
  Object.entries({
    terraform,
    tofu: terraform,
    'gitlab-terraform': gitlabTerraform,
    'gitlab-tofu': gitlabTerraform,
    terragrunt: [
      {
        on: phrases('run-all, plan-all, apply-all, run --all, stack run'),
        ...{ ...terragruntRest, isTree: true, usually: 'folder' },
      },
      { ...terragruntRest, usually: 'folder' },
    ],
    pulumi: [
      {
        on: phrases('stack select, stack init'),
        ...{
          part: 'chooses',
          folder: words('-C --cwd'),
          selects: words('-s --stack'),
          rest: 'selects',
          usually: 'nothing',
        },
      },
      {
        ...{ folder: words('-C --cwd'), selects: words('-s --stack --config-file'), variables: ['PULUMI_STACK'] },
        ...{ valued: words('-c --config -m --message -t --target -p --parallel'), usually: 'folder' },
      },
    ],
    cdk: [
      {
        ...{ rest: 'selects', keyed: words('-c --context'), usually: 'folder' },
        valued: words(
          '--require-approval --role-arn -r --outputs-file -O --toolkit-stack-name --tags -t --parameters --concurrency',
        ),
      },
    ],
    cdktf: [{ rest: 'selects', usually: 'folder' }],
    sam: [
      {
        files: words('-t --template-file --template'),
        ...{
          selects: words('--config-env --config-file --stack-name'),
          keyed: ['--parameter-overrides'],
          usually: 'folder',
        },
      },
    ],
    serverless,
    sls: serverless,
    aws: [
      {
        on: phrases(
          'cloudformation deploy, cloudformation create-change-set, cloudformation create-stack, cloudformation update-stack, cloudformation create-stack-set, cloudformation update-stack-set',
        ),
        files: words('--template-file --template-body'),
        ...{ selects: [...stackFlags, '--parameters'], keyed: ['--parameter-overrides'], usually: 'unknown' },
      },
      {
        on: phrases(
          'cloudformation execute-change-set, cloudformation detect-stack-drift, cloudformation detect-stack-set-drift, cloudformation create-stack-instances',
        ),
        ...{ selects: stackFlags, usually: 'unknown' },
      },
      { on: ['deploy push'], files: ['--source'], usually: 'nothing' },
      { usually: 'nothing' },
    ],
    az: [
      {
        on: phrases(
          'deployment group, deployment sub, deployment mg, deployment tenant, stack group, stack sub, stack mg',
        ),
        files: words('--template-file -f'),
        ...{
          selects: words('--parameters -p --stack --name -n --resource-group -g'),
          keyed: words('--parameters -p'),
          usually: 'unknown',
        },
      },
      { usually: 'nothing' },
    ],
    gcloud: [
      {
        on: gcloudTracks('app deploy'),
        rest: 'files',
        valued: words('--version --image-url --bucket'),
        usually: 'folder',
      },
      { on: gcloudTracks('run services replace'), rest: 'files', usually: 'unknown' },
      { on: gcloudTracks('infra-manager'), files: ['--local-source'], usually: 'unknown' },
      { on: gcloudTracks('deployment-manager deployments'), files: words('--config --template'), usually: 'unknown' },
      { on: gcloudTracks('functions deploy'), files: ['--source'], usually: 'folder' },
      { usually: 'nothing' },
    ],
    cf: [
      { on: ['target'], part: 'chooses', selects: ['-s'], usually: 'nothing' },
      { files: words('-f --manifest'), selects: ['--vars-file'], keyed: ['--var'], usually: 'folder' },
    ],
    fly,
    flyctl: fly,
    heroku: [{ selects: words('-a --app'), usually: 'folder' }],
    doctl: [{ files: ['--spec'], usually: 'nothing' }],
    eb: [{ on: ['deploy'], rest: 'selects', usually: 'folder' }],
    copilot: [{ selects: words('-e --env'), usually: 'folder' }],
    kubectl,
    oc: kubectl,
    kustomize: [{ on: ['build'], part: 'renders', rest: 'files', usually: 'folder' }],
    cat: [{ part: 'renders', rest: 'files', usually: 'unknown' }],
    helm: [
      {
        on: ['template'],
        part: 'renders',
        rest: 'chart',
        skips: 1,
        selects: helmSelects,
        valued: helmFlags,
        usually: 'unknown',
      },
      {
        on: phrases('diff upgrade'),
        rest: 'chart',
        skips: 1,
        selects: helmSelects,
        valued: helmFlags,
        usually: 'unknown',
      },
      {
        on: words('upgrade install'),
        rest: 'chart',
        skips: 1,
        selects: helmSelects,
        valued: helmFlags,
        usually: 'unknown',
      },
      { usually: 'nothing' },
    ],
    helmfile: [
      {
        ...{ folder: ['--chart-folder'], files: words('-f --file'), usually: 'folder' },
        selects: words('-e --environment --state-values-file -n --namespace --kube-context'),
      },
    ],
    flux: [{ on: ['bootstrap'], files: ['--path'], usually: 'nothing' }, { usually: 'nothing' }],
    argocd: [{ usually: 'nothing' }],
    kapp: [{ files: words('-f --file'), selects: words('-a --app -n --namespace'), usually: 'unknown' }],
    tk: [{ rest: 'files', selects: ['--name'], usually: 'folder' }],
    kops: [{ selects: ['--name'], usually: 'nothing' }],
    nomad: [
      { on: phrases('job run, job plan'), rest: 'files', usually: 'unknown' },
      { rest: 'files', usually: 'unknown' },
    ],
    skaffold: [{ files: words('-f --filename'), selects: words('-p --profile -n --namespace'), usually: 'folder' }],
    werf: [{ folder: ['--dir'], selects: words('--env --namespace'), usually: 'folder' }],
    'ansible-playbook': [
      {
        ...{
          rest: 'files',
          selects: words('-i --inventory --inventory-file -l --limit'),
          keyed: words('-e --extra-vars'),
        },
        valued: words(
          '-t --tags --skip-tags -u --user --vault-password-file --vault-id -f --forks -c --connection --private-key --key-file -M --module-path --become-user -T --timeout --start-at-task --ssh-common-args --ssh-extra-args',
        ),
        usually: 'unknown',
      },
    ],
    wrangler: [{ files: words('-c --config'), selects: words('-e --env'), usually: 'folder' }],
    firebase: [{ files: words('-c --config'), selects: words('-P --project'), usually: 'folder' }],
    databricks: [{ selects: words('-t --target'), usually: 'folder' }],
    ...Object.fromEntries(words('netlify vercel kamal railway surge gh-pages bosh').map((name) => [name, inFolder])),
  }),
);
