import { words } from './word-lists.ts';

/** Inputs by which an action is told on what it acts; names in small letters. */
export interface ActionAims {
  readonly folder?: string;
  readonly files?: readonly string[];
  readonly selects?: readonly string[];
  /** What it acts on where no input says: the root of the repository, nothing of it, or not told. */
  readonly usually: 'folder' | 'nothing' | 'unknown';
}

const dflook: ActionAims = {
  folder: 'path',
  selects: words('workspace var_file backend_config_file'),
  usually: 'folder',
};
const images: ActionAims = { usually: 'nothing' };

/** By `owner/name[/path]` in small letters. */
export const actionAims: ReadonlyMap<string, ActionAims> = new Map(
  Object.entries({
    ...Object.fromEntries(
      words('terraform-plan terraform-apply terraform-check tofu-plan tofu-apply tofu-check').map((name) => [
        `dflook/${name}`,
        dflook,
      ]),
    ),
    'hashicorp/tfc-workflows-github/actions/create-run': { selects: ['workspace'], usually: 'unknown' },
    'aws-actions/aws-cloudformation-github-deploy': {
      files: ['template'],
      selects: words('name parameter-overrides'),
      usually: 'unknown',
    },
    'azure/arm-deploy': {
      files: ['template'],
      selects: words('parameters resourcegroupname deploymentname'),
      usually: 'unknown',
    },
    'azure/manage-azure-policy': { files: ['paths'], selects: ['assignments'], usually: 'unknown' },
    'azure/bicep-deploy': {
      files: ['template-file'],
      selects: words('parameters-file name resource-group-name'),
      usually: 'unknown',
    },
    'azure/k8s-deploy': { files: ['manifests'], selects: ['namespace'], usually: 'unknown' },
    'google-github-actions/deploy-appengine': {
      ...{ folder: 'working_directory', files: ['deliverables'], usually: 'folder' },
    },
    'google-github-actions/deploy-cloudrun': {
      files: words('metadata source'),
      selects: ['service'],
      usually: 'nothing',
    },
    'google-github-actions/deploy-cloud-functions': { files: words('source_dir'), usually: 'folder' },
    'akhileshns/heroku-deploy': { folder: 'appdir', selects: ['heroku_app_name'], usually: 'folder' },
    'deliverybot/helm': { files: ['chart'], selects: words('namespace value-files'), usually: 'unknown' },
    'amondnet/vercel-action': { folder: 'working-directory', usually: 'folder' },
    'cloudflare/pages-action': { folder: 'workingdirectory', usually: 'folder' },
    ...Object.fromEntries(
      words(`aws-actions/amazon-ecs-deploy-task-definition aws-actions/amazon-ecs-deploy-express-service
        aws-actions/aws-lambda-deploy azure/webapps-deploy azure/functions-action azure/container-apps-deploy-action
        azure/static-web-apps-deploy azure/aci-deploy azure/appservice-deploy actions/deploy-pages
        peaceiris/actions-gh-pages jamesives/github-pages-deploy-action nwtgck/actions-netlify
        firebaseextended/action-hosting-deploy einaregilsson/beanstalk-deploy`).map((name) => [name, images]),
    ),
  }),
);
