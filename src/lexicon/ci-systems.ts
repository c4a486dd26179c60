/** How the files of a CI system are known. Letters count as written; folders end with `/`. */
export interface CiSystem {
  readonly name: string;
  /** Exact paths from the root. */
  readonly paths?: readonly string[];
  /** Beginnings of paths from the root; what lies below is read by the system, whatever the folder is called. */
  readonly folders?: readonly string[];
  /** Beginnings and endings of file names, anywhere outside foreign trees. */
  readonly names?: readonly { readonly starts: string; readonly ends: readonly string[] }[];
  /** Only files with one of these endings count in `folders`; all when left out. */
  readonly endings?: readonly string[];
}

const yaml = ['.yml', '.yaml'];
const bothEndings = (...stems: readonly string[]): readonly string[] =>
  stems.flatMap((stem) => yaml.map((ending) => stem + ending));

/** Systems whose definitions lie in the repository and are not read yet. */
export const ciSystems: readonly CiSystem[] = [
  {
    name: 'Jenkins',
    names: [
      { starts: 'Jenkinsfile', ends: [''] },
      { starts: '', ends: ['.jenkinsfile', '.Jenkinsfile'] },
    ],
  },
  {
    name: 'Azure Pipelines',
    paths: bothEndings('.vsts-ci'),
    names: [
      { starts: 'azure-pipeline', ends: yaml },
      { starts: 'azure_pipeline', ends: yaml },
      { starts: 'azurepipeline', ends: yaml },
      { starts: '', ends: bothEndings('azure-pipelines', 'azure-pipeline') },
    ],
  },
  { name: 'CircleCI', paths: [...bothEndings('.circleci/config'), 'circle.yml'] },
  { name: 'Bitbucket Pipelines', paths: bothEndings('bitbucket-pipelines') },
  { name: 'Travis CI', paths: bothEndings('.travis') },
  { name: 'AppVeyor', paths: bothEndings('appveyor', '.appveyor') },
  { name: 'Drone', paths: [...bothEndings('.drone'), '.drone.jsonnet', '.drone.star'] },
  { name: 'Woodpecker', paths: bothEndings('.woodpecker'), folders: ['.woodpecker/'], endings: yaml },
  { name: 'Buildkite', paths: bothEndings('buildkite'), folders: ['.buildkite/'], endings: [...yaml, '.json'] },
  { name: 'AWS CodeBuild', names: [{ starts: 'buildspec', ends: yaml }] },
  { name: 'Google Cloud Build', names: [{ starts: 'cloudbuild', ends: [...yaml, '.json'] }] },
  { name: 'Tekton', folders: ['.tekton/'], endings: yaml },
  { name: 'TeamCity', folders: ['.teamcity/'] },
  { name: 'Harness', folders: ['.harness/'], endings: yaml },
  { name: 'Dagger', paths: ['dagger.json', 'dagger.cue', '.dagger/dagger.json'] },
  { name: 'Bamboo', folders: ['bamboo-specs/'] },
  { name: 'SourceHut', paths: bothEndings('.build'), folders: ['.builds/'], endings: yaml },
  { name: 'GoCD', names: [{ starts: '', ends: ['.gocd.yaml', '.gocd.yml', '.gopipeline.json'] }] },
  { name: 'Bitrise', paths: bothEndings('bitrise') },
  { name: 'Codemagic', paths: bothEndings('codemagic') },
  { name: 'Screwdriver', paths: bothEndings('screwdriver') },
];

/** Signs that checks run somewhere a clone cannot tell. */
export const externalSigns: readonly CiSystem[] = [
  {
    name: 'Prow',
    paths: [...bothEndings('.prow'), '.ci-operator.yaml'],
    folders: ['.prow/', 'prow/config', 'prow/jobs/', 'config/prow/', 'config/jobs/'],
  },
  { name: 'Zuul', paths: bothEndings('.zuul', 'zuul'), folders: ['.zuul.d/', 'zuul.d/'] },
  { name: 'Cirrus CI', paths: ['.cirrus.yml', '.cirrus.yaml', '.cirrus.star'] },
  { name: 'Semaphore', folders: ['.semaphore/'], endings: yaml },
  { name: 'Codefresh', paths: bothEndings('codefresh'), folders: ['.codefresh/'] },
  { name: 'Taskcluster', paths: ['.taskcluster.yml'] },
  { name: 'Evergreen', paths: ['.evergreen.yml', 'evergreen.yml'], folders: ['.evergreen/'] },
  { name: 'Netlify', names: [{ starts: 'netlify.toml', ends: ['netlify.toml'] }] },
  { name: 'Vercel', paths: ['now.json'], names: [{ starts: 'vercel.json', ends: ['vercel.json'] }] },
  { name: 'Atlantis', paths: bothEndings('atlantis') },
  { name: 'Spacelift', folders: ['.spacelift/'] },
  { name: 'env0', paths: bothEndings('env0') },
  { name: 'Terrateam', folders: ['.terrateam/'] },
  { name: 'Codeship', paths: bothEndings('codeship-steps', 'codeship-services') },
  { name: 'Wercker', paths: bothEndings('wercker') },
  { name: 'Scrutinizer', paths: bothEndings('.scrutinizer') },
  { name: 'Earthly', names: [{ starts: 'Earthfile', ends: ['Earthfile'] }] },
];

