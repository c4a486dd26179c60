import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import type { Publisher } from '../../../src/lexicon/supply-stores.ts';
import { referenceOf } from './naming.ts';
import { accompanies, isOpen, type Release } from './path.ts';
import { actionOf, type Spoken, type Stage } from './spoken.ts';

const imageBuilders: ReadonlySet<string> = new Set([
  ...[
    'docker',
    'podman',
    'nerdctl',
    'buildah',
    'docker-compose',
    'kaniko',
    'ko',
    'pack',
    'mvn',
    'gradle',
    'az',
    'gcloud',
  ],
  ...['docker/build-push-action', 'docker/bake-action', 'redhat-actions/buildah-build', 'bazel', 'nix', 'make'],
]);

/** Whether what is released was built in the same run: by what publishes it, or by a step on its way. */
export function builtBy(
  publisher: Publisher,
  tool: string,
  form: string,
  spoken: Spoken | null,
  release: Release,
): Tri {
  const own = spoken?.said.found.some(({ capability }) => capability === 'build') === true;
  if (publisher.builds === 'yes' || own) return 'yes';
  if (publisher.builds === 'no') return 'no';
  const isImage = form === 'image';
  let answer: Tri = 'no';
  for (const stage of before(release)) {
    for (const { step, done } of stage.deeds) {
      const builds = done.some(
        (one) =>
          one.capability === 'build' && (!isImage || imageBuilders.has(one.tool ?? '')) && one.confidence !== 'name',
      );
      if (builds) answer = any(answer, accompanies(step, stage, release));
    }
  }
  if (answer === 'yes' && isImage && isOther(spoken, release)) return 'unknown';
  if (answer !== 'no') return answer;
  // What was fetched is handed on as it is.
  return isImage && !isOpen(release) && tool === 'docker' && release.stage.spoken.some(isPull) ? 'no' : 'unknown';
}

/** The job of the release, and those that it waits for. */
function before({ course, stage }: Release): readonly Stage[] {
  const { after } = stage.job;
  return course.stages.filter((one) => one === stage || after?.includes(one.job.name) === true);
}

const isPull = ({ said }: Spoken): boolean => said.words[0]?.text === 'docker' && said.words[1]?.text === 'pull';

/** Whether the job pulls the very image that it pushes, rather than one that was built. */
function isOther(spoken: Spoken | null, { stage }: Release): boolean {
  if (spoken === null || actionOf(spoken.said) !== null) return false;
  const pushed = spoken.said.words.at(-1);
  if (pushed === undefined) return false;
  const { name } = referenceOf(pushed.text);
  return stage.spoken.some((one) => isPull(one) && referenceOf(one.said.words.at(-1)?.text ?? '').name === name);
}
