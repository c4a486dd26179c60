import { expect, test } from 'vitest';
import { isShell, optionsOf } from '../../../src/formats/shell/index.ts';

const usual = { errexit: false, pipefail: false };

test.each([
  ['#!/bin/bash -e\n', true, false],
  ['#!/bin/sh -ex', true, false],
  ['#!/usr/bin/env -S bash -euo pipefail\r\n', true, true],
  ['#! /bin/bash -o errexit', true, false],
  ['#!/bin/bash\nset -e', false, false],
  ['#!/usr/bin/env bash', false, false],
  ['#!/usr/bin/perl -e', false, false],
  ['echo\n#!/bin/bash -e', false, false],
  ['', false, false],
])('the first line %j asks for -e: %s, and for pipefail: %s', (text, errexit, pipefail) => {
  expect(optionsOf(text, usual)).toEqual({ errexit, pipefail });
});

test('what the first line does not say is as usual', () => {
  expect(optionsOf('#!/bin/bash', { errexit: true, pipefail: true })).toEqual({ errexit: true, pipefail: true });
  expect(optionsOf('#!/bin/bash +e', { errexit: true, pipefail: false }).errexit).toBe(false);
});

test('a shell is known by its name', () => {
  expect(['sh', 'bash', '/bin/dash', '/usr/bin/env/zsh', 'ksh'].every(isShell)).toBe(true);
  expect(['fish', 'bash.sh', './run.sh', 'push', 'ssh', ''].some(isShell)).toBe(false);
});
