import { phrases, words } from './word-lists.ts';

/** Programs and flags with which a script works on a cluster or cloud that lives on one machine. */
export const trialPrograms: ReadonlySet<string> = new Set(
  words('awslocal tflocal cdklocal samlocal pulumilocal localstack'),
);
export const trialCommands: readonly string[] = phrases(
  'kind create, kind load, minikube start, minikube image, k3d cluster, k3d image, k3d create, microk8s enable, colima start, docker-machine create, ctlptl create, vcluster create',
);
export const trialText =
  /localhost|127\.0\.0\.1|localstack|host\.docker\.internal|^kind-|^k3d-|^minikube$|^docker-desktop$/i;

/** Paths of scripts that work on a cluster of one machine, or that test something. */
export const trialPath =
  /(^|[/_.-])(?:kind|minikube|k3d|k3s|microk8s|localstack|molecule|vagrant)(?=[/_.-]|$)|(^|\/)(?:e2e|[\w-]{0,60}[-_]tests?|tests?|testing)\//i;
/** Those of which nobody can tell whom they are for. */
export const openPath =
  /(^|[/_.-])(?:e2e|tests?|testing|local|local-?dev|hack|perf|performance|bench|benchmarks?|demos?|quick-?start|tutorials?|workshops?|labs?|playground|examples?|samples?|getting-?started)(?=[/_.-]|$)/i;

/** Flags whose value names an environment, or a file of its values. */
export const environmentFlags: ReadonlySet<string> = new Set(
  words(
    `-var-file --var-file --vars-file -backend-config --backend-config --profile --project --cluster --cluster-name --context
    --kube-context -e --env --environment --stage -s --stack --stack-name --values -f --template-file -i --inventory --limit
    --resource-group -g --app -a --config-env --subscription --parameters -p -chdir --chdir --cwd --working-dir --path -k --vars`,
  ),
);

/** Flags whose value is an account, project or cluster of somebody, and values that stand for one to be filled in. */
export const accountFlags: ReadonlySet<string> = new Set(
  words(
    '--profile --project --subscription --cluster --cluster-name --context --kube-context --resource-group -g --org',
  ),
);
export const placeholder =
  /^(?:my|your|our|some|the|an?|test|demo|example|sample|foo|bar|changeme|default|x+|project|cluster|profile|resource-?group|rg|org|kind|minikube|docker)(?:[-_.].{0,100})?$|[<>{}$*]/i;

/** A script that tells environments apart: a comparison with a name, or a case for one. */
export const comparedName =
  /(?:==?|!=)[ \t]{0,4}["']?([a-z][a-z-]{1,20})["']?(?=[\s;\])]|$)|(?:^|[|(])[ \t]{0,20}["']?([a-z][a-z-]{1,20})["']?[ \t]{0,4}(?=[|)])/gim;

/** What a job makes for itself alone, and throws away with its end. */
export type Throwaway = 'cluster' | 'emulator';

/** A program and the first word behind it by which a cluster is made for the run. */
export const clusterMakers: ReadonlySet<string> = new Set(
  phrases(
    'kind create, minikube start, k3d cluster, k3d create, microk8s start, microk8s enable, kwokctl create, ctlptl create, colima start, setup-envtest use',
  ),
);
/** Programs that start an emulator of a cloud, or work with one. */
export const emulatorPrograms: ReadonlySet<string> = new Set(
  words('localstack tflocal awslocal cdklocal samlocal pulumilocal moto_server azurite'),
);

/** Actions that make either, by `owner/name` in small letters. */
export const throwawayActions: ReadonlyMap<string, Throwaway> = new Map([
  ...words(`helm/kind-action engineerd/setup-kind container-tools/kind-action medyagh/setup-minikube
    manusa/actions-setup-minikube absaoss/k3d-action nolar/setup-k3d-k3s debianmaster/actions-k3s
    jupyterhub/action-k3s-helm balchua/microk8s-actions`).map((name) => [name, 'cluster'] as const),
  ...words('localstack/setup-localstack').map((name) => [name, 'emulator'] as const),
]);

/** What an image that runs beside a job stands for; null for any other. */
export function throwawayImage(image: string): Throwaway | null {
  const name = image.slice(0, 300).toLowerCase();
  if (/(?:^|\/)(?:kindest\/node|rancher\/k3s|k3s|k3d|kind)(?:[:@]|$)/.test(name)) return 'cluster';
  return /(?:^|\/)(?:localstack|localstack-pro|moto|motoserver|azurite|gcloud-pubsub-emulator)(?:[:@/]|$)/.test(name)
    ? 'emulator'
    : null;
}

/** Names that a cluster of one machine has among the contexts of a client. */
export const trialContext =
  /^(?:kind|k3d)-|^(?:kind|minikube|docker-desktop|microk8s|rancher-desktop|orbstack|colima)$/;
/** Commands that take a client to another cluster. */
export const clusterLogins: readonly string[] = phrases(
  'aws eks update-kubeconfig, az aks get-credentials, gcloud container clusters, kubectl config use-context, kubectl config set-context, doctl kubernetes cluster, oc login, tsh kube login',
);
/** Programs that act on the cluster that a context names. */
export const clusterPrograms: ReadonlySet<string> = new Set(
  words('kubectl oc helm helmfile kustomize skaffold flux argocd kapp tk werf'),
);

/** Commands that take down what others made, by program. */
export const teardowns: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    terraform: phrases('destroy, apply -destroy'),
    tofu: phrases('destroy, apply -destroy'),
    terragrunt: phrases(
      'destroy, destroy-all, run-all destroy, run destroy, stack run destroy, apply -destroy, run-all apply -destroy',
    ),
    pulumi: words('destroy down'),
    cdk: ['destroy'],
    cdktf: ['destroy'],
    sam: ['delete'],
    serverless: ['remove'],
    sls: ['remove'],
    helm: words('uninstall delete'),
    helmfile: words('destroy delete'),
    kubectl: ['delete'],
    oc: ['delete'],
    aws: phrases('cloudformation delete-stack, cloudformation delete-stack-set'),
  }),
);
