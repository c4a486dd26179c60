import type { Findings } from '../../src/core/collector.ts';
import { ownBy } from '../../src/core/facts/documents-own.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { readText } from '../../src/formats/parsed.ts';
import { isTemplate } from '../../src/lexicon/documents.ts';
import { asksForAccess } from './access/template.ts';
import { asksForReview, ownText, tellingLine } from './judge.ts';
import { quoted } from './quoted.ts';
import { readForms } from './read.ts';

/** A form in YAML is read by its fields, which are not lines of the file. */
const isWritten = (path: string): boolean => !/\.ya?ml$/i.test(path);

/** `docs.template`: texts that forges put before whoever opens a change request or an issue. */
export async function readTemplates(source: RepositoryFiles): Promise<Findings<'docs.template'>> {
  const { target } = await source.describe();
  const { read, gaps } = await readForms(source, await source.files(), isTemplate);
  const items = await Promise.all(
    read.map(async ({ path, form, prose }) => ({
      ref: path,
      at: { commit: target.commit, path, line: isWritten(path) ? tellingLine(form, prose) : null },
      form: form === 'request_template' ? ('change_request' as const) : ('issue' as const),
      ...ownBy(ownText(form, prose)),
      asksForAccess: asksForAccess(path, form, (await readText(source, path)) ?? '', prose),
      asksForReview: asksForReview(form, prose),
      checklistItems: prose.checklistItems,
      words: prose.words,
    })),
  );
  return quoted<'docs.template'>(source, { items, gaps });
}
