import type { Tri } from '../../../src/core/facts/base.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import type { Fails, Program } from '../../../src/lexicon/programs/program.ts';
import type { Hit } from './entries.ts';
import { flagValue, hasOpenFlags, said } from './flags.ts';

/** Whether what a program finds or breaks, by an entry that fits, makes it fail, as its flags say. */
export function failsBy(program: Program, { entry, capability }: Hit, words: readonly Word[]): Tri {
  const rule = program.fails?.find(
    ({ on, of }) =>
      (on === undefined || on.includes(entry)) &&
      (of === undefined || (capability !== null && of.includes(capability))),
  );
  return rule === undefined ? 'yes' : byRule(rule, words);
}

function byRule({ status = [], flags = [], scores = [], usually }: Fails, words: readonly Word[]): Tri {
  if ((status.length > 0 || flags.length > 0 || scores.length > 0) && hasOpenFlags(words)) return 'unknown';
  for (const flag of status) {
    const value = flagValue(flag, words);
    if (value !== null) return byStatus(value);
  }
  for (const [flag, fails] of flags) {
    const is = said(flag, words);
    if (is === 'yes') return fails;
    if (is === 'unknown') return 'unknown';
  }
  for (const flag of scores) {
    const value = flagValue(flag, words);
    if (value !== null) return byScore(value);
  }
  return usually;
}

function byScore({ text, isFixed }: Word): Tri {
  if (!isFixed || !/^\d{1,3}(\.\d{1,3})?$/.test(text)) return 'unknown';
  return Number(text) > 10 ? 'no' : 'yes';
}

function byStatus({ text, isFixed }: Word): Tri {
  if (!isFixed || !/^\d{1,3}$/.test(text)) return 'unknown';
  return Number(text) === 0 ? 'no' : 'yes';
}
