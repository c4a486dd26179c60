import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { neutralTemplates } from '../../../src/lexicon/templates.ts';
import { recogniseTemplate } from '../recognise/index.ts';

/**
 * Templates that bring nothing but `workflow:rules`, as their documentation words them.
 * https://docs.gitlab.com/ci/yaml/workflow/#workflowrules-templates
 */
const workflows: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Workflows/MergeRequest-Pipelines.gitlab-ci.yml',
    ['$CI_MERGE_REQUEST_IID', '$CI_COMMIT_TAG', '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'],
  ],
  ['Workflows/Branch-Pipelines.gitlab-ci.yml', ['$CI_COMMIT_TAG', '$CI_COMMIT_BRANCH']],
]);

/** What a template brings that only says when pipelines start; undefined for any other. */
export function workflowOf(template: string): Yaml | undefined {
  const conditions = workflows.get(template);
  if (conditions === undefined) return undefined;
  return parseYaml(JSON.stringify({ workflow: { rules: conditions.map((one) => ({ if: one })) } }), '1.2')?.[0];
}

/** Whether the lexicon tells what a template or component does, so that it need not be read. */
export function isKnownTemplate(name: string): boolean {
  return neutralTemplates.some((prefix) => name.startsWith(prefix)) || recogniseTemplate(name).length > 0;
}

/**
 * A component by its address without version: `component:` and the path with the host. Variables of the instance stand
 * for GitLab's own, whose components other instances mirror.
 */
export function componentName(address: string): string {
  return `component:${address.replace(/^\$\{?CI_SERVER_(?:FQDN|HOST)\}?\//, 'gitlab.com/')}`;
}
