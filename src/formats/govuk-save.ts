import { z } from 'zod';
import { ScanError } from '../core/errors.ts';
import { issueWords } from '../core/issue-words.ts';
import { plainText } from '../core/text.ts';
import { type GovukQuestion, govukCategories, govukVersion } from '../lexicon/govuk-assessment.ts';

/** An answer by the order of what can be answered, from 1; 0 is "I don't know". */
const Answer = z.looseObject({ answer: z.int().min(0).max(5), needsImprovement: z.boolean() });
export type GovukAnswer = z.infer<typeof Answer>;

/** What stands under a key that nobody has answered yet; it may hold other things, and is kept as it stands. */
const Unanswered = z.looseObject({ answer: z.union([z.null(), z.literal('')]).optional() }).nullable();

/** What stands under a key. */
export type GovukEntry = GovukAnswer | z.infer<typeof Unanswered>;

const isUnanswered = (entry: unknown): boolean => Unanswered.safeParse(entry).success;

/** Where an entry has an answer, each problem with it is told at its place. */
const Entry = z.custom<GovukEntry>().check(({ value, issues }) => {
  if (isUnanswered(value)) return;
  for (const issue of Answer.safeParse(value, { error: issueWords }).error?.issues ?? []) {
    issues.push({ code: 'custom', input: value, path: issue.path, message: issue.message });
  }
});

/** What is answered under a key; undefined where nothing is. */
export const answerOf = (entry: GovukEntry | undefined): GovukAnswer | undefined =>
  entry === undefined || isUnanswered(entry) ? undefined : (entry as GovukAnswer);

const Answers = z.record(z.string(), Entry).optional();

/** What the tool keeps: answers by category and key; anything else in it is kept as it stands. */
const Data = z.looseObject({
  metadata: z.looseObject({ version: z.literal(govukVersion) }),
  ...{ cost: Answers, data: Answers, governance: Answers, operations: Answers },
  ...{ people: Answers, security: Answers, tech: Answers },
});
export type GovukData = z.infer<typeof Data>;

/** A save file of the GOV.UK Cloud Maturity assessment tool. */
export interface GovukSave {
  readonly data: GovukData;
  /** What stands around the answers where the file was exported; empty otherwise. */
  readonly around: Readonly<Record<string, unknown>>;
}

/** The answer to a question, under its title of today or one of before; the first that is more than "I don't know". */
export function govukAnswer(data: GovukData, { category, key, formerKeys }: GovukQuestion): GovukAnswer | undefined {
  const answers = new Map(Object.entries(data[category] ?? {}));
  const all = [key, ...formerKeys].flatMap((each) => answerOf(answers.get(each)) ?? []);
  // The tool writes "I don't know" under the title of today as soon as the page is edited.
  return all.find(({ answer }) => answer > 0) ?? all[0];
}

const limits = { letters: 5_000_000, depth: 32 };

/**
 * The save file in a text, in any of the shapes that the tool itself loads: as it exports it, the bare answers, and those
 * of its first version, which had no marks for improvement.
 * @throws {ScanError} `malformed_document` for anything else, and for what the tool would take for "I don't know"
 */
export function readGovukSave(text: string): GovukSave {
  const whole = parsed(text);
  const { exportMetadata, assessmentData, ...others } = whole;
  // The tool goes by whether these are there, not by what they are.
  const isExported = Boolean(exportMetadata) && Boolean(assessmentData);
  const data = isExported ? assessmentData : whole;
  if (!isObject(data) || !isSave(data)) throw noSave();
  const checked = Data.safeParse(isFirstVersion(data) ? upgraded(data) : data, { error: issueWords });
  if (!checked.success) throw damaged(checked.error.issues[0], isExported ? '$.assessmentData' : '$');
  return { data: checked.data, around: isExported ? { ...others, exportMetadata } : {} };
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(text: string): Fields {
  if (text.length > limits.letters) throw malformed('the save file is too large');
  let value: unknown;
  try {
    value = JSON.parse(text, (key, inner: unknown) => (key === '__proto__' ? undefined : inner));
  } catch (cause) {
    throw malformed(
      cause instanceof RangeError ? 'the save file is nested too deeply' : 'the save file is not JSON',
      cause,
    );
  }
  if (!isObject(value)) throw noSave();
  if (isDeeper(value, limits.depth)) throw malformed('the save file is nested too deeply');
  return value;
}

const isDeeper = (value: object, left: number): boolean =>
  left === 0 ||
  Object.values(value).some((inner) => typeof inner === 'object' && inner !== null && isDeeper(inner, left - 1));

const versionOf = ({ metadata }: Fields): unknown => (isObject(metadata) ? metadata.version : undefined);

const isSave = (data: Fields): boolean =>
  typeof versionOf(data) === 'string' || govukCategories.some((category) => isObject(data[category]));

/** Only then may answers be numbers: the tool takes others, of whatever version, for "I don't know". */
function isFirstVersion(data: Fields): boolean {
  return (versionOf(data) ?? '1.0.0') === '1.0.0' && !govukCategories.some((category) => hasMarks(data[category]));
}

const hasMarks = (answers: unknown): boolean => isObject(answers) && Object.values(answers).some(isObject);

function upgraded(data: Fields): Fields {
  const categories = govukCategories.flatMap((category): [string, unknown][] => {
    const answers = data[category];
    if (!isObject(answers)) return [];
    const marked = Object.entries(answers).map(([key, answer]): [string, unknown] => [
      key,
      {
        answer: typeof answer === 'string' && /^[0-5]$/.test(answer) ? Number(answer) : answer,
        needsImprovement: false,
      },
    ]);
    return [[category, Object.fromEntries(marked)]];
  });
  const metadata = isObject(data.metadata) ? data.metadata : {};
  return { ...data, metadata: { ...metadata, version: govukVersion }, ...Object.fromEntries(categories) };
}

function damaged(issue: z.core.$ZodIssue | undefined, root: string): ScanError {
  const path = issue?.path ?? [];
  const where = plainText([root, ...path.map(String)].join('.')).slice(0, 200);
  if (path[0] === 'metadata')
    return malformed(`the save file has no version ${govukVersion} at ${where}; the tool would forget each answer`);
  return malformed(`the save file is damaged at ${where}: it ${issue?.message ?? 'does not fit'}`);
}

const malformed = (what: string, cause?: unknown): ScanError =>
  new ScanError('malformed_document', what, 'save it again from the GOV.UK Cloud Maturity assessment tool', { cause });

const noSave = (): ScanError => malformed('this is no save file of the GOV.UK Cloud Maturity assessment tool');
