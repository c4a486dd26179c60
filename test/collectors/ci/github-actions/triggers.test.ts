import { describe, expect, test } from 'vitest';
import { on, pipeline, tested } from './reading.ts';

const jobs =
  'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: go test ./...\n';

describe('what starts a workflow', () => {
  test.each([
    ['on: push', 'Rpt'],
    ['on: [push, pull_request]', 'rpt'],
    ['on:\n  push:\n    branches: [main]\n  pull_request:', 'rp'],
    ['on:\n  push:\n    branches: [main]', 'p'],
    ['on:\n  push:\n    tags: ["v*"]', 't'],
    ['on:\n  push:\n    branches: ["**", "!main"]', 'R'],
    ['on:\n  push:\n    branches: ["!main", "**"]', 'Rp'],
    ['on:\n  push:\n    branches-ignore: [main]', 'R'],
    ['on:\n  push:\n    branches-ignore: ["dependabot/**"]', 'Rp'],
    ['on:\n  pull_request:\n    branches: [develop]', ''],
    ['on:\n  pull_request:\n    branches: ["ma?in", "release/*"]', 'r'],
    ['on:\n  pull_request:\n    types: [closed]', 'P'],
    ['on:\n  pull_request:\n    types: [closed]\n    branches: [develop]', ''],
    ['on:\n  pull_request:\n    types: [labeled]', 'R'],
    ['on: pull_request_target', 'r'],
    ['on: merge_group', 'r'],
    ['on: workflow_dispatch', 'm'],
    ['on: workflow_call', ''],
    ['on: repository_dispatch', ''],
    ['on:\n  workflow_run:\n    workflows: [CI]', 'P'],
    ['on:\n  schedule:\n    - cron: "0 4 * * *"', 's'],
    ['on:\n  workflow_dispatch:\n  # schedule:\n  #   - cron: "0 4 * * *"', 'm'],
    ['on:\n  workflow_dispatch:\n  schedule:\n  #   - cron: "0 4 * * *"', 'm'],
    ['on:\n  release:\n    types: [published]', 't'],
    ['on:\n  release:\n    types: [deleted]', ''],
    ['on: create', 't'],
  ])('%j: %s', async (events, expected) => {
    expect((await pipeline(`${events}\n${jobs}`)).starts).toEqual(on(expected));
  });

  test('a workflow for callers alone starts nothing, and anything may start what it does', async () => {
    const found = await pipeline(`on: workflow_call\n${jobs}`);
    expect(found.starts).toEqual(on(''));
    expect(tested(found)).toEqual(on('RPSTM'));
  });

  test('the line is the one that says what starts it', async () => {
    expect((await pipeline(`name: CI\n\non: push\n${jobs}`)).line).toBe(3);
  });

  test.each([
    ['on:\n  pull_request:\n    paths: ["src/**"]', 'yes', 'no'],
    ['on:\n  pull_request:\n    paths-ignore: ["docs/**"]', 'yes', 'no'],
    ['on:\n  pull_request:\n    paths: ["**"]', 'no', 'no'],
    ['on:\n  pull_request:\n    paths: ["src/**"]\n  merge_group:', 'unknown', 'no'],
    ['on:\n  push:\n    branches: [main]\n    paths: ["src/**"]\n  pull_request:', 'no', 'yes'],
    ['on:\n  push:\n    paths: ["src/**"]\n  pull_request:', 'no', 'yes'],
    ['on:\n  push:\n    branches: [main]\n  pull_request:\n    paths: ["src/**"]', 'yes', 'no'],
    ['on:\n  push:\n    tags: ["v*"]\n    paths: ["src/**"]\n  pull_request:', 'no', 'no'],
  ])('paths leave changes out: %j', async (events, changeRequest, trunkPush) => {
    expect((await pipeline(`${events}\n${jobs}`)).filtered).toEqual({ changeRequest, trunkPush });
  });

  test('a filter cannot be judged where nothing says which branch is trunk', async () => {
    const found = await pipeline(`on:\n  push:\n    branches: [main]\n  pull_request:\n${jobs}`, {}, null);
    expect(found.starts).toEqual(on('rP'));
    expect(tested(found)).toEqual(on('rP'));
  });
});
