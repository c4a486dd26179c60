import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A pipeline that holds each change against the baseline. */
export interface Snippet {
  /** Where it goes, in the repository. */
  readonly path: string;
  readonly text: string;
  /** What is left to do by hand; null where nothing is. */
  readonly rest: string | null;
}

const run = (indent: string) =>
  [
    'git clone --depth 1 "$TIDEMARK_URL" "$RUNNER_PLACE/tidemark"',
    '(cd "$RUNNER_PLACE/tidemark" && npm ci)',
    // What is not installed there must not be fetched from a registry, in which anybody may have taken the name.
    'npx --no-install --prefix "$RUNNER_PLACE/tidemark" tidemark scan . --baseline .tidemark/baseline.json --allow-unknown',
  ]
    .map((line) => `${indent}${line}`)
    .join('\n');

const github = `# Holds every change against .tidemark/baseline.json and the targets of tidemark.yaml.
# Set the variable TIDEMARK_URL to the address that tidemark is cloned from.
name: tidemark
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  maturity:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - env:
          TIDEMARK_URL: \${{ vars.TIDEMARK_URL }}
          RUNNER_PLACE: \${{ runner.temp }}
        run: |
${run('          ')}
`;

const gitlab = `# Holds every change against .tidemark/baseline.json and the targets of tidemark.yaml.
# Set the variable TIDEMARK_URL to the address that tidemark is cloned from.
tidemark:
  image: node:24
  variables:
    GIT_DEPTH: "0"
    RUNNER_PLACE: /tmp
  script:
    - |
${run('      ')}
`;

const azure = `# Holds every change against .tidemark/baseline.json and the targets of tidemark.yaml.
# Set the variable TIDEMARK_URL to the address that tidemark is cloned from.
steps:
  - task: UseNode@1
    inputs:
      version: 24.x
  - script: |
      set -e
${run('      ')}
    displayName: tidemark
    env:
      TIDEMARK_URL: $(TIDEMARK_URL)
      RUNNER_PLACE: $(Agent.TempDirectory)
`;

const systems: readonly (Snippet & { readonly mark: string })[] = [
  { mark: '.github', path: '.github/workflows/tidemark.yml', text: github, rest: null },
  {
    mark: '.gitlab-ci.yml',
    path: '.gitlab/tidemark.yml',
    text: gitlab,
    rest: 'add `include: {local: .gitlab/tidemark.yml}` to .gitlab-ci.yml',
  },
  {
    mark: 'azure-pipelines.yml',
    path: '.azure/tidemark.yml',
    text: azure,
    rest: 'add `- {checkout: self, fetchDepth: 0}` and `- template: .azure/tidemark.yml` to the steps of azure-pipelines.yml',
  },
];

/** A pipeline for each CI system that a directory has files of. */
export async function snippetsFor(directory: string): Promise<Snippet[]> {
  const found = await Promise.all(
    systems.map(({ mark }) =>
      stat(join(directory, mark)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return systems.filter((_, at) => found[at]).map(({ path, text, rest }) => ({ path, text, rest }));
}
