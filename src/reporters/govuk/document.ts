import type { GovukData, GovukEntry, GovukSave } from '../../formats/govuk-save.ts';
import { govukCategories, govukVersion } from '../../lexicon/govuk-assessment.ts';

/** A save file as the tool exports it at an instant (ISO 8601), with its own counts over the answers. */
export function saveText({ data, around }: GovukSave, now: string): string {
  const createdAt = typeof data.metadata.createdAt === 'string' ? data.metadata.createdAt : now;
  const { exportMetadata: before, ...others } = around;
  const document = {
    exportMetadata: { ...(before ?? {}), version: govukVersion, createdAt, exportedAt: now, ...countsOf(data) },
    assessmentData: {
      ...withoutEmpty(data),
      metadata: { ...data.metadata, version: govukVersion, createdAt, lastModified: now },
    },
    ...others,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The tool divides by the number of answers of each category that is there. */
function withoutEmpty(data: GovukData): GovukData {
  const isEmpty = (name: string) => Object.keys(answersIn(data, name) ?? { '': null }).length === 0;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !isEmpty(name))) as GovukData;
}

function countsOf(data: GovukData) {
  const categories = govukCategories.flatMap((name) => {
    const answers = Object.values(answersIn(data, name) ?? {});
    if (answers.length === 0) return [];
    return [[name, { answered: answers.length, needsImprovement: answers.filter(isMarked).length }] as const];
  });
  const counts = categories.map(([, count]) => count);
  return {
    improvementCount: counts.reduce((sum, count) => sum + count.needsImprovement, 0),
    totalQuestions: counts.reduce((sum, count) => sum + count.answered, 0),
    categories: Object.fromEntries(categories),
  };
}

const isMarked = (entry: GovukEntry): boolean => entry?.needsImprovement === true;

function answersIn(data: GovukData, name: string): Readonly<Record<string, GovukEntry>> | undefined {
  const category = govukCategories.find((one) => one === name);
  return category === undefined ? undefined : data[category];
}
