import type { Log, Run } from 'sarif';
import type { Assessment } from '../../core/assessment.ts';
import type { Reporter, ReportOptions } from '../../core/reporter.ts';
import { plain } from '../../core/text.ts';
import { toldOf } from './findings.ts';
import { notifications } from './notifications.ts';
import { result } from './results.ts';
import { baseIds, provenance, rootsOf } from './roots.ts';
import { notices, rule } from './rules.ts';

/** SARIF 2.1.0, for code scanning: what is not met as results; what cannot be told as notifications, never as results. */
export const sarif: Reporter = {
  id: 'sarif',
  title: 'A SARIF log for code scanning: a result for each criterion that is not met',
  render: (assessment, { targets }) => `${JSON.stringify(log(plain(assessment) as Assessment, targets), null, 2)}\n`,
};

const log = (assessment: Assessment, targets: ReportOptions['targets']): Log => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [run(assessment, targets)],
});

function run(assessment: Assessment, targets: ReportOptions['targets']): Run {
  const { tool, now, evidenceDigest, models, questions } = assessment;
  const told = toldOf(assessment, targets);
  const roots = rootsOf(assessment);
  const known = provenance(roots);
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        rules: told.rules.map(rule),
        notifications: Object.values(notices),
      },
    },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(assessment, told) }],
    ...(known.length === 0 ? {} : { versionControlProvenance: known }),
    originalUriBaseIds: baseIds(roots),
    columnKind: 'utf16CodeUnits',
    // Rules stand in the order of the results.
    results: told.findings.map((finding, at) => result(assessment, finding, at, roots)),
    properties: {
      ...{ now, evidenceDigest },
      models: models.map(({ id, digest }) => ({ id, digest })),
      questions: questions.map(({ id, score: { status, level, ceiling, coverage, attestedLevel } }) => ({
        ...{ id, status, level, ceiling, coverage, attestedLevel },
      })),
    },
  };
}
