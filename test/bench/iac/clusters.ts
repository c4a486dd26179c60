import type { Draw } from '../files/draw.ts';

/** A chart, as `Chart.yaml` names it. */
export function chart(draw: Draw, name: string): string {
  return `apiVersion: v2
name: ${name}
description: Runs ${name}
version: 1.${draw.number(20)}.0
appVersion: "2.${draw.number(20)}.0"
dependencies:
  - name: redis
    version: 19.${draw.number(9)}.0
    repository: oci://registry-1.docker.io/bitnamicharts
`;
}

/** Values of a chart. */
export function values(draw: Draw, name: string): string {
  return `image:
  repository: ghcr.io/acme/${name}
  tag: 1.${draw.number(40)}.0
replicas: ${1 + draw.number(5)}
resources:
  requests: {cpu: 100m, memory: 128Mi}
  limits: {memory: ${128 * (1 + draw.number(4))}Mi}
env:
${draw.some(2, 20, (at) => `  SETTING_${at}: value ${draw.number(1000)}\n`)}`;
}

/** A template of a chart, which is no YAML. */
export function template(draw: Draw, index: number): string {
  return `{{- if .Values.parts.part${index} }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "name" . }}-${index}
  labels:
    {{- include "labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: part
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          env:
            {{- range $name, $value := .Values.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
            {{- end }}
${draw.some(0, 12, (at) => `        # Line ${at} of what is said of it.\n`)}{{- end }}
`;
}

/** A kustomization over these. */
export function kustomization(resources: readonly string[], more = ''): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${resources.map((one) => `  - ${one}\n`).join('')}${more}`;
}

/** What an overlay changes. */
export function patch(draw: Draw, index: number): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: part-${index}\nspec:\n  replicas: ${1 + draw.number(9)}\n`;
}

/** A kustomization that Flux keeps to. */
export function fluxSync(name: string, path: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  path: ./${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
`;
}

/** Where Flux takes a cluster from, and whom it tells. */
export const fluxSource = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  url: https://example.org/acme/platform
  ref: {branch: main}
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: chat, namespace: flux-system}
spec: {type: slack, channel: platform}
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: all, namespace: flux-system}
spec:
  providerRef: {name: chat}
  eventSources: [{kind: Kustomization, name: '*'}]
`;

/** An application of Argo CD. */
export function application(name: string, environment: string, path: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}-${environment}
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://example.org/acme/platform
    targetRevision: main
    path: ${path}
    helm:
      valueFiles: [values.yaml, values-${environment}.yaml]
  destination: {server: 'https://kubernetes.default.svc', namespace: ${name}-${environment}}
  syncPolicy:
    automated: {prune: true, selfHeal: true}
`;
}
