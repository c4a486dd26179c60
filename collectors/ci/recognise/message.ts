import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { deployHookNames, deployHooks, messengerNames, messengers } from '../../../src/lexicon/programs/remote.ts';
import type { Recognised } from './recognition.ts';

/** What a call of `curl` or `wget` sets off, by the address it calls or the name of the variable that holds it. */
export function calledAddress(tool: string, words: readonly Word[]): readonly Recognised[] {
  const speaks = (parts: readonly string[]) => words.some(({ text }) => parts.some((part) => text.includes(part)));
  const hints = (parts: readonly string[]) =>
    words.some(
      ({ text, isFixed }) =>
        !isFixed && /^["']?\$/.test(text) && parts.some((part) => text.toUpperCase().includes(part)),
    );
  const found = (capability: Capability, confidence: Recognised['confidence']): readonly Recognised[] => [
    { capability, tool, confidence, fails: 'unknown' },
  ];
  if (speaks(messengers)) return found('notify', 'exact');
  if (speaks(deployHooks)) return found('deploy', 'exact');
  if (hints(messengerNames)) return found('notify', 'name');
  return hints(deployHookNames) ? found('deploy', 'name') : [];
}
