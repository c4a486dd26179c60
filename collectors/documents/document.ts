import type { Findings } from '../../src/core/collector.ts';
import { ownBy } from '../../src/core/facts/documents-own.ts';
import type { FileEntry, RepositoryFiles } from '../../src/core/source.ts';
import { readText } from '../../src/formats/parsed.ts';
import { isOutOfForce } from '../../src/lexicon/document-force.ts';
import { unsettledPath } from '../../src/lexicon/document-places.ts';
import { isPutBy } from '../../src/lexicon/document-validity.ts';
import { isSubject, isTemplate } from '../../src/lexicon/documents.ts';
import { asksForReview, ownRunbook, ownText, statesRules, tellingLine } from './judge.ts';
import { isMarkedOff } from './marks.ts';
import { markupOf, visibleLines } from './markup.ts';
import { quoted, type Unquoted } from './quoted.ts';
import { readForms } from './read.ts';
import { saysItEnded } from './validity.ts';

/** More than a text of rules has. */
const MOST_LINES = 5000;

/** Folders kept for texts of rules. */
const ruleFolder = /^(?:docs\/)?(?:policies|standards)\//i;
const ruleFolderOf = (path: string): string | undefined => ruleFolder.exec(path)?.[0].toLowerCase();

/** Those in which lies something else: rules as code, that their texts explain. */
function mixedFolders(files: readonly FileEntry[]): ReadonlySet<string | undefined> {
  const folders = files.filter(({ path }) => isSubject(path)).map(({ path }) => ruleFolderOf(path));
  return new Set(folders.filter((folder) => folder !== undefined));
}

/** Whether a text is marked as none in force, or a line of it says so. */
function isOver(path: string, text: string, now: Date): boolean {
  const lines = visibleLines(text, markupOf(path)).slice(0, MOST_LINES);
  return (
    isMarkedOff(text, now) ||
    isPutBy(path, now.getUTCFullYear()) ||
    lines
      .map((line) => line.slice(0, 2000).replace(/^[\s>*_-]{1,20}/, ''))
      .some((line) => isOutOfForce(line) || saysItEnded(line, now))
  );
}

/** `docs.document`: texts at the places where forges and people look for rules of work, and for how environments are run. */
export async function readDocuments(source: RepositoryFiles): Promise<Findings<'docs.document'>> {
  const { target } = await source.describe();
  const files = await source.files();
  const mixed = mixedFolders(files);
  const { read, gaps } = await readForms(source, files, (form) => !isTemplate(form));
  const items: Unquoted<'docs.document'>[] = [];
  for (const { path, form, prose } of read) {
    if (isTemplate(form)) continue;
    const told = ownBy(form === 'runbook' ? ownRunbook(path, prose) : ownText(form, prose));
    const isOff = unsettledPath.test(path) || isOver(path, (await readText(source, path)) ?? '', source.now);
    const own = told.isOwn === 'yes' && isOff ? ownBy('draft') : told;
    items.push({
      ref: path,
      at: { commit: target.commit, path, line: tellingLine(form, prose) },
      form,
      ...(own.isOwn === 'yes' && mixed.has(ruleFolderOf(path)) ? ownBy('beside_subject') : own),
      statesRules: statesRules(form, prose),
      asksForReview: asksForReview(form, prose),
      tellsSteps: prose.tellsSteps,
      checklistItems: prose.checklistItems,
      words: prose.words,
    });
  }
  return quoted<'docs.document'>(source, { items, gaps });
}
