import type { Draw } from '../files/draw.ts';

/** A playbook that sets up the hosts of a group. */
export function playbook(draw: Draw, group: string, roles: number): string {
  return `- name: Set up ${group}
  hosts: ${group}
  become: true
  serial: ${1 + draw.number(4)}
  roles:
${draw.some(1, 5, () => `    - role-${draw.number(roles)}\n`)}  tasks:
    - name: Start it
      ansible.builtin.systemd_service: {name: ${group}, state: restarted}
`;
}

/** Tasks of a role. */
export function tasks(draw: Draw, index: number): string {
  return draw.some(
    2,
    14,
    (at) => `- name: Step ${at} of role ${index}
  ansible.builtin.template:
    src: part-${at}.conf.j2
    dest: /etc/acme/part-${at}.conf
    mode: '0644'
  notify: restart
  when: part_${at}_enabled | default(true)
`,
  );
}

/** Hosts of one environment. */
export function inventory(draw: Draw, groups: readonly string[]): string {
  return groups
    .map((group) => `[${group}]\n${draw.some(2, 9, (at) => `${group}-${at}.example.org ansible_user=deploy\n`)}`)
    .join('\n');
}

/** A script that looks after what is there; one in eight applies a root. */
export function script(draw: Draw, service: string): string {
  const applies = draw.number(8) === 0;
  return `#!/usr/bin/env bash
set -euo pipefail
environment="\${1:?which environment}"
log() { echo "$(date -u) $*" >&2; }
${draw.some(
  2,
  12,
  (at) => `log "step ${at}"
if [[ "$environment" == production && ${at} -gt 3 ]]; then
  aws sqs get-queue-attributes --queue-url "$QUEUE_${at}" --attribute-names All | jq -r '.Attributes' > "out-${at}.json"
fi
`,
)}${applies ? `terraform -chdir="infra/live/${service}/$environment" init\nterraform -chdir="infra/live/${service}/$environment" apply\n` : ''}`;
}

/** Notes for those on call; some name commands. */
export function runbook(draw: Draw, service: string): string {
  return `# ${service}

How ${service} is run. It has environments for trying things out and one for users.

${draw.some(
  2,
  16,
  (at) => `## When part ${at} is late
Look at the alarm first, then at the queue. Do not empty it.

    kubectl --namespace ${service} get pods
    terraform -chdir=infra/live/${service}/staging plan

Then tell team ${draw.number(12)}.

`,
)}`;
}

/** A workflow that plans roots on requests and applies them from main. */
export function terraformWorkflow(services: readonly string[]): string {
  return `on:
  pull_request: {paths: ['infra/**']}
  push: {branches: [main]}
permissions: {contents: read, id-token: write}
jobs:
  plan:
    if: github.event_name == 'pull_request'
    strategy: &every
      matrix:
        service: [${services.join(', ')}]
        environment: [dev, staging, production]
    steps:
      - uses: actions/checkout@v4
      - run: terraform -chdir=infra/live/\${{ matrix.service }}/\${{ matrix.environment }} init
      - run: terraform -chdir=infra/live/\${{ matrix.service }}/\${{ matrix.environment }} plan
  apply:
    if: github.event_name == 'push'
    strategy: *every
    environment: \${{ matrix.environment }}
    steps:
      - uses: actions/checkout@v4
      - uses: aws-actions/configure-aws-credentials@v4
      - run: terraform -chdir=infra/live/\${{ matrix.service }}/\${{ matrix.environment }} init
      - run: terraform -chdir=infra/live/\${{ matrix.service }}/\${{ matrix.environment }} apply -auto-approve
`;
}

/** A workflow that deploys stacks of CloudFormation and Bicep. */
export function stacksWorkflow(stacks: readonly string[], bicep: readonly string[]): string {
  const steps = [
    ...stacks.map(
      (name) =>
        `      - run: aws cloudformation deploy --stack-name ${name}-\${{ matrix.environment }} --template-file stacks/${name}/template.yaml --parameter-overrides file://stacks/${name}/\${{ matrix.environment }}.json\n`,
    ),
    ...bicep.map(
      (name) =>
        `      - run: az deployment group create -g ${name} -f bicep/${name}/main.bicep -p bicep/${name}/\${{ matrix.environment }}.bicepparam\n`,
    ),
  ];
  return `on:
  push: {branches: [main]}
jobs:
  deploy:
    strategy: {matrix: {environment: [staging, production]}}
    environment: \${{ matrix.environment }}
    steps:
      - uses: actions/checkout@v4
${steps.join('')}`;
}
