import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import type { Reporter } from '../../core/reporter.ts';
import { plain, plural } from '../../core/text.ts';
import { commitLink } from '../links.ts';
import { relatedWords, scopeWords, targetWords } from '../scope.ts';
import { nameOf } from '../systems/comparison.ts';
import { minuteWords } from '../words.ts';
import { claimLines } from './claims.ts';
import { declaredLines } from './declared.ts';
import { code, linked, text } from './escape.ts';
import { gapLines } from './gaps.ts';
import { questionBlock } from './question.ts';
import { fitting, room } from './room.ts';
import { tables } from './table.ts';
import { verdictLines } from './verdict.ts';

/** By this line a bot finds the comment that it wrote before. */
const marker = '<!-- tidemark -->';

/** Pieces of evidence of each criterion, the most first: as many as there is room for. */
const richness = [3, 1, 0] as const;

/** A comment on a change request, or the summary of a job: at most 60,000 characters, and it says what it left out. */
export const markdown: Reporter = {
  id: 'markdown',
  title: 'A comment for a change request or the summary of a job',
  render(outside, options) {
    // A name that had to be changed must not be linked as one.
    const assessment = plain(outside) as Assessment;
    const before = [
      ...[marker, ...headLines(assessment), ...verdictLines(assessment, options.verdict)],
      ...tables(assessment, options),
      ...claimLines(assessment),
    ].join('\n');
    const after = [...gapLines(assessment), ...declaredLines(assessment), ...footLines(assessment)].join('\n');
    // A sentence on what was left out needs room, too.
    const left = room.all - before.length - after.length - 200;
    return `${[before, ...detailLines(assessment, left), after].join('\n').trimEnd()}\n`;
  },
};

function headLines(assessment: Assessment): string[] {
  const { targets, now, tool, scope } = assessment;
  const place = (target: Assessment['targets'][number]) => {
    const commit = commitLink(target.commit, target);
    return `${text(targetWords(target, assessment))}${commit === null ? '' : ` (${linked('see the commit', commit)})`}`;
  };
  const beside = targets.flatMap(({ related }) => related.map(relatedWords));
  const told = [
    ...targets.map((target) => () => place(target)),
    ...[...beside, ...scopeWords(scope)].map((words) => () => text(words)),
  ];
  const { lines, left } = fitting(told, room.head, (draw) => `- ${draw()}`);
  return [
    `## Cloud maturity of ${text(nameOf(assessment))}`,
    '',
    ...lines,
    ...(left === 0 ? [] : [`- and ${left} more in the JSON`]),
    `- ${text(`As of ${minuteWords(now)}, by ${tool.name} ${tool.version}`)}`,
    '',
  ];
}

/** Characters of a question that is shortened, where the questions are many. */
const shortest = 1_500;

/** Each question to unfold, with as much evidence as fits; where even none of it does, the longest questions shortened. */
function detailLines(assessment: Assessment, characters: number): string[] {
  const { questions } = assessment;
  const drawn = (evidence: number) =>
    fitting(questions, characters, (question) => questionBlock(assessment, question, evidence).block);
  const all = richness
    .values()
    .map(drawn)
    .find(({ left }) => left === 0);
  if (all !== undefined) return [...all.lines];
  const { lines, left } = fitting(questions, characters, shortened(assessment, characters));
  if (left === 0) return [...lines];
  return [...lines, `The details of ${plural(left, 'question')} were left out: there is no room for them here.`, ''];
}

/** Draws questions without evidence, each in its share of the room; what some leave of theirs, those that need more have. */
function shortened(assessment: Assessment, characters: number): (question: QuestionResult) => string {
  const share = Math.max(shortest, Math.floor(characters / assessment.questions.length));
  const blocks = new Map<QuestionResult, ReturnType<typeof questionBlock>>();
  let spare = characters;
  for (const question of assessment.questions) {
    const drawn = questionBlock(assessment, question, 0, share);
    blocks.set(question, drawn);
    spare -= drawn.block.length + 1;
    // What nobody will see is not drawn.
    if (spare < 0) break;
  }
  const cut = [...blocks.values()].filter(({ left }) => left > 0).length;
  const more = Math.floor(Math.max(0, spare) / Math.max(1, cut));
  return (question) => {
    const { block, used, left } = blocks.get(question) ?? questionBlock(assessment, question, 0, share);
    return left === 0 ? block : questionBlock(assessment, question, 0, used + more).block;
  };
}

function footLines({ evidenceDigest, models }: Assessment): string[] {
  const { lines, left } = fitting(models, room.foot, ({ id, digest }) => `; policies of ${text(id)} ${code(digest)}`);
  const more = left === 0 ? '' : `; and ${left} more in the JSON`;
  return [`<sub>SHA-256 of the evidence ${code(evidenceDigest)}${lines.join('')}${more}</sub>`];
}
