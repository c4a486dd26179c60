import { type AccessMark, accessMarks } from './access-marks.ts';
import { type CiMark, ciMarks } from './ci-marks.ts';
import { type DocumentMark, documentMarks } from './document-reminders.ts';
import { type IacMark, iacMarks } from './iac-marks.ts';
import type { MarkDefinition } from './mark.ts';
import { commentSyntaxOf } from './policy-comments.ts';
import { isUnwritten, type PolicyMark, policyMarks } from './policy-marks.ts';
import { annotationStart, inlineStart } from './policy-waivers.ts';
import { type SupplyMark, supplyMarks } from './supply-builds.ts';

/** What the text of a file may hold: enough to look closer, never enough to conclude. */
export type Mark = PolicyMark | IacMark | CiMark | AccessMark | SupplyMark | DocumentMark | 'waiver' | 'annotation';

const marks: readonly MarkDefinition<Mark>[] = [
  ...policyMarks,
  ...iacMarks,
  ...ciMarks,
  ...accessMarks,
  ...supplyMarks,
  ...documentMarks,
  { mark: 'annotation', files: /\.(ya?ml|tpl)$/, words: annotationStart },
];
const waiver = new RegExp(inlineStart.source);

/** Whether the text of a file is looked at for marks at all. */
export function mayBeMarked(path: string): boolean {
  return !isUnwritten(path) && (commentSyntaxOf(path) !== null || marks.some(({ files }) => files.test(path)));
}

const mayHold = (text: string, needs: MarkDefinition<Mark>['needs']): boolean =>
  needs === undefined || needs.some((one) => text.includes(one));

/** The marks that a file bears. */
export function marksOf(path: string, text: string): readonly Mark[] {
  const own = marks
    .filter(({ files, words, needs }) => files.test(path) && mayHold(text, needs) && words?.test(text) !== false)
    .map(({ mark }) => mark);
  return commentSyntaxOf(path) !== null && waiver.test(text) ? [...own, 'waiver'] : own;
}
