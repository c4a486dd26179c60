import { words } from '../word-lists.ts';
import { type Action, each, running } from './action.ts';

/** Actions that build, test, plan or apply. */
export const builds: readonly Action[] = [
  {
    uses: 'docker/build-push-action',
    effects: [
      { does: ['build'] },
      { does: ['publish'], when: ['push', 'true'] },
      { does: ['publish'], when: ['outputs', '*push=true*'] },
      { does: ['publish'], when: ['outputs', '*type=registry*'] },
      { does: ['provenance'], when: ['provenance', '*'], unless: ['provenance', 'false'] },
      { does: ['sbom'], when: ['sbom', '*'], unless: ['sbom', 'false'] },
    ],
  },
  { uses: 'docker/bake-action', effects: [{ does: ['build'] }, { does: ['publish'], when: ['push', 'true'] }] },
  ...each(
    ['build'],
    ['redhat-actions/buildah-build', 'azure/k8s-bake', 'actions/jekyll-build-pages', 'bufbuild/buf-build-action'],
  ),
  ...each(['build', 'publish'], ['elgohr/publish-docker-github-action', 'mr-smithers-excellent/docker-build-push']),
  ...running('goreleaser {args!}', ['goreleaser/goreleaser-action']),
  ...running('cargo {command!} {args}', ['actions-rs/cargo']),
  ...running('cargo {command!} {args}', ['houseabsolute/actions-rust-cross']),
  ...running('yarn {cmd!}', ['borales/actions-yarn']),
  ...running('gradle {arguments}', ['gradle/gradle-build-action', 'burrunan/gradle-cache-action']),
  ...running('packer {command!} {arguments}', ['hashicorp/packer-github-actions']),
  ...running('pulumi {command!} {args} --cwd={work-dir} --stack={stack-name}', ['pulumi/actions']),
  ...running('terragrunt {tg_command!} --working-dir={tg_dir}', ['gruntwork-io/terragrunt-action']),
  ...running('helmfile {helmfile-args!} --chart-folder={helmfile-workdirectory}', ['helmfile/helmfile-action']),
  ...running('serverless {args!}', ['serverless/github-action']),
  {
    uses: 'cypress-io/github-action',
    effects: [{ does: ['test'], unless: ['runtests', 'false'] }],
    script: 'build',
  },
  ...each(['plan'], words('dflook/terraform-plan dflook/tofu-plan')),
  ...each(['plan', 'drift_check'], words('dflook/terraform-check dflook/tofu-check')),
  ...each(['test'], words('dflook/terraform-test dflook/tofu-test')),
  ...each(
    ['apply'],
    words(`dflook/terraform-apply dflook/tofu-apply
    aws-actions/aws-cloudformation-github-deploy azure/arm-deploy azure/manage-azure-policy hashicorp/tfc-workflows-github/actions/apply-run`),
  ),
  ...each(
    ['lint'],
    words('dflook/terraform-validate dflook/terraform-fmt-check dflook/tofu-validate dflook/tofu-fmt-check'),
  ),
  ...each(['plan'], words('hashicorp/tfc-workflows-github/actions/create-run'), 'unknown'),
  {
    uses: 'azure/bicep-deploy',
    effects: [
      { does: ['apply'], when: ['operation', 'create'] },
      { does: ['plan'], when: ['operation', 'whatif'] },
      { does: ['lint'], when: ['operation', 'validate'] },
    ],
  },
  { uses: 'nick-fields/retry', script: 'command', letsPass: ['continue_on_error', 'true'] },
  { uses: 'nick-invision/retry', script: 'command', letsPass: ['continue_on_error', 'true'] },
  { uses: 'azure/cli', script: 'inlinescript' },
  { uses: 'reactivecircus/android-emulator-runner', script: 'script' },
  { uses: 'coactions/setup-xvfb', script: 'run' },
  { uses: 'gabrielbb/xvfb-action', script: 'run' },
];
