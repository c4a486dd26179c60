import { expect } from 'vitest';

type Answers = Readonly<Record<string, { readonly answer: number; readonly needsImprovement: boolean }>>;

/** A save file as the tool takes it. */
export interface Loaded {
  readonly exportMetadata: Readonly<Record<string, unknown>>;
  readonly assessmentData: { readonly metadata: Readonly<Record<string, unknown>>; readonly governance?: Answers };
}

const categories = ['cost', 'data', 'governance', 'operations', 'people', 'security', 'tech'];

/** Loads a save file by the rules of the tool, under which it would otherwise forget or misdraw something. */
export function loadedBy(text: string): Loaded {
  const loaded = JSON.parse(text) as Loaded;
  expect(loaded.exportMetadata && loaded.assessmentData).toBeTruthy();
  const { metadata, ...rest } = loaded.assessmentData;
  expect(metadata.version, 'answers of another version are forgotten').toBe('2.0.0');
  for (const name of ['createdAt', 'lastModified']) expect(metadata[name]).toEqual(expect.any(String));
  for (const [name, answers] of Object.entries(rest)) {
    if (name === 'intro') continue;
    expect(categories, 'anything else is drawn as a category').toContain(name);
    expect(Object.keys(answers ?? {}).length, 'an empty category is divided by').toBeGreaterThan(0);
    for (const { answer, needsImprovement } of Object.values(answers as Answers)) {
      expect(Number.isInteger(answer) && answer >= 0 && answer <= 5).toBe(true);
      expect(needsImprovement).toEqual(expect.any(Boolean));
    }
  }
  return loaded;
}
