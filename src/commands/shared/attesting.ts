import { isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { Attestation } from '../../core/declared.ts';
import { plainText } from '../../core/text.ts';
import type { OpenQuestion } from './open-questions.ts';

/** Asks one line of somebody. */
export type Ask = (question: string) => Promise<string>;

/**
 * Asks each open question, and for each yes or no also what is known and who answers for it; what is left empty is
 * skipped. `today` and `until` are days (`YYYY-MM-DD`, UTC).
 */
export async function askAll(
  open: readonly OpenQuestion[],
  ask: Ask,
  today: string,
  until: string,
): Promise<Attestation[]> {
  const given: Attestation[] = [];
  let owner = '';
  for (const { question, criterion, about, title, level } of open) {
    const said = (await ask(plainText(`${about} Level ${level}: ${title}. Is that so? [y/n, empty to skip] `))).trim();
    const answer = /^y(es)?$/i.test(said) ? 'yes' : /^no?$/i.test(said) ? 'no' : null;
    if (answer === null) continue;
    const statement = plainText(await ask('  What do you know, and where can it be seen? ')).trim();
    if (statement === '') continue;
    const named = plainText(await ask(`  Who answers for this?${owner === '' ? '' : ` [${owner}]`} `)).trim();
    owner = named === '' ? owner : named;
    if (owner === '') continue;
    given.push({ question, criterion, answer, statement, owner, made: today, expires: until });
  }
  return given;
}

/** The text of a configuration with further attestations at its end; everything else stays, comments among it. */
export function withAttestations(text: string, attestations: readonly Attestation[]): string {
  const document = parseDocument(text);
  if (!isSeq(document.get('attestations', true))) document.set('attestations', document.createNode([]));
  const list = document.get('attestations', true) as YAMLSeq;
  list.flow = false;
  for (const attestation of attestations) list.add(document.createNode(attestation));
  return document.toString({ lineWidth: 0 });
}
