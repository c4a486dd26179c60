import { readProvisioning } from '../../../../collectors/ci/facts/provisioning.ts';
import { type MemoryRepository, memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { Observation } from '../../../../src/core/facts/index.ts';

type Item = Observation<'ci.provisioning'>;
type Files = NonNullable<MemoryRepository['files']>;

/** What a repository of these files plans and applies. */
export async function provisioned(files: Files, more: MemoryRepository = {}): Promise<readonly Item[]> {
  return (await readProvisioning(memoryRepository({ ...more, files }))).items;
}

/** The same in one line each: `tool does targets | selectors`. */
export function told(items: readonly Item[]): readonly string[] {
  return items.map(({ tool, does, targets, selectors }) => {
    const on = targets === null ? 'unknown' : targets.map((target) => (target === '' ? '.' : target)).join(' ');
    return `${tool} ${does} ${on}${selectors.length === 0 ? '' : ` | ${selectors.join(' ')}`}`.trim();
  });
}

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** A workflow for pushes to trunk whose one job checks out and has these steps (YAML of a list). */
export function workflowOf(steps: string, job = '', on = 'push: { branches: [main] }'): string {
  return `on:\n  ${on}\njobs:\n  infra:\n    runs-on: ubuntu-latest\n${indented(job, '    ')}\n    steps:\n      - uses: actions/checkout@v4\n${indented(steps, '      ')}\n`;
}

const path = '.github/workflows/infra.yml';

/** What a workflow with these steps acts on, in one line each. */
export async function byWorkflow(steps: string, job = '', files: Files = {}): Promise<readonly string[]> {
  return told(await provisioned({ ...files, [path]: workflowOf(steps, job) }));
}

/** What a script of a workflow acts on. */
export function byScript(script: string, files: Files = {}): Promise<readonly string[]> {
  return byWorkflow(`- run: ${JSON.stringify(script)}`, '', files);
}

/** The one item of a workflow that has these events, and these lines under its job. */
export async function itemOf(
  on: string,
  script = 'terraform apply',
  job = '',
  more: MemoryRepository = {},
): Promise<Item> {
  const text = workflowOf(`- run: ${JSON.stringify(script)}`, job, on);
  const [item, ...others] = await provisioned({ [path]: text }, more);
  if (item === undefined || others.length > 0) throw new Error(`${others.length + 1} items`);
  return item;
}

/** What a GitLab pipeline acts on. */
export async function byGitlab(text: string, files: Files = {}): Promise<readonly Item[]> {
  return provisioned({ ...files, '.gitlab-ci.yml': text });
}
