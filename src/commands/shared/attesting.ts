import { isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { Attestation } from '../../core/declared.ts';
import { plainText } from '../../core/text.ts';
import type { OpenQuestion } from './open-questions.ts';

/** Asks one line of somebody; null when there are no answers any more. */
export type Ask = (question: string) => Promise<string | null>;

/**
 * Asks each open question, and for each yes or no also what is known and who answers for it; what is left empty is
 * skipped, and what is not answered to the end is not answered. What is neither yes nor no is asked once more. `today` and `until` are days (`YYYY-MM-DD`, UTC).
 */
export async function askAll(
  open: readonly OpenQuestion[],
  ask: Ask,
  today: string,
  until: string,
): Promise<Attestation[]> {
  const given: Attestation[] = [];
  let owner = '';
  for (const [at, { question, criterion, about, title, level }] of open.entries()) {
    const place = `(${at + 1} of ${open.length})`;
    const said = await askTwice(ask, plainText(`${place} ${about} Level ${level}: ${title}. Is that so? ${choice} `));
    if (said === null) break;
    const answer = answerOf(said);
    if (answer === null) continue;
    const statement = await ask('  What do you know, and where can it be seen? ');
    if (statement === null) break;
    if (plainText(statement).trim() === '') continue;
    const named = await ask(`  Who answers for this?${owner === '' ? '' : ` [${owner}]`} `);
    if (named === null) break;
    owner = plainText(named).trim() || owner;
    if (owner === '') continue;
    given.push({
      question,
      criterion,
      answer,
      statement: plainText(statement).trim(),
      owner,
      made: today,
      expires: until,
    });
  }
  return given;
}

const choice = '[y/n, empty to skip]';

/** What is said, once more where it is neither yes, no nor nothing. */
async function askTwice(ask: Ask, question: string): Promise<string | null> {
  const said = (await ask(question))?.trim() ?? null;
  if (said === null || said === '' || answerOf(said) !== null) return said;
  return (await ask(`  That is neither yes nor no. Is it so? ${choice} `))?.trim() ?? null;
}

const answerOf = (said: string): 'yes' | 'no' | null =>
  /^y(es)?$/i.test(said) ? 'yes' : /^no?$/i.test(said) ? 'no' : null;

/** The text of a configuration with further attestations at its end; everything else stays, comments among it. */
export function withAttestations(text: string, attestations: readonly Attestation[]): string {
  const document = parseDocument(text);
  if (!isSeq(document.get('attestations', true))) document.set('attestations', document.createNode([]));
  const list = document.get('attestations', true) as YAMLSeq;
  list.flow = false;
  for (const attestation of attestations) list.add(document.createNode(attestation));
  return document.toString({ lineWidth: 0 });
}
