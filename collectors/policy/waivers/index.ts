import type { Findings } from '../../../src/core/collector.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { type Sweep, type Swept, sweepOf } from '../../../src/formats/sweep.ts';
import { gapOf, unseen } from '../../../src/formats/unseen.ts';
import { commentSyntaxOf } from '../../../src/lexicon/policy-comments.ts';
import { documentsOf } from '../formats/nodes.ts';
import { annotationWaivers } from './annotations.ts';
import { inlineWaivers } from './inline.ts';
import { azureWaivers, metadataWaivers, objectWaivers } from './objects.ts';
import { registerOf } from './registers.ts';
import { type Told, unreadWaiver, waiverFact } from './told.ts';

/**
 * One item for each rule that is set aside: by a comment beside what it is about, in a tool's file of exceptions, or in
 * its configuration. What the arguments of commands set aside is not here.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function readWaivers(source: RepositoryFiles): Promise<Findings<'policy.waiver'>> {
  const sweep = await sweepOf(source);
  const refOf = refs();
  const items: Findings<'policy.waiver'>['items'][number][] = [];
  const add = (path: string, told: readonly Told[]): void => {
    for (const one of told) {
      const at = { commit: sweep.commit, path, line: one.line };
      items.push({ ...waiverFact(one, source.now), ref: refOf(path, { line: one.line }), at });
    }
  };
  for (const path of sweep.own) {
    const register = registerOf(path);
    const told = register === null ? [] : await register.read(source, path);
    if (told !== null) add(path, told);
    else if (register !== null) {
      const at = { commit: sweep.commit, path, line: null };
      items.push({ ...unreadWaiver(register.tool, register.form), ref: refOf(path, {}), at });
    }
  }
  const large: string[] = [];
  for (const swept of sweep.found) {
    add(swept.path, await beside(sweep, swept));
    const inside = await within(source, swept);
    if (inside === 'unseen') large.push(swept.path);
    else add(swept.path, inside);
  }
  const { items: kept, gaps } = bounded(items, 'waivers');
  const mayHold = (path: string): boolean => commentSyntaxOf(path) !== null && registerOf(path) === null;
  return { items: kept, gaps: [...gaps, ...unseen(sweep, mayHold), ...gapOf('too_large', large)] };
}

/** Exceptions beside what they are about: in comments and annotations. */
async function beside(sweep: Sweep, { path, marks }: Swept): Promise<readonly Told[]> {
  if (!marks.has('waiver') && !marks.has('annotation')) return [];
  const text = (await sweep.textOf(path)) ?? '';
  return [...inlineWaivers(path, text), ...(marks.has('annotation') ? annotationWaivers(text) : [])];
}

/** Exceptions that are objects or parts of them. Templates that are no YAML hold none that can be told. */
async function within(source: RepositoryFiles, { path, marks }: Swept): Promise<readonly Told[] | 'unseen'> {
  if (!(['kubernetes', 'azure', 'metadata'] as const).some((mark) => marks.has(mark))) return [];
  const { value, trouble } = await documentsOf(source, path);
  if (value === null) return trouble === 'malformed' ? [] : 'unseen';
  return [
    ...(marks.has('kubernetes') ? objectWaivers(value) : []),
    ...(marks.has('azure') ? azureWaivers(value) : []),
    ...(marks.has('metadata') ? metadataWaivers(value) : []),
  ];
}
