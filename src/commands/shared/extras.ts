import type { Assessment } from '../../core/assessment.ts';
import type { Claims } from '../../core/claims.ts';
import { ScanError } from '../../core/errors.ts';
import { plainText, plural, shortText } from '../../core/text.ts';
import type { Context } from './context.ts';
import { readInput } from './input.ts';

/** Keys of answers that are told, and letters of each: it is a hash. */
const [keysShown, keyLetters] = [3, 12];

/** What the command line brings beside an assessment. */
export interface ExtraOptions {
  /** A save file of the GOV.UK Cloud Maturity assessment tool, whose answers are held against the evidence. */
  readonly claims?: string | undefined;
  /** Whether such a file is to keep the answers that it has. */
  readonly merge?: true | undefined;
}

/** What reports show or keep beside an assessment; null for none. */
export interface Extras {
  readonly claims: Claims | null;
  /** The save file as it is. */
  readonly existing: string | null;
}

/**
 * Reads what the options name, before any work. `govukFile` is where the save file goes, for so many systems.
 * @throws {ScanError} `usage`, or what is wrong with a file
 */
export async function extrasFor(
  { claims, merge }: ExtraOptions,
  govukFile: string | undefined,
  systems: number,
  context: Context,
): Promise<Extras> {
  if (claims !== undefined && systems !== 1) {
    throw new ScanError('usage', '--claims are of one system, and there are several', 'hold them against one by one');
  }
  if (merge && govukFile === undefined) {
    throw new ScanError('usage', '--merge needs a save file to keep answers of', 'name one: govuk=FILE');
  }
  return {
    claims: claims === undefined ? null : await claimsIn(claims, context),
    existing: merge && govukFile !== undefined ? await existingIn(govukFile, context) : null,
  };
}

async function claimsIn(path: string, context: Context): Promise<Claims> {
  const { readClaims, unknownClaims } = await import('../../stages/claims.ts');
  const text = await readInput(path, context);
  const claims = readClaims(text);
  const unknown = unknownClaims(text);
  if (unknown.length > 0) context.note(`${plainText(path)}: ${unknownWords(unknown)}`);
  return claims;
}

function unknownWords(keys: readonly string[]): string {
  const shown = keys.slice(0, keysShown).map((key) => shortText(key, keyLetters));
  const names = `${shown.join(', ')}${keys.length > shown.length ? ' and others' : ''}`;
  return `${plural(keys.length, 'answer')} to no question of governance that is known here, and left aside: ${names}`;
}

/** A file that is not there yet has nothing to keep. */
async function existingIn(path: string, context: Context): Promise<string | null> {
  const { readGovukSave } = await import('../../formats/govuk-save.ts');
  try {
    const text = await readInput(path, context);
    readGovukSave(text);
    return text;
  } catch (error) {
    if (error instanceof ScanError && error.code === 'no_such_path') return null;
    throw error;
  }
}

/** The assessment with the claims held against it, where there are any. */
export async function claimed(assessment: Assessment, { claims }: Extras): Promise<Assessment> {
  if (claims === null) return assessment;
  const { withClaims } = await import('../../stages/claims.ts');
  return withClaims(assessment, claims);
}

/**
 * Tells, a line for each, which answers of people a merged save file will hold no more because evidence proves a lower
 * level.
 */
export async function tellLowered(
  { existing }: Extras,
  [assessment, ...others]: readonly Assessment[],
  { note }: Context,
): Promise<void> {
  if (existing === null || assessment === undefined || others.length > 0) return;
  const { loweredIn } = await import('../../reporters/govuk/merge.ts');
  for (const { title, before, after } of loweredIn(existing, assessment)) {
    note(`--merge: ${before} becomes ${after}, the level that is proven: ${title}`);
  }
}
