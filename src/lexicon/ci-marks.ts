import type { MarkDefinition } from './mark.ts';

/** What the text of a file may tell of CI that runs elsewhere: objects that make it, or that it is made of. */
export type CiMark =
  | 'ci_webhook'
  | 'ci_codebuild'
  | 'ci_codebuild_stack'
  | 'ci_cloud_build'
  | 'ci_azure_pipelines'
  | 'ci_azure_file'
  | 'ci_argo'
  | 'ci_tekton';

const terraform = /\.(tf|tofu|tf\.json|tofu\.json)$/;
const yaml = /\.ya?ml$/;
const stacks = /\.(ya?ml|json|template|cfn)$/;

/** A resource of one of some types, as HCL or as its JSON. */
const resource = (types: string): Pick<MarkDefinition<CiMark>, 'words' | 'needs'> => ({
  needs: types.split('|').map((type) => `"${type}"`),
  words: new RegExp(`^[ \\t]{0,40}(?:resource[ \\t]{1,9}"(?:${types})"|"(?:${types})"[ \\t]{0,9}:)`, 'm'),
});

const workflows = '(?:Workflow|WorkflowTemplate|ClusterWorkflowTemplate|CronWorkflow|Sensor)';
const argo = '["\']?argoproj\\.io/[\\w.]{1,20}["\']?';

export const ciMarks: readonly MarkDefinition<CiMark>[] = [
  {
    mark: 'ci_webhook',
    files: terraform,
    ...resource('github_repository_webhook|github_organization_webhook|gitlab_project_hook|gitlab_group_hook'),
  },
  {
    mark: 'ci_codebuild',
    files: terraform,
    ...resource('aws_codebuild_webhook|aws_codebuild_project|aws_codepipeline|aws_codepipeline_webhook'),
  },
  {
    mark: 'ci_codebuild_stack',
    files: stacks,
    needs: ['AWS::Code'],
    words: /\bType["']? ?: ?["']?AWS::(?:CodePipeline::Pipeline|CodeBuild::Project)\b/,
  },
  { mark: 'ci_cloud_build', files: terraform, ...resource('google_cloudbuild_trigger') },
  // Any file may be one: what it holds is looked at more closely.
  {
    mark: 'ci_azure_file',
    files: yaml,
    needs: ['trigger:', 'pool:', 'pr:'],
    words: /^(?:trigger|pool|pr):/m,
  },
  { mark: 'ci_azure_pipelines', files: terraform, ...resource('azuredevops_build_definition') },
  {
    mark: 'ci_argo',
    files: yaml,
    needs: ['argoproj.io/'],
    words: new RegExp(
      `^apiVersion: {1,9}${argo}\\s{1,9}kind: {1,9}["']?${workflows}\\b|^kind: {1,9}["']?${workflows}["']?\\s{1,9}apiVersion: {1,9}${argo}`,
      'm',
    ),
  },
  {
    mark: 'ci_tekton',
    files: yaml,
    needs: ['tekton.dev/'],
    words: /^apiVersion: {1,9}["']?(?:triggers\.)?tekton\.dev\//m,
  },
];

/** Marks of what makes CI that runs elsewhere. */
export type CiSignMark = Exclude<CiMark, 'ci_azure_file'>;

/** The CI system that each mark is a sign of. */
export const markedSystems: Readonly<Record<CiSignMark, string>> = {
  ci_webhook: 'the receiver of a webhook',
  ci_codebuild: 'AWS CodeBuild',
  ci_codebuild_stack: 'AWS CodeBuild',
  ci_cloud_build: 'Google Cloud Build',
  ci_azure_pipelines: 'Azure Pipelines',
  ci_argo: 'Argo Workflows',
  ci_tekton: 'Tekton',
};
