import { z } from 'zod';
import { ASSESSMENT_FORMAT, Assessment } from './assessment.ts';
import { ScanError } from './errors.ts';
import { COLLECTION_FORMAT, Collection } from './evidence.ts';
import { issueWords } from './issue-words.ts';
import { plainText } from './text.ts';

/** What a document should be, and how a person gets one. */
interface Expected<S extends z.ZodType> {
  readonly name: string;
  readonly format: string;
  readonly schema: S;
  readonly mend: string;
}

const collection: Expected<typeof Collection> = {
  name: 'collection',
  format: COLLECTION_FORMAT,
  schema: Collection,
  mend: 'write a new one with `tidemark collect <path> -o evidence.json`',
};

const assessment: Expected<typeof Assessment> = {
  name: 'assessment',
  format: ASSESSMENT_FORMAT,
  schema: Assessment,
  mend: 'write a new one with `tidemark evaluate evidence.json -o assessment.json`',
};

/** Quotes of the document are foreign text: kept on one line, and short. */
function malformed(what: string, mend: string, cause?: unknown): ScanError {
  return new ScanError('malformed_document', plainText(what).slice(0, 300), mend, { cause });
}

/** Why a text is no JSON, in the parser's terms but without repeating the text. */
function fault(text: string, error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (/^Unexpected end|^Unterminated/.test(message) || Number(position) >= text.length) return 'it ends too early';
  return position === undefined ? 'it is not JSON' : `it is not JSON from character ${position} on`;
}

/** JSON may escape lone surrogates, which are no text: they become U+FFFD here as they do when collecting. */
function parsed(text: string, { name, mend }: Expected<z.ZodType>): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
  } catch (cause) {
    throw malformed(`cannot read the ${name}: ${fault(text, cause)}`, mend, cause);
  }
}

/** The format a document claims, null when it claims none. */
const Claimed = z.looseObject({ format: z.string() });

function read<S extends z.ZodType>(text: string, expected: Expected<S>): z.infer<S> {
  const { name, format, schema, mend } = expected;
  const document = parsed(text, expected);
  const claimed = Claimed.safeParse(document);
  if (!claimed.success) {
    throw malformed(`this is no ${name} of tidemark: it has no format at $.format`, mend);
  }
  if (claimed.data.format !== format) {
    const found = claimed.data.format;
    const isOther = found.slice(0, found.indexOf('/')) === format.slice(0, format.indexOf('/'));
    throw isOther
      ? malformed(`the ${name} has format ${found} at $.format, and this version reads ${format}`, mend)
      : malformed(`this is no ${name} of tidemark: $.format is ${found}, not ${format}`, mend);
  }
  const checked = schema.safeParse(document, { error: issueWords });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '$' : `$.${z.core.toDotPath(issue.path)}`;
  throw malformed(`the ${name} is damaged at ${where}: it ${issue?.message ?? 'does not fit'}`, mend);
}

/** Results cite facts by id, so each id must say where its fact stands, and be there once. */
function traceable(document: Collection): Collection {
  for (const [kind, { items }] of Object.entries(document.slots)) {
    const seen = new Set<string>();
    for (const [index, { id, source, ref }] of items.entries()) {
      const where = `$.slots["${kind}"].items[${index}].id`;
      if (id !== `${kind}:${source}:${ref}`) {
        throw malformed(`the collection is damaged at ${where}: it does not name its own fact`, collection.mend);
      }
      if (seen.has(id)) {
        throw malformed(`the collection is damaged at ${where}: the same fact stands there twice`, collection.mend);
      }
      seen.add(id);
    }
  }
  return document;
}

/**
 * The collection in a text, checked whole.
 * @throws {ScanError} `malformed_document`, with the place of the first problem as a JSON path.
 */
export function readCollection(text: string): Collection {
  return traceable(read(text, collection));
}

/**
 * The assessment in a text, checked whole.
 * @throws {ScanError} `malformed_document`, with the place of the first problem as a JSON path.
 */
export function readAssessment(text: string): Assessment {
  return read(text, assessment);
}
