import type { Fact } from '../../src/core/facts/index.ts';
import { isBotBranch } from '../../src/lexicon/bots.ts';
import type { NameHint } from '../../src/lexicon/branch-names.ts';

export type Role = Fact<'git.branch'>['role'];

/** What topology shows of a branch. Counts are of the window. */
export interface Shape {
  readonly name: string;
  readonly hint: NameHint;
  /** Commits that trunk lacks. */
  readonly ahead: number;
  /** It grew from trunk's history. */
  readonly meetsTrunk: boolean;
  /** Its tip is a commit of trunk's own line. */
  readonly isOnTrunk: boolean;
  readonly arrivalsOnTrunk: number;
  /** Merges on trunk that name it. */
  readonly namedMerges: number;
  /** Most of trunk's changes are arrivals from it. */
  readonly feedsMost: boolean;
  readonly arrivalsFromTrunk: number;
  /** Of those, by change request: somebody promotes work to it. */
  readonly requestedArrivals: number;
  /** Topics merged into it or squashed onto it, and its single commits without a mark. */
  readonly topics: number;
  readonly singles: number;
  /** Its own commits in the window. */
  readonly recent: number;
  /** Days from its first own commit to its last. */
  readonly spanDays: number;
  readonly tipAgeDays: number;
  /** Days in which trunk itself is judged. */
  readonly judgedDays: number;
  readonly versionTags: number;
}

/** A practice has to show this often, this long, before a branch counts as lasting. */
const LASTING_ARRIVALS = 3;
const LASTING_DAYS = 90;
const INTEGRATED_TOPICS = 2;
const LIVELY_CHANGES = 10;

/** What a branch is for. Topology decides; a name breaks ties; what neither decides is `unknown`, never harmless. */
export function roleOf(shape: Shape): Role {
  if (isBotBranch(shape.name)) return 'bot';
  if (!shape.meetsTrunk) return 'unrelated';
  if (shape.isOnTrunk) return roleOnTrunk(shape);
  return roleAsFeeder(shape) ?? roleAsFed(shape) ?? roleBeside(shape);
}

/** Fast-forwarded to trunk, or from it, or left where it was merged. */
function roleOnTrunk({ hint, namedMerges, tipAgeDays, judgedDays }: Shape): Role {
  if (hint === 'integration' && namedMerges >= LASTING_ARRIVALS) return 'unknown';
  const isKept = hint === 'environment' || hint === 'integration';
  return isKept && tipAgeDays <= judgedDays ? 'fed' : 'topic';
}

/** Where most of trunk comes through one lasting branch, changes gather there, whether pushed or by topics. */
function roleAsFeeder(shape: Shape): Role | null {
  const { hint } = shape;
  const arrivals = shape.arrivalsOnTrunk;
  const isLasting = shape.spanDays >= LASTING_DAYS;
  const receivesTopics = shape.topics >= INTEGRATED_TOPICS;
  if (arrivals >= LASTING_ARRIVALS && isLasting && (shape.feedsMost || hint === 'integration')) return 'integration';
  if (arrivals < 2 || !receivesTopics || !isLasting) return null;
  return hint === 'version' ? 'maintenance' : 'unknown';
}

/** A topic that is kept up to date takes trunk in as often as an environment does; only promotion tells them apart. */
function roleAsFed(shape: Shape): Role | null {
  const { hint, arrivalsFromTrunk } = shape;
  const hasOwnWork = (shape.singles + shape.topics) * 5 > arrivalsFromTrunk;
  const isPromoted =
    shape.versionTags > 0 ||
    hint === 'environment' ||
    hint === 'integration' ||
    (shape.requestedArrivals > 0 && !hasOwnWork);
  if (arrivalsFromTrunk >= 2 && isPromoted && hint !== 'version') return 'fed';
  if (arrivalsFromTrunk >= LASTING_ARRIVALS && shape.spanDays >= LASTING_DAYS && !hasOwnWork) {
    return shape.tipAgeDays <= LASTING_DAYS ? 'unknown' : 'topic';
  }
  return null;
}

/** Neither feeds trunk nor is fed: an older version, a line of its own, or work in progress. */
function roleBeside(shape: Shape): Role {
  if (shape.hint === 'version' && shape.ahead > 0) return 'maintenance';
  if (shape.tipAgeDays > LASTING_DAYS) return 'topic';
  // Squashed releases leave no trace of where the work gathered, so a name that says so is enough for doubt.
  if (shape.hint === 'integration' && shape.ahead > 0) return 'unknown';
  return shape.recent >= LIVELY_CHANGES && shape.spanDays >= LASTING_DAYS ? 'unknown' : 'topic';
}
