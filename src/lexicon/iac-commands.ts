import { cloudCommands } from './iac-cloud-commands.ts';
import type { CommandProgram } from './iac-command.ts';
import { phrases, words } from './word-lists.ts';

const dryRuns = words('--dry-run --dry-run=client --dry-run=server -h --help');

const terraform = (tool: string): CommandProgram => ({
  valued: words('-chdir -var -var-file -target -parallelism -lock-timeout -state -backup'),
  rules: [
    {
      tool,
      does: 'applies',
      says: ['apply'],
      here: true,
      names: ['-chdir'],
      silent: words('-destroy --destroy -refresh-only -help'),
    },
  ],
});

const manifests = words('-f --filename');
const kustomizations = words('-k --kustomize');

const kubectl = (tool: string): CommandProgram => ({
  valued: words(
    '-n --namespace --context --kubeconfig --cluster --user -s --server --as --token -l --selector -o --output -f --filename -k --kustomize',
  ),
  rules: [
    {
      tool: 'kustomize',
      does: 'applies',
      says: kustomizations.flatMap((flag) => words('apply create replace').map((verb) => `${verb} ${flag}`)),
      names: kustomizations,
      silent: dryRuns,
    },
    {
      tool: 'kubernetes',
      does: 'applies',
      says: manifests.flatMap((flag) => words('apply create replace').map((verb) => `${verb} ${flag}`)),
      names: manifests,
      silent: dryRuns,
    },
    {
      tool,
      does: 'creates',
      says: phrases('create, patch, new-app, new-project, process -f'),
      except: phrases('create token, process'),
      silent: dryRuns,
    },
  ],
});

const serverless: CommandProgram = {
  valued: words('-s --stage -r --region -c --config --aws-profile'),
  rules: [
    { tool: 'serverless', does: 'applies', says: ['deploy'], here: true, silent: ['--package-only', '--noDeploy'] },
  ],
};

/** Programs that make or change infrastructure, by the name they are called by. What they show, or tear down, is in none. */
export const commandPrograms: ReadonlyMap<string, CommandProgram> = new Map(
  Object.entries<CommandProgram>({
    ...cloudCommands,
    terraform: terraform('terraform'),
    tofu: terraform('opentofu'),
    terragrunt: {
      valued: words('--working-dir --terragrunt-working-dir --config --terragrunt-config --log-level -chdir'),
      rules: [
        {
          tool: 'terragrunt',
          does: 'applies',
          says: phrases('apply, apply-all, run-all apply, run apply, run --all apply, stack run apply'),
          here: true,
          names: words('--working-dir --terragrunt-working-dir -chdir'),
          silent: words('-destroy --destroy -help'),
        },
      ],
    },
    pulumi: {
      valued: words('-s --stack -C --cwd --color -m --message -c --config'),
      rules: [
        {
          tool: 'pulumi',
          does: 'applies',
          says: words('up update'),
          here: true,
          names: words('-C --cwd'),
          silent: ['--preview-only'],
        },
      ],
    },
    cdk: {
      valued: words('-a --app -c --context --profile -o --output'),
      rules: [{ tool: 'cdk', does: 'applies', says: ['deploy'], here: true, silent: ['--no-execute'] }],
    },
    cdktf: { rules: [{ tool: 'terraform', does: 'applies', says: words('deploy apply'), here: true }] },
    sam: {
      valued: words('-t --template --template-file --config-file --config-env --profile --region --stack-name'),
      rules: [
        {
          tool: 'sam',
          does: 'applies',
          says: words('deploy sync'),
          here: true,
          names: words('-t --template --template-file'),
          silent: ['--no-execute-changeset'],
        },
      ],
    },
    serverless,
    sls: serverless,
    azd: { rules: [{ tool: 'bicep', does: 'applies', says: words('up provision'), here: true, names: ['-C'] }] },
    kubectl: kubectl('kubectl'),
    oc: kubectl('oc'),
    helm: {
      valued: words(
        '-n --namespace -f --values --set --set-string --set-file --version --kube-context --kubeconfig --timeout --repo --post-renderer --description --history-max',
      ),
      rules: [{ tool: 'helm', does: 'applies', says: words('upgrade install'), operand: 'last', silent: dryRuns }],
    },
    helmfile: {
      valued: words('-e --environment -f --file -l --selector -n --namespace --kube-context --state-values-set'),
      rules: [{ tool: 'helmfile', does: 'applies', says: words('apply sync'), here: true, names: words('-f --file') }],
    },
    flux: { rules: [{ tool: 'flux', does: 'applies', says: ['bootstrap'], names: ['--path'] }] },
    argocd: { rules: [{ tool: 'argo_cd', does: 'creates', says: ['app create'], silent: dryRuns }] },
    kapp: {
      rules: [
        { tool: 'kubernetes', does: 'applies', says: ['deploy'], names: words('-f --file'), silent: ['--diff-run'] },
      ],
    },
    tk: { rules: [{ tool: 'kubernetes', does: 'applies', says: ['apply'], operand: 'last' }] },
    eksctl: {
      rules: [{ tool: 'eksctl', does: 'creates', says: words('create upgrade scale'), silent: dryRuns }],
    },
    kops: { rules: [{ tool: 'kops', does: 'creates', says: phrases('create cluster, update cluster --yes') }] },
    'ansible-playbook': {
      valued: words(
        '-i --inventory -e --extra-vars -l --limit -t --tags --skip-tags -u --user --private-key --key-file -f --forks -c --connection --vault-password-file --vault-id --start-at-task -M --module-path --become-user',
      ),
      rules: [
        {
          tool: 'ansible',
          does: 'applies',
          says: [''],
          operand: 'first',
          silent: words('-C --check --syntax-check --list-tasks --list-hosts --list-tags --version -h --help'),
        },
      ],
    },
    'new-azresourcegroupdeployment': {
      rules: [{ tool: 'bicep', does: 'applies', says: [''], names: words('-TemplateFile'), silent: ['-WhatIf'] }],
    },
    'new-azsubscriptiondeployment': {
      rules: [{ tool: 'bicep', does: 'applies', says: [''], names: words('-TemplateFile'), silent: ['-WhatIf'] }],
    },
    'new-ec2instance': { rules: [{ tool: 'aws', does: 'creates', says: [''] }] },
  }),
);

