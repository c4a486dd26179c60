import type { Assessment, Score } from '../../core/assessment.ts';
import { plain, plainText, plural } from '../../core/text.ts';

/** One question over all systems. */
interface Row {
  readonly id: string;
  readonly title: string;
  /** Its score in each system, in their order; null where it was not asked. */
  readonly scores: readonly (Score | null)[];
  /** How the systems are spread over the levels, and of how many that cannot be told. */
  readonly summary: string;
  /** Systems that have something to judge, and the share (0 to 1) of them without a proven level; null of none. */
  readonly judged: number;
  readonly unknownShare: number | null;
}

/** What is shown of a system. */
type System = Pick<Assessment, 'now' | 'tool' | 'targets'>;

/** Several systems side by side, all names made plain. */
interface SideBySide {
  readonly names: readonly string[];
  readonly assessments: readonly System[];
  readonly rows: readonly Row[];
}

/** The first letters of the commits that were judged, one of each target; `no commit` where there is none. */
export const commitsOf = ({ targets }: Pick<Assessment, 'targets'>): string =>
  targets.flatMap(({ commit }) => commit?.slice(0, 7) ?? []).join(', ') || 'no commit';

/** What reports call a system: the names of its targets. */
export const nameOf = ({ targets }: Pick<Assessment, 'targets'>): string => targets.map(({ name }) => name).join(', ');

/** Every question that some system was asked, each once, in the order of the first that was asked it. */
export function sideBySide(assessments: readonly Assessment[]): SideBySide {
  const systems = assessments.map(({ now, tool, targets }) => plain({ now, tool, targets }) as System);
  const questions = new Map(assessments.flatMap((each) => each.questions.map(({ id, title }) => [id, title])));
  return {
    names: systems.map(nameOf),
    assessments: systems,
    rows: [...questions].map(([id, title]) => {
      const scores = assessments.map((system) => system.questions.find((each) => each.id === id)?.score ?? null);
      return { id: plainText(id), title: plainText(title), scores, ...spreadOf(scores) };
    }),
  };
}

/** Never a mean: levels are an order, and one system's strength is no other's. */
function spreadOf(scores: Row['scores']): Pick<Row, 'summary' | 'judged' | 'unknownShare'> {
  const asked = scores.filter((score) => score !== null).filter(({ status }) => status !== 'not_applicable');
  const proven = asked.map(({ level }) => level).filter((level) => level !== null);
  const levels = [...new Set(proven)].sort((a, b) => a - b);
  const spread = levels.map((level) => `level ${level} in ${proven.filter((each) => each === level).length}`);
  const none = asked.length - proven.length;
  const open = asked.filter(({ level, ceiling }) => level !== null && ceiling !== level).length;
  const judged = asked.length;
  if (judged === 0) return { summary: 'Nothing to judge in any system', judged, unknownShare: null };
  const parts = [...spread, ...(none === 0 ? [] : [`no level proven in ${none}`])];
  const higher = open === 0 ? '' : `; possibly higher in ${open}`;
  const summary = `Of ${plural(judged, 'system')}: ${parts.join(', ')}${higher}`;
  return { summary, judged, unknownShare: none / judged };
}

/** A score in the fewest letters: `3`, `3–5`, `?–4`, `n/a`. */
export function shortWords(score: Score | null): string {
  if (score === null) return 'not asked';
  if (score.status === 'not_applicable') return 'n/a';
  if (score.status === 'not_assessed') return 'not assessed';
  const { level, ceiling } = score;
  if (level === null) return `?–${ceiling ?? '?'}`;
  return ceiling === null || ceiling === level ? `${level}` : `${level}–${ceiling}`;
}

/** What the short forms mean. */
export const shortLegend =
  '3: proven; 3–5: level 3 is proven and up to 5 is possible; ?–4: no level is proven and up to 4 is possible; n/a: nothing to judge';
