import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any } from '../../../src/core/tri.ts';
import { mostSaid } from '../follow/index.ts';
import type { Job, Step } from '../model.ts';
import type { Course, Spoken, Stage } from './spoken.ts';
import { runsWith, type Start } from './starts.ts';

/** A step that publishes, in its job, as it is started. */
export interface Release {
  readonly course: Course;
  readonly stage: Stage;
  readonly step: Step;
  readonly start: Start;
}

/** Whether a job is on the way of a release: its own, one that it waits for, or one that waits for it. */
function isOnPath(job: Job, release: Release): Tri {
  const own = release.stage.job;
  if (job === own) return 'yes';
  if (own.after === null || job.after === null) {
    return own.after?.includes(job.name) === true || job.after?.includes(own.name) === true ? 'yes' : 'unknown';
  }
  return own.after.includes(job.name) || job.after.includes(own.name) ? 'yes' : 'no';
}

/** Whether a step is run whenever a release is, before or after it. */
export function accompanies(step: Step, stage: Stage, release: Release): Tri {
  const isTogether =
    stage.job === release.stage.job && (step.isAlways === true || step === release.step || step.legs === undefined);
  return all(isOnPath(stage.job, release), runsWith(release.step.runs, step.runs, release.start, isTogether));
}

/** Whether some command or action on the way of a release does what is asked, as `does` answers of each. */
export function onPath(release: Release, does: (spoken: Spoken, stage: Stage) => Tri): Tri {
  let answer: Tri = 'no';
  for (const stage of release.course.stages) {
    for (const spoken of stage.spoken) {
      if (answer === 'yes') return answer;
      const own = does(spoken, stage);
      if (own !== 'no')
        answer = any(answer, all(own, spoken.said.reached, accompanies(spoken.deed.step, stage, release)));
    }
  }
  return answer;
}

/** Whether something on the way of a release was not read, so that it may do anything. */
export function isOpen(release: Release): boolean {
  if (release.course.read.pipeline.missing.length > 0) return true;
  return release.course.stages.some(
    (stage) =>
      isOnPath(stage.job, release) !== 'no' &&
      (stage.spoken.length >= mostSaid ||
        stage.deeds.some(({ done }) => done.some(({ capability }) => capability === 'unknown'))),
  );
}
