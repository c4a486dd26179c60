import { describe, expect, test } from 'vitest';
import { brief, doneByScript, told } from './following.ts';

const make = async (makefile: string, command = 'make', more: Readonly<Record<string, string>> = {}) =>
  doneByScript(command, { Makefile: makefile, ...more });

describe('make', () => {
  test('a target leads to its recipe, by file and line', async () => {
    const done = await make('.PHONY: test\n\ntest:\n\t@echo testing\n\tgo test ./...\n', 'make test');
    expect(told(done)).toEqual(['test go yes Makefile:5 < make test']);
    expect(done[0]?.confidence).toBe('indirect');
  });

  test('what a target needs comes before its own recipe', async () => {
    const done = await make(
      'all: lint test | plan\n\tgo build .\nlint:\n\tshellcheck x.sh\ntest:\n\tpytest\nplan:\n\tterraform plan\n',
    );
    expect(done.map(({ capability }) => capability)).toEqual(['lint', 'test', 'plan', 'build']);
  });

  test('the first target is the default, unless another is named', async () => {
    expect(brief(await make('.PHONY: test\n%.o: %.c\n\tcc $<\ntest:\n\tpytest\nplan:\n\tterraform plan\n'))).toEqual([
      'test yes',
    ]);
    expect(brief(await make('.DEFAULT_GOAL := plan\ntest:\n\tpytest\nplan:\n\tterraform plan\n'))).toEqual([
      'plan yes',
    ]);
  });

  test('a failure behind a dash, `|| true` or `;` does not count', async () => {
    expect(brief(await make('test:\n\t-pytest\n'))).toEqual(['test no']);
    expect(brief(await make('test:\n\tpytest || true\n'))).toEqual(['test no']);
    expect(brief(await make('test:\n\tpytest; echo done\n'))).toEqual(['test no']);
    expect(brief(await make('.IGNORE: test\ntest:\n\tpytest\n', 'make test'))).toEqual(['test no']);
    expect(brief(await make('test:\n\tpytest\n', 'make test || true'))).toEqual(['test no']);
  });

  test('each line is a shell of its own, which goes on after a failure', async () => {
    expect(brief(await make('test:\n\tcd api && \\\n\t\tpytest && \\\n\t\techo fine\n'))).toEqual(['test yes']);
    expect(brief(await make('.ONESHELL:\ntest:\n\tpytest\n\techo fine\n', 'make test'))).toEqual(['test no']);
    expect(
      brief(
        await make(
          '.SHELLFLAGS := -eu -o pipefail -c\nSHELL := bash\n.ONESHELL:\ntest:\n\tpytest | cat\n\techo fine\n',
          'make test',
        ),
      ),
    ).toEqual(['test yes']);
  });

  test('variables that are written once as a text are put in', async () => {
    expect(brief(await make(`TF ?= terraform\nARGS := -no-color\ntest:\n\t$(TF) plan \${ARGS}\n`))).toEqual([
      'plan yes',
    ]);
    expect(brief(await make('TF = $(BIN)\nBIN = terraform\ntest:\n\t$(TF) plan\n'))).toEqual(['plan yes']);
  });

  test('a variable that only a run knows leaves the command unknown', async () => {
    expect(brief(await make('test:\n\t$(TOOL) plan\n'))).toEqual(['unknown dynamic yes']);
    expect(brief(await make('TOOL := terraform\nTOOL := echo\ntest:\n\t$(TOOL) plan\n'))).toEqual([
      'unknown dynamic yes',
    ]);
    expect(brief(await make('TOOL := $(shell which x)\ntest:\n\t$(TOOL) plan\n'))).toEqual(['unknown dynamic yes']);
    expect(brief(await make('ifdef CI\nTOOL := terraform\nendif\ntest:\n\t$(TOOL) plan\n'))).toEqual([
      'unknown dynamic yes',
    ]);
    expect(brief(await make("test:\n\tsh -c '$(COMMAND)'\n"))).toEqual(['unknown dynamic yes']);
  });

  test('a variable on the command line goes before the one in the file', async () => {
    expect(brief(await make('TOOL ?= echo\ntest:\n\t$(TOOL) plan\n', 'make test TOOL=terraform'))).toEqual([
      'plan yes',
    ]);
    expect(brief(await make('TOOL ?= terraform\ntest:\n\t$(TOOL) plan\n', 'make test TOOL=echo'))).toEqual([]);
    expect(brief(await make('TOOL ?= terraform\ntest:\n\t$(TOOL) plan\n', 'TOOL=echo make test'))).toEqual([
      'unknown dynamic yes',
    ]);
  });

  test('what a call sets holds in the makes it calls, too, and a value that is not told for none', async () => {
    const files = { 'api/Makefile': 'TOOL ?= terraform\nplan:\n\t$(TOOL) plan\n' };
    const makefile = 'plan:\n\t$(MAKE) -C api plan\n';
    expect(brief(await make(makefile, 'make plan', files))).toEqual(['plan yes']);
    expect(brief(await make(makefile, 'make plan TOOL=echo', files))).toEqual([]);
    expect(brief(await make(makefile, 'make plan TOOL=$X', files))).toEqual(['unknown dynamic yes']);
  });

  test('make within make, in another folder', async () => {
    const done = await make('test:\n\t$(MAKE) -C api check\n', 'make test', { 'api/Makefile': 'check:\n\tpytest\n' });
    expect(told(done)).toEqual(['test pytest yes api/Makefile:2 < make test < make check']);
  });

  test('included files of the repository, and what lies elsewhere', async () => {
    const files = { 'mk/test.mk': 'test:\n\tpytest\n' };
    expect(told(await make('include mk/test.mk\n', 'make test', files))).toEqual([
      'test pytest yes mk/test.mk:2 < make test',
    ]);
    expect(brief(await make('-include local.mk\ntest:\n\tpytest\n', 'make test'))).toEqual(['test yes']);
    expect(brief(await make('include $(HOME)/x.mk\nlint:\n\tshellcheck x\n', 'make test'))).toEqual([
      'unknown unresolved_include yes',
    ]);
    expect(brief(await make('$(eval $(call rules,a))\nlint:\n\tshellcheck x\n', 'make test'))).toEqual([
      'unknown dynamic yes',
    ]);
  });

  test('pattern rules give their stem', async () => {
    const done = await make(
      'test-%:\n\tcd $* && pytest\nplan: plan-a\nplan-%: init-%\n\tterraform plan\ninit-%:\n\tpytest\n',
      'make plan',
    );
    expect(brief(done)).toEqual(['test yes', 'plan yes']);
  });

  test('what stands between `ifeq` and `endif` may run', async () => {
    expect(brief(await make('test:\nifeq ($(CI),true)\n\tpytest\nelse\n\tgo test ./...\nendif\n'))).toEqual([
      'test unknown',
      'test unknown',
    ]);
  });

  test('a target that is there as a folder may not be made, unless it is phony', async () => {
    const files = { 'test/x.py': '' };
    expect(brief(await make('test:\n\tpytest\n', 'make test', files))).toEqual(['test unknown']);
    expect(brief(await make('.PHONY: test\ntest:\n\tpytest\n', 'make test', files))).toEqual(['test yes']);
  });

  test('a target or Makefile that is not there is unknown', async () => {
    expect(told(await make('test:\n\tpytest\n', 'make tset'))).toEqual([
      'unknown absent (make tset) yes Makefile:1 < make tset',
    ]);
    expect(told(await doneByScript('make test'))).toEqual([
      'unknown absent (make test) yes .github/workflows/ci.yml:10 < make test',
    ]);
    expect(brief(await doneByScript('make', { Makefile: 'test:\n\tpytest\n' }, { directory: null }))).toEqual([
      'unknown dynamic yes',
    ]);
  });

  test('several targets are followed one after the other', async () => {
    expect(brief(await make('a:\n\tpytest\nb:\n\tterraform plan\n', 'make a b'))).toEqual(['test yes', 'plan yes']);
  });

  test('targets that need each other end', async () => {
    expect(brief(await make('a: b\n\tpytest\nb: a\n\t$(MAKE) a\n\tterraform plan\n', 'make a'))).toEqual([
      'plan yes',
      'test yes',
    ]);
  });

  test('comments, definitions and Windows line ends are no commands', async () => {
    expect(
      brief(
        await make('# test:\ndefine say\n\tpytest\nendef\r\ntest: # terraform plan\r\n\tgo vet ./... # pytest\r\n'),
      ),
    ).toEqual(['lint yes']);
  });

  test('the recipe that stands last counts', async () => {
    expect(brief(await make('test:\n\techo nothing\ntest:\n\tpytest\n'))).toEqual(['test yes']);
  });

  test('a shell that is none of POSIX is not read', async () => {
    expect(brief(await make('SHELL := pwsh\ntest:\n\tpytest\n'))).toEqual(['unknown unknown_program yes']);
  });

  test('values that double themselves over and over end', async () => {
    const doubling = Array.from({ length: 40 }, (_, index) => `A${index} = ${`$(A${index + 1})`.repeat(50)}`).join(
      '\n',
    );
    expect(brief(await make(`${doubling}\ntest: $(A0)\n\t$(A0)\n`))).toContain('unknown too_large unknown');
    expect(brief(await make('A = $(A)\ntest:\n\t$(A)\n'))).toEqual(['unknown dynamic yes']);
  });

  test('ten thousand targets in a chain end', async () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => `t${index}: t${index + 1}\n\tpytest\n`).join('');
    expect(brief(await make(chain))).toContain('unknown too_large unknown');
  });
});
