import type { IacTool } from '../core/facts/iac.ts';
import { words } from './word-lists.ts';

/** Programs and actions that make what they deploy, each time they deploy it. */
export const rebuildingDeployers: ReadonlySet<string> = new Set(
  words(`serverless sls heroku akhileshns/heroku-deploy fly netlify vercel amondnet/vercel-action wrangler cdk sam copilot eb
    google-github-actions/deploy-appengine railway azure/static-web-apps-deploy`),
);

/** Units of which the same holds: a platform or tool builds them for each environment. */
export const rebuildingTools: ReadonlySet<IacTool> = new Set<IacTool>([
  'serverless',
  'sam',
  'cdk',
  'app_engine',
  'cloud_foundry',
  'fly',
  'heroku',
]);

/** Units that run what was built elsewhere, by a reference that this source may not hold. */
export const runningTools: ReadonlySet<IacTool> = new Set<IacTool>([
  'argo_cd',
  'flux',
  'helm',
  'helmfile',
  'kubernetes',
  'kustomize',
]);
