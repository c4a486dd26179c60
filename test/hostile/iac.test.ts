import { afterEach, describe, expect, test, vi } from 'vitest';
import { Lexer } from 'yaml';
import { type MemoryRepository, memoryRepository } from '../../fixtures/memory-repository.ts';
import { fileCollectors } from '../../src/commands/shared/reading/collectors.ts';
import type { Refusal } from '../../src/commands/shared/reading/messages.ts';
import { readInThread } from '../../src/commands/shared/reading/thread.ts';
import type { Collector } from '../../src/core/collector.ts';
import { type Collection, openScope } from '../../src/core/evidence.ts';
import type { Repository } from '../../src/core/source.ts';
import { collect } from '../../src/stages/collect.ts';
import { backend, iacTraps, linked, plannedTemplates, written } from './iac-traps.ts';

function collectedWith(source: Repository, collectors: readonly Collector[]): Promise<Collection> {
  return collect([{ source, collectors }], { now: source.now, scope: openScope, version: '0' });
}

const collected = (told: MemoryRepository): Promise<Collection> =>
  collectedWith(memoryRepository(told), fileCollectors as readonly Collector[]);

const kinds = ['iac.root', 'iac.module', 'iac.drift', 'iac.script', 'iac.instruction'] as const;

/** Longest text of a fact or gap, but for names of files. */
function longest({ slots }: Collection): number {
  const texts = Object.values(slots).flatMap(({ items, gaps }) => [
    ...items.flatMap(({ ref: _, id: __, at: ___, ...own }) => Object.values(own).flat()),
    ...gaps.map(({ detail }) => detail),
  ]);
  return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
}

afterEach(() => vi.restoreAllMocks());

describe('a trap of infrastructure ends in facts or gaps, read in a thread as out of it', () => {
  test.each(Object.keys(iacTraps))('%s', async (name) => {
    const told = iacTraps[name] ?? {};
    const here = await collected(told);
    expect(longest(here)).toBeLessThan(1000);
    expect(kinds.flatMap((kind) => [...here.slots[kind].items, ...here.slots[kind].gaps]).length).toBeGreaterThan(0);
    for (const kind of kinds) expect(here.slots[kind].items.length, kind).toBeLessThanOrEqual(10_000);
    const refusals: Refusal[] = [];
    const source = memoryRepository(told);
    const thread = readInThread(source, { onRefused: (refusal) => refusals.push(refusal) });
    try {
      expect(await collectedWith(source, thread.collectors)).toEqual(here);
      // No file is so slow or so large that the thread has to give it up.
      expect(refusals).toEqual([]);
    } finally {
      await thread.close();
    }
  });
});

describe('what is beyond the limits is told', () => {
  const gapsOf = async (name: string, kind: 'iac.root' | 'iac.instruction') =>
    (await collected(iacTraps[name] ?? {})).slots[kind];

  test('what stands behind something that is no HCL is there, or a gap says that it may be', async () => {
    const text = `locals {\n  a = [for k, v in {} : k => v]\n  b = <<-END\n    %{ if true ~}\n    x\n    %{ endif ~}\n  END\n}\n`;
    const { slots } = await collected({ files: { 'live/main.tf': text + backend } });
    expect(slots['iac.root'].items.length + slots['iac.root'].gaps.length).toBeGreaterThan(0);
  });

  test('a root whose text is too large is there, and what it makes is not said', async () => {
    const { slots } = await collected({ files: { 'live/main.tf': `${backend}${'# x\n'.repeat(270_000)}` } });
    const { items, gaps } = slots['iac.root'];
    expect(items.length + gaps.length).toBeGreaterThan(0);
    for (const { creates } of items) expect(creates).toBe('unknown');
  });

  test('of 3,000 environments no more are told than may be, and the rest is a gap', async () => {
    const { items, gaps } = await gapsOf('500 roots, each with values for six environments', 'iac.root');
    expect(items).toHaveLength(2000);
    expect(gaps).toMatchObject([{ reason: 'too_large' }]);
  });

  test('of a set of 10,000 applications no more are told than may be', async () => {
    const { items, gaps } = await gapsOf('a set of 10,000 applications, and one of a product of sets', 'iac.root');
    expect(items.length).toBeLessThanOrEqual(2000);
    // Either some are told and a gap says that there are more, or it is one root of unknown environments.
    expect(items.length < 10 || gaps.length > 0).toBe(true);
  });
});

