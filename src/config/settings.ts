import { z } from 'zod';
import { Attestation, Waiver } from '../core/declared.ts';
import { absentClasses, mergeMethods } from '../core/evidence.ts';
import { Capability } from '../core/facts/ci.ts';
import { closableFamilies, whyNotClosed } from '../core/facts/closing.ts';
import { plainText } from '../core/text.ts';

/** A family that lies wholly in the repository, by declaration. */
const Family = z.enum(closableFamilies, {
  error: ({ input }) => {
    const family = typeof input === 'string' ? plainText(input) : 'this';
    return `${family} cannot be declared complete: ${whyNotClosed(family) ?? 'there is no such family'}`;
  },
});

const scope = z
  .strictObject({
    complete: z.array(Family).optional().describe('Families of facts of which all there is lies in the repository.'),
    none: z.array(z.enum(absentClasses)).optional().describe('What the system has none of.'),
    mergeMethods: z
      .array(z.enum(mergeMethods))
      .min(1)
      .optional()
      .describe('The ways in which the code host lets changes arrive.'),
  })
  .describe('What is declared about the extent of what is scanned.');

/** `3`, or more at length `{level: 3, accept: attested}`. */
const Goal = z.union([
  z.int(),
  z.strictObject({
    level: z.int(),
    accept: z
      .literal('attested')
      .optional()
      .describe('The level that attestations give beside the proven one will do.'),
  }),
]);

/** So many words of the house, each so long: more is a mistake or an attack, and each is held against each command. */
const [mostWords, longestWord] = [500, 200];
const Word = z.string().trim().min(1).max(longestWord);
/** Each folder of policies is compiled at each scan. */
const mostFolders = 20;
/** The first words of a command, and what it does. */
const OwnCommand = z.strictObject({ words: Word, capability: Capability });
/** An action, reusable workflow, template or image by its name without a version, and what it does. */
const OwnAction = z.strictObject({
  name: Word.regex(/^[^\s@]+$/, 'a name has no version and no blanks'),
  capability: Capability,
});
const lexicon = z
  .strictObject({
    commands: z.array(OwnCommand).max(mostWords).optional(),
    actions: z.array(OwnAction).max(mostWords).optional(),
  })
  .describe('What the tools of the house do, beside what tidemark knows.');

const isInOrder = { error: 'it expires before it was made', path: ['expires'] };

/** Everything a configuration may say; a later part of tidemark adds its key here. */
export const Settings = z.strictObject({
  models: z.array(z.string()).min(1).optional().describe('The models to ask, unless --model is given.'),
  scope: scope.optional(),
  policies: z
    .array(z.string().min(1))
    .min(1)
    .max(mostFolders)
    .optional()
    .describe('Folders of your own policies, seen from the working directory: in each one folder for each model.'),
  targets: z
    .record(z.string(), Goal)
    .optional()
    .describe('Levels to reach by question, section or model (the last part of a name will do); * for all others.'),
  waivers: z
    .array(Waiver)
    .optional()
    .describe('Unmet criteria that the gate accepts, each with who answers for it and up to when.'),
  attestations: z
    .array(Attestation.refine(({ made, expires }) => made <= expires, isInOrder))
    .optional()
    .describe('What somebody states where no evidence decides; shown beside the level, never in it.'),
  reports: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Reports that every scan writes: a file for each format.'),
  lexicon: lexicon.optional(),
});
export type Settings = z.infer<typeof Settings>;

/** The keys that belong at a path of the configuration: `[]` for the topmost. */
export function keysAt([top, part]: readonly string[]): readonly string[] {
  if (top === 'scope') return Object.keys(scope.shape);
  if (top === 'targets') return ['level', 'accept'];
  if (top === 'waivers') return Object.keys(Waiver.shape);
  if (top === 'attestations') return Object.keys(Attestation.shape);
  if (top !== 'lexicon') return Object.keys(Settings.shape);
  return Object.keys((part === undefined ? lexicon : part === 'commands' ? OwnCommand : OwnAction).shape);
}
