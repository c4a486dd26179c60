import { describe, expect, test } from 'vitest';
import { Capability } from '../../src/core/facts/ci.ts';
import { listed } from '../../src/lexicon/actions/index.ts';
import { images } from '../../src/lexicon/programs/containers.ts';
import { fields, programs } from '../../src/lexicon/programs/index.ts';
import type { Program } from '../../src/lexicon/programs/program.ts';
import { packagePrograms, packageRunners, wrappers } from '../../src/lexicon/programs/wrappers.ts';
import { templates } from '../../src/lexicon/templates.ts';

const all = [...programs];
const entriesOf = ({ does = {}, hints = {}, besides = {} }: Program): readonly string[] =>
  [does, hints, besides].flatMap((one) => Object.values(one).flat());
const idleOf = ({ idle }: Program): readonly string[] => (idle === undefined || idle === 'rest' ? [] : idle);
const special = new Set(['trivy', 'make', 'ssh']);

describe('the programs of the lexicon', () => {
  test('stand in one field each', () => {
    const names = Object.values(fields).flatMap(Object.keys);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('have no sub-command that both does something and does nothing', () => {
    const both = all.flatMap(([name, program]) =>
      entriesOf(program)
        .filter((entry) => idleOf(program).includes(entry))
        .map((entry) => `${name} ${entry}`),
    );
    expect(both).toEqual([]);
  });

  test('have each entry once for a capability, and none for a purpose and besides', () => {
    const doubled = all.flatMap(([name, { does = {}, besides = {} }]) =>
      Capability.options.flatMap((capability) => {
        const entries = [...(does[capability] ?? []), ...(besides[capability] ?? [])];
        return new Set(entries).size === entries.length ? [] : [`${name} ${capability}`];
      }),
    );
    expect(doubled).toEqual([]);
  });

  test('write entries as words between single blanks', () => {
    const odd = all.flatMap(([name, program]) =>
      [...entriesOf(program), ...idleOf(program), ...(program.opens ?? [])]
        .filter((entry) => !/^\S+( \S+)*$/.test(entry) || entry.includes(','))
        .map((entry) => `${name}: ${entry}`),
    );
    expect(odd).toEqual([]);
  });

  test('name flags as flags, and entries that are there where what fails depends on them', () => {
    const wrong = all.flatMap(([name, program]) =>
      (program.fails ?? []).flatMap(({ on = [], of = [], flags = [], status = [] }) => [
        ...on.filter((entry) => !entriesOf(program).includes(entry)).map((entry) => `${name} on ${entry}`),
        ...of.filter((one) => !Object.hasOwn(program.does ?? {}, one)).map((one) => `${name} of ${one}`),
        ...[...flags.map(([flag]) => flag), ...status]
          .filter((flag) => !flag.startsWith('-'))
          .map((flag) => `${name} ${flag}`),
      ]),
    );
    const valued = all.flatMap(([name, program]) =>
      [...(program.valued ?? []), ...(program.silent ?? []), ...(program.weak ?? [])]
        .filter((flag) => !flag.startsWith('-'))
        .map((flag) => `${name} ${flag}`),
    );
    expect([...wrong, ...valued]).toEqual([]);
  });

  test('are no wrappers of one word, since what those run decides', () => {
    const single = wrappers.filter(({ words }) => words.length === 1).map(({ words }) => words[0] ?? '');
    expect(single.filter((name) => programs.has(name))).toEqual([]);
  });

  test('are known where an image or a package is said to bring one, or a runner to take one', () => {
    expect(
      [...images.values(), ...packagePrograms.values()].filter((name) => !programs.has(name) && !special.has(name)),
    ).toEqual([]);
    const runners = wrappers.map(({ words }) => words.join(' '));
    expect([...packageRunners].filter((name) => !runners.includes(name))).toEqual([]);
  });
});

describe('the actions of the lexicon', () => {
  test('are written in small letters, as they are compared, without version and once', () => {
    const names = listed.map(({ uses }) => uses);
    expect(names.filter((name) => name !== name.toLowerCase() || name.includes('@') || !name.includes('/'))).toEqual(
      [],
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('name inputs in small letters and run programs that are known', () => {
    const inputs = listed.flatMap(({ effects = [], script, remote }) => [
      ...effects.flatMap(({ when, unless, fails }) => [
        when?.[0],
        unless?.[0],
        ...(fails?.inputs ?? []).map(([input]) => input),
      ]),
      script,
      remote,
    ]);
    expect(inputs.filter((input) => input !== undefined && input !== input.toLowerCase())).toEqual([]);
    const run = listed.flatMap(({ runs }) => (runs === undefined ? [] : [runs.split(' ')[0] ?? '']));
    expect(run.filter((name) => !programs.has(name) && !special.has(name))).toEqual([]);
  });
});

test('every capability can be told', () => {
  const told = new Set([
    ...all.flatMap(([, { does = {} }]) => Object.keys(does)),
    ...listed.flatMap(({ effects = [] }) => effects.flatMap(({ does }) => does)),
    ...templates.flatMap(({ does }) => does),
  ]);
  expect(Capability.options.filter((capability) => !told.has(capability))).toEqual([]);
});
