import type { Assessment } from '../../core/assessment.ts';
import type { Claims } from '../../core/claims.ts';
import { ScanError } from '../../core/errors.ts';
import type { Context } from './context.ts';
import { readInput } from './input.ts';

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
    claims: claims === undefined ? null : await claimsIn(await readInput(claims, context)),
    existing: merge && govukFile !== undefined ? await existingIn(govukFile, context) : null,
  };
}

async function claimsIn(text: string): Promise<Claims> {
  const { readClaims } = await import('../../stages/claims.ts');
  return readClaims(text);
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
