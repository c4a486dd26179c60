import type { Assessment, QuestionResult } from '../../core/assessment.ts';
import type { Reporter, ReportOptions } from '../../core/reporter.ts';
import { plain } from '../../core/text.ts';
import { goalOf } from '../goal.ts';
import { documentText, type Element, element } from '../xml.ts';
import { criterionCase } from './criterion.ts';
import { goalCase } from './goal.ts';
import type { Case } from './result.ts';
import { verdictCases } from './verdict.ts';

/** One suite for the gate, one for each question, and one case for each criterion: only what was shown not to be so fails. */
export const junit: Reporter = {
  id: 'junit',
  title: 'Test results for CI systems: a suite for each question, a case for each criterion',
  render(outside, options) {
    // A name that had to be changed must not pass for that of a file.
    const assessment = plain(outside) as Assessment;
    const suites = assessment.questions.map((question) => ({
      question,
      cases: [
        ...question.criteria.map((criterion) => criterionCase(assessment, question, criterion)),
        goalCase(assessment, question, options),
      ],
    }));
    const gate = verdictCases(assessment, options.verdict);
    const total = counts([...gate, ...suites.flatMap(({ cases }) => cases)]);
    return documentText(
      element(
        'testsuites',
        { name: assessment.tool.name, tests: total.tests, failures: total.failures, errors: total.errors },
        [
          ...(gate.length === 0 ? [] : [gateSuite(assessment, gate)]),
          ...suites.map(({ question, cases }) => suite(assessment, question, cases, options)),
        ],
      ),
    );
  },
};

function counts(cases: readonly Case[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const of = (state: Case['state']) => cases.filter((each) => each.state === state).length;
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}

const gateSuite = ({ now }: Assessment, cases: readonly Case[]): Element =>
  element(
    'testsuite',
    { name: 'gate', ...counts(cases), timestamp: now.slice(0, 19) },
    cases.map(({ element: own }) => own),
  );

function suite(
  { now, targets }: Assessment,
  question: QuestionResult,
  cases: readonly Case[],
  options: ReportOptions,
): Element {
  const { id, title, score } = question;
  const properties = {
    title,
    status: score.status,
    level: score.level,
    ceiling: score.ceiling,
    attested_level: score.attestedLevel,
    target: goalOf(options, question)?.level ?? null,
    commit: targets.find(({ commit }) => commit !== null)?.commit ?? null,
  };
  const told = Object.entries(properties).filter(([, value]) => value !== null);
  return element('testsuite', { name: id, ...counts(cases), timestamp: now.slice(0, 19) }, [
    element(
      'properties',
      {},
      told.map(([name, value]) => element('property', { name, value })),
    ),
    ...cases.map(({ element: own }) => own),
  ]);
}
