import { phrases, words } from '../word-lists.ts';
import type { Program, Programs } from './program.ts';

const kubectl: Program = {
  does: {
    plan: ['diff'],
    drift_check: ['diff'],
    apply: phrases('apply, create -f, create --filename, create -k, replace'),
    deploy: phrases('rollout restart, rollout undo, rollout latest'),
    live_edit: phrases('set image, set env, set resources, edit, patch, scale'),
    promote: ['argo rollouts promote'],
    policy_check: ['kyverno apply'],
    policy_test: ['kyverno test'],
  },
  idle: 'rest',
  opens: words('exec run wait start-build rsh'),
  valued: words('-n --namespace --context --kubeconfig --cluster --user -s --server --as --token'),
  silent: ['--dry-run=client'],
};

/** What renders, plans and applies to clusters, and the reconcilers' own commands. */
export const kubernetes: Programs = {
  kubectl,
  oc: { ...kubectl, tool: 'oc' },
  kustomize: { does: { build: ['build'] }, idle: 'rest' },
  helm: {
    does: {
      build: words('template package'),
      test: words('unittest test'),
      lint: ['lint'],
      plan: phrases('diff upgrade, diff upgrade --detailed-exitcode'),
      drift_check: ['diff upgrade --detailed-exitcode'],
      apply: words('upgrade install'),
      deploy: ['rollback'],
      publish: words('push cm-push'),
      sign: ['package --sign'],
      verify: ['verify'],
    },
    idle: words(
      'repo dependency dep registry pull plugin version uninstall delete list ls show search get status history env completion',
    ),
    valued: words('-n --namespace --kube-context --kubeconfig --version'),
  },
  helmfile: {
    does: {
      build: words('template build'),
      plan: phrases('diff, diff --detailed-exitcode'),
      drift_check: ['diff --detailed-exitcode'],
      apply: words('apply sync'),
      lint: ['lint'],
      test: ['test'],
    },
    idle: words('deps repos destroy list fetch init'),
    valued: words('-e --environment -f --file -l --selector -n --namespace --kube-context'),
  },
  flux: {
    does: {
      build: ['build'],
      plan: ['diff'],
      drift_check: ['diff'],
      apply: words('bootstrap install'),
      deploy: ['reconcile'],
      publish: ['push artifact'],
      promote: ['tag artifact'],
    },
    idle: 'rest',
    valued: words('-n --namespace --context'),
  },
  argocd: {
    does: {
      plan: ['app diff'],
      drift_check: ['app diff'],
      apply: ['app create'],
      deploy: phrases('app sync, app rollback, app set'),
    },
    idle: 'rest',
    opens: ['app wait'],
    valued: words('--server --auth-token'),
  },
  kargo: { does: { promote: ['promote'] }, idle: 'rest' },
  ct: { does: { test: words('install lint-and-install'), lint: ['lint'] }, idle: ['list-changed'] },
  chainsaw: { does: { policy_test: ['test'], lint: ['lint'] }, idle: 'rest' },
  kind: { idle: 'rest' },
  k3d: { idle: 'rest' },
  minikube: { idle: 'rest', opens: words('kubectl ssh') },
  skaffold: {
    does: { build: ['build'], test: ['test'], deploy: words('run deploy'), apply: ['apply'] },
    idle: words('config version render diagnose'),
  },
  werf: { does: { build: ['build'], deploy: ['converge'] }, idle: 'rest' },
  nomad: {
    does: {
      plan: phrases('job plan, plan'),
      apply: phrases('job run, run'),
      lint: phrases('job validate, fmt'),
      promote: ['deployment promote'],
    },
    idle: 'rest',
  },
};