/** Status badges: all `parts` stand in the address of an image, and no file of `system` explains it. */
export const badges: readonly { readonly system: string; readonly parts: readonly string[] }[] = [
  { system: 'Travis CI', parts: ['travis-ci.org/'] },
  { system: 'Travis CI', parts: ['travis-ci.com/'] },
  { system: 'Travis CI', parts: ['shields.io/travis'] },
  { system: 'CircleCI', parts: ['circleci.com/'] },
  { system: 'CircleCI', parts: ['shields.io/circleci'] },
  { system: 'Azure Pipelines', parts: ['dev.azure.com/', '_apis/build/status'] },
  { system: 'Azure Pipelines', parts: ['visualstudio.com/', '_apis/'] },
  { system: 'Azure Pipelines', parts: ['vsrm.dev.azure.com/'] },
  { system: 'Azure Pipelines', parts: ['shields.io/azure-devops/build'] },
  { system: 'Jenkins', parts: ['/buildStatus/icon'] },
  { system: 'Jenkins', parts: ['shields.io/jenkins'] },
  { system: 'Jenkins', parts: ['/job/', '/badge'] },
  { system: 'Buildkite', parts: ['badge.buildkite.com/'] },
  { system: 'Buildkite', parts: ['shields.io/buildkite'] },
  { system: 'Drone', parts: ['cloud.drone.io/'] },
  { system: 'Drone', parts: ['drone.', '/api/badges/'] },
  { system: 'Woodpecker', parts: ['ci.codeberg.org/'] },
  { system: 'TeamCity', parts: ['/app/rest/builds/'] },
  { system: 'TeamCity', parts: ['shields.io/teamcity'] },
  { system: 'Codefresh', parts: ['codefresh.io/'] },
  { system: 'Semaphore', parts: ['semaphoreci.com/'] },
  { system: 'AppVeyor', parts: ['ci.appveyor.com/'] },
  { system: 'AppVeyor', parts: ['shields.io/appveyor'] },
  { system: 'Cirrus CI', parts: ['cirrus-ci.com/'] },
  { system: 'Concourse', parts: ['/api/v1/', '/badge'] },
  { system: 'Prow', parts: ['prow.', '/badge.svg'] },
  { system: 'Codeship', parts: ['codeship.com/'] },
  { system: 'Wercker', parts: ['wercker.com/status'] },
  { system: 'Scrutinizer', parts: ['scrutinizer-ci.com/', '/build'] },
  { system: 'Bitrise', parts: ['bitrise.io/', 'status'] },
  { system: 'Netlify', parts: ['api.netlify.com/'] },
  { system: 'GitLab CI', parts: ['/badges/', '/pipeline.svg'] },
];

/** Names by which prose says where tests and builds run, as in "the tests are run in Concourse". */
export const spokenNames: readonly { readonly system: string; readonly name: string }[] = [
  { system: 'AWS CodeBuild', name: 'CodeBuild' },
  { system: 'AWS CodeBuild', name: 'CodePipeline' },
  { system: 'Azure Pipelines', name: 'Azure DevOps' },
  { system: 'Azure Pipelines', name: 'Azure Pipelines' },
  { system: 'Buildkite', name: 'Buildkite' },
  { system: 'CircleCI', name: 'CircleCI' },
  { system: 'CircleCI', name: 'Circle CI' },
  { system: 'Concourse', name: 'Concourse' },
  { system: 'GoCD', name: 'GoCD' },
  { system: 'Google Cloud Build', name: 'Cloud Build' },
  { system: 'Jenkins', name: 'Jenkins' },
  { system: 'Prow', name: 'Prow' },
  { system: 'TeamCity', name: 'TeamCity' },
  { system: 'Travis CI', name: 'Travis' },
];

/** Where a file of any name may be an Azure pipeline, to be told by what it holds; the empty text is the root. */
export const azureFolders: readonly string[] = ['', '.azuredevops/', '.azure-pipelines/', '.pipelines/', '.azure/'];
/** Folders whose files may be a Concourse pipeline or task, to be told by what they hold. */
export const concourseFolders: readonly string[] = ['ci/', 'concourse/', '.concourse/'];

/** Files of the root that many tools share the shape of, and that are never an Azure pipeline. */
export const neverAzure: readonly string[] = [
  ...bothEndings('docker-compose', 'compose', 'mkdocs', 'action', '.pre-commit-config', 'serverless', 'codecov'),
  ...bothEndings('.gitlab-ci', '.mergify', '.goreleaser', '.golangci', 'Taskfile', 'skaffold', 'azure'),
];
