import type { Assessment } from '../../core/assessment.ts';
import type { Scope } from '../../core/evidence.ts';
import { attestationWords, subjectOf, waiverWords } from '../declarations.ts';
import { text } from './escape.ts';
import { fitting, room } from './room.ts';

/** What both sorts have. */
type Declared = Scope['waivers'][number] | Scope['attestations'][number];

/** What people accept and what they state, apart from what was seen; nothing where there is neither. */
export function declaredLines(assessment: Assessment): string[] {
  const { waivers, attestations } = assessment.scope;
  if (waivers.length + attestations.length === 0) return [];
  const accepted = (waiver: Scope['waivers'][number]): string => {
    const state = waiverWords(assessment, waiver);
    return `- ${about(assessment, waiver)}: ${text(waiver.reason)} ${until(waiver, state)}`;
  };
  const stated = (attestation: Scope['attestations'][number]): string => {
    const answer = attestation.answer === 'yes' ? 'It is so' : 'It is not so';
    const said = `${answer}, as they say: ${text(attestation.statement)} Made ${text(attestation.made)}.`;
    return `- ${about(assessment, attestation)}: ${said} ${until(attestation, attestationWords(assessment, attestation))}`;
  };
  return [
    '### Exceptions and statements',
    '',
    'What people accept or state. Nothing of it changes a level.',
    '',
    ...part('Accepted exceptions', waivers, accepted),
    ...part('Statements', attestations, stated),
  ];
}

function part<T>(title: string, list: readonly T[], draw: (one: T) => string): string[] {
  if (list.length === 0) return [];
  const { lines, left } = fitting(list, room.declared / 2, draw);
  const rest = left === 0 ? [] : [`And ${left} more, for which there is no room here.`, ''];
  return [`**${title}**`, '', ...lines, '', ...rest];
}

function about(assessment: Assessment, one: Declared): string {
  const { question, criterion } = subjectOf(assessment, one);
  return `${text(criterion?.title ?? one.criterion)} (${text(question?.title ?? one.question)})`;
}

const until = ({ owner, expires, by }: Declared, state: string): string =>
  `Owner: ${text(owner)}, until ${text(expires)} (${state}). Declared by ${text(by)}.`;
