import { z } from 'zod';
import { Settings } from '../../config/settings.ts';
import { ASSESSMENT_FORMAT, Assessment } from '../../core/assessment.ts';
import { COLLECTION_FORMAT, Collection } from '../../core/evidence.ts';

const documents = {
  collection: { schema: Collection, format: COLLECTION_FORMAT, title: 'What one scan gathered' },
  config: { schema: Settings, format: 'tidemark.config/1', title: 'What tidemark.yaml may say' },
  assessment: { schema: Assessment, format: ASSESSMENT_FORMAT, title: 'What a scan concluded and from what' },
} as const;

/** The documents with a published schema. */
export type DocumentName = keyof typeof documents;
export const documentNames = Object.keys(documents) as readonly DocumentName[];

/** The JSON Schema (draft 2020-12) of a document, as indented text. */
export function schemaText(document: DocumentName): string {
  const { schema, format, title } = documents[document];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return `${JSON.stringify({ $schema, $id: `urn:${format.replace(/[./]/g, ':')}`, title, ...rest }, null, 2)}\n`;
}
