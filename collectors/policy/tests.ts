import type { Findings } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import { bounded, refs } from '../../src/core/findings.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { get, text } from '../../src/formats/nodes.ts';
import { isTestOfOwn } from '../../src/formats/own-files.ts';
import { readText } from '../../src/formats/parsed.ts';
import { sweepOf } from '../../src/formats/sweep.ts';
import type { Yaml } from '../../src/formats/yaml.ts';
import { regoTests } from './files/rego.ts';
import { documentsOf, items, size } from './formats/nodes.ts';

type Test = Observation<'policy.test'>;
type Told = Pick<Test, 'engine' | 'form' | 'cases'>;

/**
 * One item for each file of tests for rules. They lie in folders of tests, which count here; those of vendored trees and
 * of examples do not.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function readTests(source: RepositoryFiles): Promise<Findings<'policy.test'>> {
  const { commit, own, foreign } = await sweepOf(source);
  const refOf = refs();
  const found: Test[] = [];
  for (const path of [...own, ...foreign.filter(isTestOfOwn)].sort()) {
    const told = await testOf(source, path);
    if (told !== null) found.push({ ...told, ref: refOf(path, {}), at: { commit, path, line: null } });
  }
  return bounded(found, 'tests of rules');
}

async function testOf(source: RepositoryFiles, path: string): Promise<Told | null> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.endsWith('_test.rego')) {
    const written = await readText(source, path);
    return { engine: 'rego', form: 'unit', cases: written === null ? null : regoTests(written) };
  }
  if (name.endsWith('.sentinel')) {
    return /(^|\/)test\//.test(path) ? { engine: 'sentinel', form: 'unit', cases: null } : null;
  }
  if (/^kyverno-test\.ya?ml$/.test(name))
    return counted(source, path, { engine: 'kyverno', form: 'unit' }, kyvernoCases);
  if (/^chainsaw-test\.ya?ml$/.test(name))
    return counted(source, path, { engine: 'kyverno', form: 'integration' }, chainsawCases);
  if (/^suite\.ya?ml$/.test(name)) {
    const told = await counted(source, path, { engine: 'gatekeeper', form: 'unit' }, gatorCases);
    return told.cases === null ? null : told;
  }
  if (/_tests\.(ya?ml|json)$/.test(name)) {
    const told = await counted(source, path, { engine: 'cfn_guard', form: 'unit' }, guardCases);
    return told.cases === null ? null : told;
  }
  return null;
}

async function counted(
  source: RepositoryFiles,
  path: string,
  told: Omit<Told, 'cases'>,
  cases: (documents: readonly Yaml[]) => number | null,
): Promise<Told> {
  const { value } = await documentsOf(source, path);
  return { ...told, cases: value === null ? null : cases(value) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Results that are expected: one for each resource that a result names. */
function kyvernoCases(documents: readonly Yaml[]): number {
  const results = documents.flatMap((root) => items(get(root, 'results')));
  return sum(results.map((result) => Math.max(1, size(get(result, 'resources')))));
}

function chainsawCases(documents: readonly Yaml[]): number {
  return sum(documents.map((root) => size(get(get(root, 'spec'), 'steps'))));
}

/** Gatekeeper's suites; null for a suite of anything else. */
function gatorCases(documents: readonly Yaml[]): number | null {
  const suites = documents.filter(
    (root) =>
      text(get(root, 'kind')) === 'Suite' && (text(get(root, 'apiVersion')) ?? '').startsWith('test.gatekeeper.sh/'),
  );
  return suites.length === 0
    ? null
    : sum(suites.flatMap((suite) => items(get(suite, 'tests')).map((one) => size(get(one, 'cases')))));
}

/** CloudFormation Guard's cases, each with an input and what is expected of the rules; null for any other list. */
function guardCases(documents: readonly Yaml[]): number | null {
  const cases = documents.flatMap(items).filter((one) => get(get(one, 'expectations'), 'rules') !== undefined);
  return cases.length === 0 ? null : cases.length;
}
