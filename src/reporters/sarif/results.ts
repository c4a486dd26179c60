import type { Result, Suppression } from 'sarif';
import type { Assessment, Citation } from '../../core/assessment.ts';
import { digestOf } from '../../core/canonical.ts';
import type { Waiver } from '../../core/declared.ts';
import { plural } from '../../core/text.ts';
import { mostTelling } from '../citations.ts';
import { clipped } from '../clipped.ts';
import { waiverOf } from '../declarations.ts';
import { placeOf } from '../place.ts';
import { nameOf } from '../systems/comparison.ts';
import { verdictWords } from '../words.ts';
import { type Finding, ruleId } from './findings.ts';
import { limits } from './limits.ts';
import { message } from './message.ts';
import { nowhere, type Placed, placed } from './places.ts';
import type { Root } from './roots.ts';

/** An unmet criterion as a result: at the most telling file, the others beside it. */
export function result(
  assessment: Assessment,
  finding: Finding,
  ruleIndex: number,
  roots: ReadonlyMap<string, Root>,
): Result {
  const { question, criterion, level } = finding;
  const citations = mostTelling(assessment, criterion.evidence);
  const [first, ...others] = placed(citations, roots);
  // The facts come and go while the criterion is mended file by file.
  const fingerprint = digestOf(JSON.stringify([nameOf(assessment), question.id, criterion.id]));
  const waiver = waiverOf(assessment, question, criterion);
  return {
    ruleId: ruleId(finding),
    ruleIndex,
    kind: 'fail',
    level,
    message: message(resultText(finding, citations)),
    locations: [
      {
        physicalLocation: first?.physical ?? nowhere,
        logicalLocations: [{ fullyQualifiedName: question.id, name: question.title }],
      },
    ],
    ...(others.length === 0 ? {} : { relatedLocations: others.slice(0, limits.related).map(related) }),
    // GitHub tells results apart by the first name alone; without it, by the text of the line, which may change.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'tidemark/v2': fingerprint },
    // Once one result says whether it is suppressed, each has to (SARIF 2.1.0, 3.27.23).
    suppressions: waiver === null ? [] : [suppression(waiver)],
  };
}

function resultText({ criterion: { title, remediation, evidence } }: Finding, citations: readonly Citation[]): string {
  const told = citations.slice(0, limits.facts).map((citation) => {
    const place = placeOf(citation);
    const isSaid = place === null || citation.summary.includes(citation.at.path ?? place);
    return clipped(isSaid ? citation.summary : `${citation.summary} (${place})`, 300);
  });
  const more = evidence.length - told.length;
  const rest = more > 0 ? `; and ${plural(more, 'more fact')}` : '';
  const seen = told.length === 0 ? '' : ` Seen: ${told.join('; ')}${rest}.`;
  return `${verdictWords.unmet}${title}.${seen} What to do: ${remediation}`;
}

const related = ({ citation, physical }: Placed, at: number) => ({
  id: at + 1,
  physicalLocation: physical,
  message: message(clipped(citation.summary, 300)),
});

function suppression({ owner, reason, expires }: Waiver): Suppression {
  return {
    kind: 'external',
    status: 'accepted',
    justification: clipped(`${reason} (accepted by ${owner} until ${expires})`, limits.letters),
  };
}
