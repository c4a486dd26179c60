import type { Capability } from '../../core/facts/ci.ts';
import { words } from '../word-lists.ts';

const lists: readonly (readonly [targets: string, capabilities: readonly Capability[]])[] = [
  ['image i', ['image_scan', 'secret_scan']],
  ['filesystem fs rootfs repository repo', ['dependency_scan', 'secret_scan']],
  ['sbom', ['dependency_scan']],
  ['vm', ['image_scan']],
  ['config conf', ['infrastructure_scan']],
  ['kubernetes k8s aws', ['infrastructure_scan']],
];

/** What is sought in each target when nothing else is said. */
export const trivyTargets: ReadonlyMap<string, readonly Capability[]> = new Map(
  lists.flatMap(([targets, capabilities]) => words(targets).map((target) => [target, capabilities] as const)),
);

/** What its scanners seek besides vulnerabilities, whose meaning the target decides. */
export const trivyScanners: ReadonlyMap<string, Capability> = new Map([
  ['misconfig', 'infrastructure_scan'],
  ['config', 'infrastructure_scan'],
  ['secret', 'secret_scan'],
  ['license', 'licence_check'],
]);

/** Its other sub-commands, its flags with values, and what makes it fail. */
export const trivy = {
  idle: words('clean convert help module plugin registry server version vex'),
  valued: words(
    '--cache-dir --config -c --timeout --exit-code --severity -s --format -f --output -o --scanners --security-checks',
  ),
  fails: [
    {
      status: ['--exit-code'],
      flags: [
        ['--config', 'unknown'],
        ['-c', 'unknown'],
      ],
      usually: 'no',
    },
  ],
} as const;
