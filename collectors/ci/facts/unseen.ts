import type { Findings } from '../../../src/core/collector.ts';
import type { GapReason } from '../../../src/core/errors.ts';
import { plainText } from '../../../src/core/text.ts';
import type { Unresolved } from '../model.ts';
import type { Surveyed } from '../survey.ts';

type Gap = Findings<'ci.pipeline'>['gaps'][number];

const reasons: Readonly<Record<Unresolved, GapReason>> = {
  unresolved_include: 'unresolved_include',
  unknown_program: 'unsupported',
  dynamic: 'unsupported',
  absent: 'absent',
  too_large: 'too_large',
  malformed: 'malformed',
  timeout: 'timeout',
};

/** What definitions hold that was not seen: jobs of files that were not read, or all of a definition. */
export function unseenIn(surveyed: Surveyed): readonly { what: string; why: Unresolved; line: number }[] {
  const { definition, pipeline } = surveyed;
  if (definition.active === 'no') return [];
  if (pipeline === null) return [{ what: definition.path, why: surveyed.trouble, line: 1 }];
  return pipeline.missing.map(({ what, why, at }) => ({ what, why, line: at.line }));
}

/** The same as gaps, for kinds of which nothing at all can be told there. */
export function unseenGaps(definitions: readonly Surveyed[]): readonly Gap[] {
  return definitions.flatMap((surveyed) =>
    unseenIn(surveyed).map(({ what, why }) => ({
      reason: reasons[why],
      detail: `${plainText(what)} was not read, and may hold more jobs`,
      mend:
        why === 'unresolved_include'
          ? 'give the repository it lies in: --related-repository OWNER/NAME=PATH'
          : 'make it a definition that its own CI system can read',
    })),
  );
}
