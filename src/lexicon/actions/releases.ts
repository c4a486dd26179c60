import { words } from '../word-lists.ts';
import { type Action, each, running } from './action.ts';

/** Actions that publish, sign, attest, deploy or tell somebody. */
export const releases: readonly Action[] = [
  ...each(['provenance', 'sign'], words('actions/attest-build-provenance actions/attest')),
  ...each(['sbom', 'sign'], ['actions/attest-sbom']),
  ...each(['provenance', 'sign'], ['slsa-framework/slsa-github-generator/*']),
  ...each(
    [],
    words(
      'slsa-framework/slsa-github-generator/actions/installer slsa-framework/slsa-verifier slsa-framework/slsa-verifier/actions/installer',
    ),
  ),
  ...each(['sign'], words('sigstore/gh-action-sigstore-python azure/trusted-signing-action')),
  ...each(
    ['sbom'],
    words(
      'anchore/sbom-action anchore/sbom-action/publish-sbom cyclonedx/gh-node-module-generatebom cyclonedx/gh-gomod-generate-sbom cyclonedx/gh-python-generate-sbom',
    ),
  ),
  ...each([], ['anchore/sbom-action/download-syft']),
  ...each(
    ['publish'],
    words(`softprops/action-gh-release ncipollo/release-action svenstaro/upload-release-action actions/create-release
    actions/upload-release-asset marvinpinto/action-automatic-releases js-devtools/npm-publish
    cycjimmy/semantic-release-action helm/chart-releaser-action redhat-actions/push-to-registry rubygems/release-gem
    katyo/publish-crates bufbuild/buf-push-action haaleo/publish-vscode-extension
    googleapis/release-please-action google-github-actions/release-please-action`),
  ),
  {
    uses: 'pypa/gh-action-pypi-publish',
    effects: [{ does: ['publish'] }, { does: ['provenance'], when: ['attestations', 'true'] }],
  },
  { uses: 'changesets/action', effects: [{ does: ['publish'], when: ['publish', '*'] }] },
  // A site of pages is published; it is no environment of one's own.
  ...each(
    ['publish'],
    words(`actions/deploy-pages peaceiris/actions-gh-pages jamesives/github-pages-deploy-action
    cloudflare/pages-action`),
  ),
  ...each(
    ['deploy'],
    words(`aws-actions/amazon-ecs-deploy-task-definition aws-actions/amazon-ecs-deploy-express-service
    aws-actions/aws-lambda-deploy azure/webapps-deploy azure/functions-action azure/container-apps-deploy-action
    azure/static-web-apps-deploy azure/aci-deploy azure/appservice-deploy google-github-actions/deploy-cloudrun
    google-github-actions/deploy-cloud-functions google-github-actions/deploy-appengine
    akhileshns/heroku-deploy amondnet/vercel-action nwtgck/actions-netlify firebaseextended/action-hosting-deploy
    einaregilsson/beanstalk-deploy deliverybot/helm`),
  ),
  {
    uses: 'azure/k8s-deploy',
    effects: [
      { does: ['deploy'], unless: ['action', 'promote'] },
      { does: ['promote'], when: ['action', 'promote'] },
    ],
  },
  ...running('wrangler {command|deploy}', ['cloudflare/wrangler-action']),
  ...running('fly {args!}', ['superfly/flyctl-actions']),
  ...running('kubectl {args!}', words('actions-hub/kubectl steebchen/kubectl')),
  { uses: 'jakejarvis/s3-sync-action', effects: [{ does: ['publish'], confidence: 'name' }] },
  { uses: 'google-github-actions/upload-cloud-storage', effects: [{ does: ['publish'], confidence: 'name' }] },
  { uses: 'appleboy/ssh-action', remote: 'script' },
  { uses: 'fifsky/ssh-action', remote: 'command' },
  { uses: 'garygrossgarten/github-action-ssh', remote: 'command' },
  ...each(
    ['live_edit'],
    words(`appleboy/scp-action garygrossgarten/github-action-scp burnett01/rsync-deployments easingthemes/ssh-deploy
    samkirkland/ftp-deploy-action wlixcc/sftp-deploy-action`),
  ),
  ...each(
    ['notify'],
    words(`slackapi/slack-github-action rtcamp/action-slack-notify 8398a7/action-slack act10ns/slack
    voxmedia/github-action-slack-notify-build ravsamhq/notify-slack-action skitionek/notify-microsoft-teams
    aliencube/microsoft-teams-actions jdcargile/ms-teams-notification dawidd6/action-send-mail
    appleboy/telegram-action appleboy/discord-action ilshidur/action-discord sarisia/actions-status-discord
    jasonetco/create-an-issue nashmaniac/create-issue-action imjohnbo/issue-bot peter-evans/create-issue-from-file
    peter-evans/create-or-update-comment marocchino/sticky-pull-request-comment
    thollander/actions-comment-pull-request`),
    'unknown',
  ),
];
