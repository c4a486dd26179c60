import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/core/assessment.ts';
import { sarif } from '../../../src/reporters/sarif/index.ts';
import { saved, savedAssessments, testReporter } from '../../contract/reporter.ts';

testReporter(sarif, { isLineBounded: false, golden: 'json' });

const schema = JSON.parse(
  readFileSync(new URL('../../../fixtures/schemas/sarif-2.1.0.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
// Nothing in it is particular to its draft, which the validator does not know; one pattern in it is none in Unicode mode.
const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== 'id')),
);

function logOf(assessment: Assessment, targets: Record<string, number> = {}): Log {
  return JSON.parse(sarif.render(assessment, { color: false, ascii: false, width: 80, targets })) as Log;
}

function runOf(assessment: Assessment, targets?: Record<string, number>): Run {
  const [run] = logOf(assessment, targets).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

const textsOf = (run: Run): string[] =>
  (run.invocations?.[0]?.toolExecutionNotifications ?? []).map(({ message }) => message.text ?? '');

/** The mixed assessment, whose one finding is `l5_continuous` at a file, with a change. */
function mixedWith(change: (assessment: Assessment) => void): Assessment {
  const assessment = structuredClone(saved('mixed'));
  change(assessment);
  return assessment;
}

const question = 'example.governance.version_control';
const finding = `${question}.l5_continuous`;
const findingIn = (run: Run) => run.results?.find(({ ruleId }) => ruleId === finding);
const each = (
  questions: Assessment['questions'],
  change: (one: Assessment['questions'][number]['criteria'][number]) => void,
) => questions.forEach(({ criteria }) => void criteria.forEach(change));

const waiver = (expires: string) => ({
  ...{ question, criterion: 'l5_continuous', owner: 'ana', reason: 'Moves in May', expires, by: 'tidemark.yaml' },
});

describe('the schema', () => {
  test('says no to a log with an unknown level', () => {
    const log = logOf(saved('mixed'));
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ message: { text: 'x' }, level: 'bad' }] }] })).toBe(
      false,
    );
  });

  test.each(savedAssessments)('says yes to $name', ({ assessment }) => {
    validate(logOf(assessment));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('says yes with waivers and targets', () => {
    const waived = mixedWith(({ scope }) => scope.waivers.push(waiver('2026-12-31')));
    validate(logOf(waived, { [question]: 3 }));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('results', () => {
  test('are the criteria that are not met, and no others', () => {
    for (const { assessment } of savedAssessments) {
      const unmet = assessment.questions.flatMap(({ id, criteria }) =>
        criteria.filter(({ outcome }) => outcome === 'unmet').map((criterion) => `${id}.${criterion.id}`),
      );
      expect(runOf(assessment).results?.map(({ ruleId }) => ruleId)).toEqual(unmet);
    }
  });

  test('name their rule, and every rule is there once', () => {
    const { results, tool } = runOf(saved('mixed'));
    const ids = tool.driver.rules?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(saved('mixed').questions.flatMap(({ criteria }) => criteria).length);
    for (const { ruleId, ruleIndex } of results ?? []) expect(ids[ruleIndex ?? -1]).toBe(ruleId);
  });

  test('stand at a file and line, by the name of its repository', () => {
    const [location] = findingIn(runOf(saved('mixed')))?.locations ?? [];
    expect(location?.physicalLocation?.artifactLocation?.uriBaseId).toBe('%SRCROOT%');
    expect(location?.physicalLocation?.artifactLocation?.uri).toBe('.github/workflows/ci.yml');
    expect(location?.logicalLocations?.[0]?.fullyQualifiedName).toBe(question);
  });

  test('escape what a name would do to an address', () => {
    const odd = mixedWith(({ citations }) => {
      for (const { at } of citations) at.path = at.path === null ? null : 'a b/50%/c#d?é.yml';
    });
    expect(findingIn(runOf(odd))?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'a%20b/50%25/c%23d%3F%C3%A9.yml',
    );
  });

  test.each(['../../etc/passwd', '/etc/passwd', 'acme/templates:ci.yml', 'a\u202eb.yml'])(
    'never point at what is no file of the repository: %s',
    (path) => {
      const elsewhere = mixedWith(({ citations, targets }) => {
        for (const { at } of citations) at.path = path;
        for (const target of targets) target.related = [{ name: 'acme/templates', commit: null }];
      });
      const result = findingIn(runOf(elsewhere));
      // GitHub refuses the whole log where a result has no address at all.
      expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({ uri: 'no%20single%20file' });
      expect(result?.relatedLocations).toBeUndefined();
    },
  );

  test('keep their fingerprint when what shows them moves, is mended or comes to light elsewhere', () => {
    const fingerprint = (id: string, change: (assessment: Assessment) => void) =>
      runOf(mixedWith(change)).results?.find(({ ruleId }) => ruleId === id)?.partialFingerprints;
    const before = fingerprint(finding, () => undefined);
    expect(Object.keys(before ?? {})).toContain('primaryLocationLineHash');
    const everywhere = (change: object) =>
      fingerprint(finding, ({ citations }) => citations.forEach(({ at }) => void Object.assign(at, change)));
    expect(everywhere({ line: 99 })).toEqual(before);
    expect(everywhere({ path: 'other.yml' })).toEqual(before);
    expect(fingerprint(finding, ({ questions }) => each(questions, (one) => void one.evidence.shift()))).toEqual(
      before,
    );
    const ids = runOf(saved('mixed')).results?.map(({ ruleId }) => ruleId ?? '') ?? [];
    const prints = ids.map((id) => fingerprint(id, () => undefined)?.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(ids.length);
    const renamed = fingerprint(finding, ({ targets }) =>
      targets.forEach((one) => void Object.assign(one, { name: 'b' })),
    );
    expect(renamed).not.toEqual(before);
  });

  test('are notes above the level to reach, after the warnings', () => {
    const levels = (targets: Record<string, number>) => findingIn(runOf(saved('mixed'), targets))?.level;
    expect(levels({})).toBe('warning');
    expect(levels({ [question]: 5 })).toBe('warning');
    expect(levels({ [question]: 3 })).toBe('note');
    expect(levels({ 'example.governance.environments': 5 })).toBe('note');
  });

  test('are suppressed by a waiver through the day it expires, and each says whether it is', () => {
    const suppressions = (expires: string) =>
      findingIn(runOf(mixedWith(({ scope }) => scope.waivers.push(waiver(expires)))))?.suppressions;
    expect(suppressions('2026-06-01')).toMatchObject([{ kind: 'external', status: 'accepted' }]);
    expect(suppressions('2026-06-01')?.[0]?.justification).toContain('Moves in May');
    expect(suppressions('2026-05-31')).toEqual([]);
    expect(findingIn(runOf(saved('mixed')))?.suppressions).toEqual([]);
  });

  test('hold no link and no placeholder of anybody else', () => {
    const linked = mixedWith(({ questions }) => {
      for (const { criteria } of questions)
        for (const each of criteria) each.title = '[click](https://evil.example) {0}';
    });
    expect(findingIn(runOf(linked))?.message.text).toContain('\\[click\\](https://evil.example) {{0}}');
  });
});

describe('what is no result', () => {
  test('what could not be told is a note, and a policy that failed an error', () => {
    const notifications = runOf(saved('mixed')).invocations?.[0]?.toolExecutionNotifications ?? [];
    const levels = notifications.map(({ descriptor, level }) => `${descriptor?.id} ${level}`);
    expect(new Set(levels)).toEqual(new Set(['policy-error error', 'cannot-tell note', 'not-seen note']));
  });

  test('every gap is told with what would show it', () => {
    for (const { gap } of saved('all-unknown').gaps) {
      expect(textsOf(runOf(saved('all-unknown'))).filter((text) => text.includes(gap.mend)).length).toBeGreaterThan(0);
    }
  });

  test('the repository is told by its address, and not where that is none', () => {
    expect(runOf(saved('mixed')).versionControlProvenance).toMatchObject([
      { repositoryUri: 'https://github.com/acme/shop', mappedTo: { uriBaseId: '%SRCROOT%' } },
    ]);
    expect(runOf(saved('hostile')).versionControlProvenance).toBeUndefined();
  });

  test('ten thousand findings give a log that says how many it leaves out', () => {
    const many = mixedWith(({ questions: [first], citations, gaps }) => {
      const one = first?.criteria.find(({ id }) => id === 'l5_continuous');
      const [citation] = citations;
      const [gap] = gaps;
      if (first === undefined || one === undefined || citation === undefined || gap === undefined) throw new Error();
      for (let at = 0; at < 10_000; at++) {
        first.criteria.push({ ...one, id: `l5_${at}`, evidence: [citation.id] });
        gaps.push(gap);
      }
      one.evidence = Array.from({ length: 10_000 }, (_, at) => `many:${at}`);
      citations.push(
        ...one.evidence.map((id, line) => ({ ...citation, id, at: { ...citation.at, path: 'a', line: line + 1 } })),
      );
    });
    const run = runOf(many);
    expect(run.results).toHaveLength(5_000);
    expect(findingIn(run)?.relatedLocations).toHaveLength(20);
    expect(textsOf(run).filter((text) => text.startsWith('This log is cut: '))).toEqual([
      expect.stringMatching(/^This log is cut: 5\d{3} criteria that are not met left out/),
      expect.stringMatching(/^This log is cut: \d+ rules? left out/),
      expect.stringMatching(/^This log is cut: 9\d{3} gaps left out/),
    ]);
  });
});
