import type { Tri } from '../../../src/core/facts/base.ts';
import { consoles, forbids, makingStep, trialHeading } from '../../../src/lexicon/iac-prose.ts';
import type { Passage } from './sections.ts';

/** A step that sends people to the console of a cloud to make or change something. */
export interface ConsoleStep {
  readonly tool: string;
  readonly line: number;
  readonly routine: Tri;
}

/** So many steps after the one that names a console may still be done in it. */
const reach = 4;

/** The first such step of each cloud among the numbered steps of a text. */
export function consoleSteps(passages: readonly Passage[]): readonly ConsoleStep[] {
  const found = new Map<string, ConsoleStep>();
  for (const [at, passage] of passages.entries()) {
    if (passage.kind !== 'step' || forbids.test(passage.text)) continue;
    for (const { tool, words } of consoles) {
      if (!words.test(passage.text) || found.get(tool)?.routine === 'unknown') continue;
      const following = passages
        .slice(at, at + reach)
        .filter((one) => one.section === passage.section && one.kind !== 'code');
      if (!following.some(({ text }) => makingStep.test(text) && !forbids.test(text))) continue;
      const isTrial = trialHeading.test(passage.section.headings.at(-1) ?? '');
      found.set(tool, { tool, line: passage.line, routine: isTrial ? 'no' : 'unknown' });
    }
  }
  return [...found.values()];
}
