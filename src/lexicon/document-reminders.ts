import type { MarkDefinition } from './mark.ts';

/** What the text of a file may tell of reminders that documents are due for review. */
export type DocumentMark = 'review_reminder';

/** Tools that look at published pages, or at their sources, and tell their owners which are due. */
export const reminderTools: readonly { readonly tool: string; readonly words: RegExp }[] = [
  { tool: 'tech-docs-monitor', words: /\btech-docs-monitor\b/i },
  { tool: 'tech-docs-notifier', words: /\btech-docs-notifier\b/i },
  { tool: 'daniel-the-manual-spaniel', words: /\bdaniel[- ]the[- ]manual[- ]spaniel\b|\bmanual[- ]spaniel\b/i },
];
/** A script of one's own that reads the dates of reviews, by what it reads. */
export const readsReviewDates = /\blast_reviewed_on\b|\breview_in\b|\breview_by\b|\bnext_review(?:_date)?\b/;
/** What tells people something. */
export const tellsPeople =
  /\bslack\b|\bissues?[._ /-](?:create|create-or-update)\b|\bcreate[-_ ]?(?:an[-_ ]?)?issue\b|\bgh issue create\b|\bsend[-_ ]?mail\b|\bsmtp\b|\bwebhook\b|\bteams[-_ ]?notif|\bnotif(?:y|ication)/i;

const code =
  /\.ya?ml$|(?:^|\/)(?:Rakefile|Gemfile|package\.json)$|(?:^|\/)[^/]{0,80}(?:review|spaniel|expir|stale)[^/]{0,80}\.(?:rb|py|sh|[cm]?[jt]s)$/i;

export const documentMarks: readonly MarkDefinition<DocumentMark>[] = [
  {
    mark: 'review_reminder',
    files: code,
    words: /tech-docs-monitor|tech-docs-notifier|manual[- ]spaniel|last_reviewed_on|next_review/i,
  },
];