/** Cmdlets of PowerShell that make resources of a cloud; others of the same shape make things in memory. */
export const creatingCmdlet =
  /^(?:new|set)-az(?:resourcegroup|vm|vmss|aks|storage|sql|keyvault|virtualnetwork|network|webapp|function|cosmos|redis|container|roleassignment|policy|dns|loadbalancer|publicip)/i;
/** Of those, the ones that only make an object to hand on, or choose where to work. */
export const idleCmdlet = /config$|context$|setting$|ipaddress$/i;

/** Files by which a folder is known to be one that a tool is run in. */
export const rootFiles: Readonly<Record<string, RegExp>> = {
  terraform: /\.(tf|tofu|tf\.json)$/,
  opentofu: /\.(tf|tofu|tf\.json)$/,
  terragrunt: /^terragrunt(?:\.stack)?\.hcl$|\.tf$/,
  pulumi: /^Pulumi\.ya?ml$/,
  cdk: /^cdk\.json$/,
  sam: /^(template|samconfig)\.(ya?ml|toml)$/,
  serverless: /^serverless\.(ya?ml|json|ts|js)$/,
  helmfile: /^helmfile[^/]*\.ya?ml(\.gotmpl)?$/,
  cloud_foundry: /^manifest[^/]*\.ya?ml$/,
  app_engine: /^app[^/]*\.ya?ml$/,
  fly: /^fly[^/]*\.toml$/,
  bicep: /^azure\.ya?ml$/,
};

/** Without one of these words a text runs no program that is listed here. */
export const commandWords =
  /\b(?:aws|az|gcloud|gsutil|kubectl|oc|cf|fly|flyctl|heroku|doctl|hcloud|eksctl|kops|terraform|tofu|terragrunt|pulumi|cdk|cdktf|sam|serverless|sls|azd|helm|helmfile|flux|argocd|kapp|openstack|ansible-playbook)(?:\.exe|[:@][\w.-]{1,40})?[ \t"'`\\]|\b(?:New|Set)-(?:Az|EC2)/i;
