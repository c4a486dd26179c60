import { canonicalText } from '../core/canonical.ts';
import type { Reporter } from '../core/reporter.ts';
import { plain } from '../core/text.ts';

/** The assessment as canonical JSON (RFC 8785) and a newline: one line, the same bytes for the same assessment. */
export const json: Reporter = {
  id: 'json',
  title: 'The whole assessment as one line of canonical JSON',
  render: (assessment) => canonicalText(plain(assessment)),
};
