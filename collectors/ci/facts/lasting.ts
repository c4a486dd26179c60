import type { Tri } from '../../../src/core/facts/base.ts';
import { all, not } from '../../../src/core/tri.ts';
import { clusterPrograms, throwawayImage } from '../../../src/lexicon/iac-trials.ts';
import type { Act } from '../follow/act.ts';
import { type Occasions, occasions } from '../model.ts';
import type { Deed } from '../survey.ts';

/** A command of a job, in the order in which one way to run the job comes to them. */
export interface Told {
  readonly deed: Deed;
  readonly act: Act;
}

/** Far more than any job does; beyond them it is not told what lasts. */
const mostSpoils = 100;

/** Programs that take down what each other made. */
const family = (tool: string): string =>
  /^(?:tofu|terragrunt)$/.test(tool) ? 'terraform' : tool === 'sls' ? 'serverless' : tool;

/** The same commands, with what lasts by all that stands beside them in the job. */
export function withLasting(told: readonly Told[]): readonly Told[] {
  const spoiling = told.flatMap((one, at) => (one.act.spoils === null ? [] : [{ ...one, at }]));
  if (told.length === 0) return told;
  return told.map(({ deed, act }, at): Told => {
    if (act.capability === null) return { deed, act };
    if (spoiling.length > mostSpoils) return { deed, act: { ...act, lasting: all(act.lasting, 'unknown') } };
    const others = spoiling.map((one) => lastsBeside({ deed, act, at }, one, spoiling));
    return { deed, act: { ...act, lasting: all(act.lasting, besideServices(deed, act), ...others) } };
  });
}

/** Commands that take down what was made, of one job. */
export const teardownsIn = (told: readonly Told[]): readonly Told[] =>
  told.filter(({ act }) => act.spoils === 'teardown').slice(0, mostSpoils);

/** The same command, with what lasts by what jobs behind its own take down. */
export function lastingUntil(own: Told, later: readonly Told[]): Act {
  const { deed, act } = own;
  if (act.capability === null || act.capability === 'plan') return act;
  const others = later.flatMap((other): readonly Tri[] => {
    const [here, there] = [deed.job.environment?.name, other.deed.job.environment?.name];
    const isOther = here !== undefined && there !== undefined && here !== null && there !== null && here !== there;
    if (isOther || family(act.tool) !== family(other.act.tool)) return [];
    return [takenDown(act, other.act, not(comes(other, own)))];
  });
  return { ...act, lasting: all(act.lasting, ...others) };
}

interface Placed extends Told {
  readonly at: number;
}

/** What one command makes lasts, as far as another one of its job says. */
function lastsBeside(own: Placed, other: Placed, spoiling: readonly Placed[]): Tri {
  const { act } = other;
  const isBefore = other.at < own.at;
  const gone = not(comes(other, own));
  switch (act.spoils) {
    case 'cluster':
    case 'emulator':
      return isBefore ? besideThrowaway(own, other, gone, spoiling) : 'yes';
    case 'state':
      return isBefore && isOneFolder(own.act, act) ? doubted(gone) : 'yes';
    case 'plan':
      return isBefore && own.act.capability === 'apply' && own.act.plan !== null && isOneFolder(own.act, act)
        ? own.act.plan === act.plan
          ? gone
          : doubted(gone)
        : 'yes';
    case 'teardown':
      return isBefore || own.act.capability === 'plan' || family(own.act.tool) !== family(act.tool)
        ? 'yes'
        : takenDown(own.act, act, gone);
    default:
      return 'yes';
  }
}

const doubted = (value: Tri): Tri => (value === 'yes' ? 'yes' : 'unknown');

function besideThrowaway(own: Placed, other: Placed, gone: Tri, spoiling: readonly Placed[]): Tri {
  const onCluster = clusterPrograms.has(own.act.tool);
  if (other.act.spoils === 'emulator') return onCluster ? 'yes' : gone;
  if (!onCluster || own.act.isPlaced) return doubted(gone);
  const isElsewhere = spoiling.some(({ act, at }) => act.spoils === 'login' && at > other.at && at < own.at);
  return isElsewhere ? doubted(gone) : gone;
}

function isOneFolder(own: Act, other: Act): boolean {
  const isTerraform = family(own.tool) === 'terraform';
  return isTerraform && (own.folder === null || other.folder === null || own.folder === other.folder);
}

/** What is taken down again in the same run. */
function takenDown(own: Act, other: Act, gone: Tri): Tri {
  const mine = own.targets ?? [];
  const theirs = other.targets ?? [];
  if (own.targets === null || other.targets === null || mine.length === 0 || theirs.length === 0) return doubted(gone);
  const both = mine.filter((path) => theirs.includes(path));
  if (both.length === 0) return theirs.some((path) => path.endsWith('*')) ? doubted(gone) : 'yes';
  return both.length === mine.length && String(own.selectors) === String(other.selectors) ? gone : doubted(gone);
}

const ofTrunk: readonly (keyof Occasions)[] = ['trunkPush', 'schedule', 'tag'];

/** Whether another command is come to whenever one is; told by what starts it without a person, where anything does. */
function comes({ deed, act }: Told, own: Told): Tri {
  if (deed.step === own.deed.step) return act.reached;
  const { runs } = own.deed.step;
  const automatic = ofTrunk.filter((occasion) => runs[occasion] !== 'no');
  const asked = automatic.length > 0 ? automatic : occasions.filter((occasion) => runs[occasion] !== 'no');
  const told = asked.map((occasion) => all(act.reached, deed.step.runs[occasion]));
  const [first = act.reached] = told;
  return told.every((one) => one === first) ? first : 'unknown';
}

/** An emulator or a cluster that runs beside the job. */
function besideServices({ job }: Deed, { tool, isPlaced }: Act): Tri {
  const beside = (job.services ?? []).map(throwawayImage);
  const onCluster = clusterPrograms.has(tool);
  if (!onCluster) return beside.includes('emulator') ? 'no' : beside.includes('cluster') ? 'unknown' : 'yes';
  if (!beside.includes('cluster')) return 'yes';
  return isPlaced ? 'unknown' : 'no';
}
