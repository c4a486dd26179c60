import type { Draw } from './draw.ts';

/** A Deployment, a Service and what goes with them. */
export function manifest(draw: Draw, index: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: part-${index}
  labels:
    app.kubernetes.io/name: part-${index}
    app.kubernetes.io/part-of: acme
spec:
  replicas: ${1 + draw.number(5)}
  selector:
    matchLabels:
      app.kubernetes.io/name: part-${index}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: part-${index}
    spec:
      securityContext:
        runAsNonRoot: true
      containers:
${draw.some(
  1,
  6,
  (at) => `        - name: container-${at}
          image: ghcr.io/acme/part-${index}:1.${draw.number(40)}.0
          args: ["--port=80${10 + at}", "--level", "info"]
          ports:
            - containerPort: 80${10 + at}
          resources:
            requests: {cpu: ${50 * (1 + at)}m, memory: 128Mi}
            limits: {memory: 256Mi}
          env:
${draw.some(2, 12, (variable) => `            - name: SETTING_${variable}\n              value: "value ${draw.number(1000)}"\n`)}`,
)}---
apiVersion: v1
kind: Service
metadata:
  name: part-${index}
spec:
  selector:
    app.kubernetes.io/name: part-${index}
  ports:
    - {name: http, port: 80, targetPort: 8010}
`;
}

/** An admission policy of Kyverno. */
export function admission(draw: Draw, index: number): string {
  return `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: require-${index}
  annotations:
    policies.kyverno.io/severity: ${draw.pick(['high', 'medium'])}
spec:
  validationFailureAction: ${draw.pick(['Enforce', 'Audit'])}
  background: true
  rules:
${draw.some(
  1,
  5,
  (at) => `    - name: rule-${at}
      match:
        any:
          - resources:
              kinds: [Deployment, StatefulSet]
      validate:
        message: The label part-${at} is required
        pattern:
          metadata:
            labels:
              part-${at}: "?*"
`,
)}`;
}

/** Resources of Terraform; one file in twenty sets a check aside. */
export function terraform(draw: Draw, index: number): string {
  const waiver =
    draw.number(20) === 0
      ? '  #checkov:skip=CKV_AWS_18: access is logged by the account\n  #tfsec:ignore:aws-s3-enable-versioning\n'
      : '';
  return `variable "stage_${index}" {
  type        = string
  description = "Where it stands"
}

${draw.some(
  1,
  14,
  (at) => `# What part ${at} keeps.
resource "aws_s3_bucket" "part_${index}_${at}" {
${at === 0 ? waiver : ''}  bucket        = "acme-\${var.stage_${index}}-part-${at}"
  force_destroy = false

  tags = {
    Owner       = "team-${draw.number(12)}"
    CostCentre  = "${1000 + draw.number(9000)}"
    Environment = var.stage_${index}
  }
}

resource "aws_s3_bucket_public_access_block" "part_${index}_${at}" {
  bucket                  = aws_s3_bucket.part_${index}_${at}.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

`,
)}`;
}

/** A policy of permissions, as accounts know them. */
export function permissions(draw: Draw, index: number): string {
  const statements = Array.from({ length: 1 + draw.number(12) }, (_, at) => ({
    Sid: `Part${index}Statement${at}`,
    Effect: draw.pick(['Allow', 'Deny']),
    Action: ['s3:GetObject', 's3:ListBucket', `sqs:${draw.pick(['SendMessage', 'ReceiveMessage'])}`],
    Resource: `arn:aws:s3:::acme-part-${at}/*`,
  }));
  return `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`;
}

/** Rules of Rego. */
export function rego(draw: Draw, index: number): string {
  return `# METADATA
# title: Rules of part ${index}
package acme.part_${index}

import rego.v1

${draw.some(
  2,
  16,
  (at) => `# METADATA
# title: Rule ${at}
deny contains message if {
  some resource in input.resource_changes
  resource.type == "aws_${draw.pick(['s3_bucket', 'sqs_queue', 'db_instance'])}"
  not resource.change.after.tags.Owner
  message := sprintf("%s has no owner (rule ${at})", [resource.address])
}

`,
)}`;
}

/** Tests of such rules. */
export function regoTest(draw: Draw, index: number): string {
  return `package acme.part_${index}_test

import data.acme.part_${index}
import rego.v1

${draw.some(
  2,
  10,
  (at) => `test_rule_${at} if {
  count(part_${index}.deny) == ${at} with input as {"resource_changes": [{"type": "aws_s3_bucket", "change": {"after": {"tags": {}}}}]}
}

`,
)}`;
}