test('no state, plan, or text that a tool wrote is given to a parser', async () => {
  const parsed: string[] = [];
  const { parse } = JSON;
  vi.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
    parsed.push(text);
    return parse(text, reviver);
  });
  const { lex } = Lexer.prototype;
  vi.spyOn(Lexer.prototype, 'lex').mockImplementation(function (this: Lexer, text, incomplete) {
    parsed.push(text);
    return lex.call(this, text, incomplete);
  });
  const { slots } = await collected(written);
  expect(parsed.filter((text) => text.includes('state-1')).map((text) => text.slice(0, 100))).toEqual([]);
  expect(slots['iac.root'].items.map(({ path }) => path)).toEqual(['live']);
  expect(slots['iac.module'].items).toEqual([]);
  expect(slots['iac.root'].gaps).toEqual([]);
});

test('a plan is no root, whatever templates it holds', async () => {
  const { slots } = await collected(plannedTemplates);
  expect(slots['iac.root'].items.map(({ path }) => path)).toEqual(['live']);
  expect(slots['iac.module'].items).toEqual([]);
});

test('modules, bases and files of values that are links are not opened, and rings of them end', async () => {
  const opened: string[] = [];
  const source = memoryRepository(linked);
  const watched: Repository = {
    ...source,
    read: async (path, options) => {
      opened.push(path);
      return source.read(path, options);
    },
  };
  const { slots } = await collectedWith(watched, fileCollectors as readonly Collector[]);
  const odd = [...(linked.symlinks ?? []), ...(linked.submodules ?? [])];
  expect(opened.filter((path) => odd.some((link) => path === link || path.startsWith(`${link}/`)))).toEqual([]);
  const { items } = slots['iac.root'];
  expect(items.map(({ path }) => path)).toContain('live/prod');
  // What a link leads to may make anything, or nothing.
  expect(items.find(({ path }) => path === 'live/prod')?.creates).toBe('unknown');
});

describe('names that steer a terminal or turn a line round', () => {
  const names = ['\u001b[31mprod', '\u202eprod', 'prod\nstaging', '<script>prod', '[prod](x)', 'prod\u0007', '`prod`'];
  const files = Object.fromEntries(
    names.flatMap((name) => [
      [`live/${name}/main.tf`, `${backend}resource "aws_sqs_queue" "q" {}\n`],
      [`env/${name}.tfvars`, 'a = 1\n'],
      [`clusters/${name}/kustomization.yaml`, 'resources: [a.yaml]\n'],
      [`chart/values-${name}.yaml`, 'a: 1\n'],
    ]),
  );
  const written = names.map((name) => JSON.stringify(name)).join();
  const named: Readonly<Record<string, string>> = {
    'main.tf': `${backend}locals {\n  a = { ${names.map((_, at) => `${JSON.stringify(names[at]?.replaceAll('\u001b', '\\u001b'))} = 1`).join(', ')} }[terraform.workspace]\n}\n`,
    'set.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: set}\nspec:\n  generators: [{list: {elements: [${names.map((name) => `{env: ${JSON.stringify(name)}}`).join()}]}}]\n  template: {metadata: {name: '{{env}}'}, spec: {source: {repoURL: x, path: 'apps/{{env}}'}}}\n`,
    'template.yaml': `AWSTemplateFormatVersion: x\nParameters: {Env: {Type: String, AllowedValues: [${written}]}}\nResources: {A: {Type: "AWS::S3::Bucket"}}\n`,
    'helmfile.yaml': `environments: {${names.map((name) => `${JSON.stringify(name)}: {}`).join()}}\nreleases: [{name: a, chart: ./chart}]\n`,
    'chart/Chart.yaml': 'apiVersion: v2\nname: "\\e[31ma"\nversion: 1.0.0\n',
    'samconfig.toml': names.map((name) => `[${JSON.stringify(name)}.deploy.parameters]\nstack_name = "a"\n`).join(''),
  };

  test('reach neither facts nor gaps', async () => {
    const { slots } = await collected({ files: { ...files, ...named } });
    const { items } = slots['iac.root'];
    expect(items.length).toBeGreaterThan(names.length);
    for (const { environment } of items) expect(environment?.length ?? 0).toBeLessThanOrEqual(100);
    expect(JSON.stringify(slots)).not.toMatch(/\\u00[01]|\\[bfnr]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});
