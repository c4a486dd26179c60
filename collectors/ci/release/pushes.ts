import type { Fact } from '../../../src/core/facts/index.ts';
import {
  anyPublisher,
  archiveFile,
  binaryFile,
  type Publisher,
  publishers,
} from '../../../src/lexicon/supply-stores.ts';
import { occasions, type Place, type Step } from '../model.ts';
import type { Deed } from '../survey.ts';
import { bucketForm, isPassing, referencesIn } from './named.ts';
import { referenceOf } from './naming.ts';
import { actionOf, inputOf, type Spoken, type Stage } from './spoken.ts';

type Form = Fact<'supply.release'>['form'];

/** One command, action or keyword that publishes; several pushes of one image are one. */
export interface Push {
  readonly tool: string;
  readonly publisher: Publisher;
  readonly form: Form;
  readonly deed: Deed;
  readonly stage: Stage;
  readonly at: Place;
  /** Empty for a keyword of the CI system. */
  readonly spoken: readonly Spoken[];
}

/** What a job publishes, in order; an image for the run alone and a step that never runs are left out. */
export function pushesIn(stage: Stage): readonly Push[] {
  const pushes = new Map<string, Push>();
  for (const spoken of stage.spoken) {
    for (const { capability, tool } of spoken.said.found) {
      if (capability !== 'publish') continue;
      const publisher = publishers.get(tool) ?? publishers.get(actionOf(spoken.said) ?? '') ?? anyPublisher;
      const form = formOf(publisher, spoken, stage);
      if (form === null || isNever(spoken.deed.step)) continue;
      const key = JSON.stringify([stage.deeds.indexOf(spoken.deed), tool, nameFor(publisher, spoken, stage)]);
      const before = pushes.get(key);
      const { at } = spoken.said;
      pushes.set(
        key,
        before === undefined
          ? { tool, publisher, form, deed: spoken.deed, stage, at, spoken: [spoken] }
          : { ...before, spoken: [...before.spoken, spoken] },
      );
    }
  }
  for (const deed of stage.deeds) {
    const { doing } = deed.step;
    const does =
      doing.type === 'template' && !isNever(deed.step)
        ? deed.done.filter(({ capability }) => capability === 'publish')
        : [];
    for (const { tool, at } of does) {
      const publisher = publishers.get(tool ?? '') ?? anyPublisher;
      pushes.set(`${stage.deeds.indexOf(deed)} ${tool}`, {
        tool: tool ?? '',
        publisher,
        form: publisher.form,
        deed,
        stage,
        at,
        spoken: [],
      });
    }
  }
  return [...pushes.values()];
}

const isNever = ({ runs }: Step): boolean => occasions.every((occasion) => runs[occasion] === 'no');

/** What is published; null for what is no release: a copy of settings, an image for the run alone. */
function formOf({ form, naming }: Publisher, spoken: Spoken, stage: Stage): Form | null {
  if (naming === 'reference' && isPassing(spoken, stage)) return null;
  if (naming === 'path' && isBucket(spoken)) return bucketForm(spoken, stage);
  if (naming !== 'git_tag') return form;
  const { said } = spoken;
  const files = [
    ...said.words.map(({ text }) => text),
    ...(inputOf(said, 'files') ?? inputOf(said, 'artifacts') ?? '').split(/\s+/),
  ];
  if (files.some((text) => archiveFile.test(text))) return 'archive';
  return files.some((text) => binaryFile.test(text)) ? 'binary' : form;
}

const isBucket = ({ said }: Spoken): boolean =>
  /^(?:aws|gsutil)$/.test(said.found.find(({ capability }) => capability === 'publish')?.tool ?? '') ||
  /s3-sync|upload-cloud-storage/.test(actionOf(said) ?? '');

/** What tells one output of a step from another: the image without its tag. */
function nameFor({ naming }: Publisher, spoken: Spoken, stage: Stage): string {
  if (naming !== 'reference') return '';
  return [...new Set(referencesIn(spoken, stage).map((one) => referenceOf(one).name))].sort().join(' ').slice(0, 500);
}
