import { words } from './word-lists.ts';

/** Flags whose value chooses a unit, whatever it is: a stage, a stack, a file of values, an inventory. */
export const choosingFlags: ReadonlySet<string> = new Set(
  words(`-var-file --var-file -backend-config --backend-config --stage --stack --stack-name --env --environment --values
    -i --inventory --limit --config-env --parameters -p --workspace`),
);
/** The same where they stand for something else elsewhere, by the tool that means it. */
export const choosingFlagsOf: Readonly<Record<string, ReadonlySet<string>>> = {
  serverless: new Set(['-s']),
  pulumi: new Set(['-s']),
  helm: new Set(['-f']),
  helmfile: new Set(['-e']),
  ansible: new Set(['-l']),
  bicep: new Set(['-e']),
};
/** Flags whose value chooses one where it names an environment. */
export const placeFlags: ReadonlySet<string> = new Set(
  words('--profile --project --subscription --cluster --cluster-name --context --kube-context -a --app'),
);
/** Flags whose value is a name and a value. */
export const settingFlags: ReadonlySet<string> = new Set(
  words('-var --var -e --extra-vars -c --context --set -backend-config --backend-config --parameter-overrides'),
);
/** Tools of which the words behind the sub-command choose units. */
export const choosingOperands: ReadonlySet<string> = new Set(['cdk']);

/** A setting whose value is the name of an environment, workspace, stack or account. */
export const environmentSetting =
  /^(?:TF_WORKSPACE|TF_VAR_(?:env|environment|stage)|(?:\w{1,30}_)?(?:ENV|ENVIRONMENT|STAGE)|WORKSPACE|PULUMI_STACK|AWS_PROFILE|AWS_VAULT|PROFILE|CLUSTER|CLUSTER_NAME)$/i;

/** Commands that choose the workspace, stack or cluster of those after them, whose last word names it. */
export const choosingCommands =
  /^(?:(?:terraform|tofu|terragrunt) (?:-chdir=\S{1,200} )?workspace (?:select|new)|pulumi stack (?:select|init)|(?:kubectl|oc) config use-context|kubectx|aws-vault exec)\b/;

/** A name or value that is that of whoever runs it. */
export const personal =
  /\$\{?(?:USER|USERNAME|LOGNAME)\b|\$\(\s?(?:whoami|id -un)\s?\)|`(?:whoami|id -un)`|%USERNAME%|(?:^|[-_./])(?:sandbox|playground|personal)(?:[-_./]|$)/i;
