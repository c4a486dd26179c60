import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markingForge, mergedBranch, requestMark } from '../../../collectors/git/marks.ts';

describe('marks of change requests', () => {
  test.each([
    ['Merge pull request #12 from acme/topic\n\nTitle', { forge: 'github', number: 12 }],
    ['Add the api (#34)', { forge: 'github', number: 34 }],
    ['Revert "Add the api (#34)" (#40)', { forge: 'github', number: 40 }],
    ['Auto merge of #501 - ana:topic, r=ben', { forge: 'github', number: 501 }],
    ["Merge branch 'topic' into 'main'\n\nTitle\n\nSee merge request acme/shop!7", { forge: 'gitlab', number: 7 }],
    [
      "Merge branch 'x' into 'main'\n\nSee merge request https://gitlab.example.org/acme/shop/-/merge_requests/723",
      { forge: 'gitlab', number: 723 },
    ],
    ['Merged in topic (pull request #9)', { forge: 'bitbucket', number: 9 }],
    ['Pull request #9: Title\n\nMerge in SHOP/api from topic to main', { forge: 'bitbucket', number: 9 }],
    ['Merged PR 88: Title', { forge: 'azure', number: 88 }],
    ['Title\n\nChange-Id: I1\nReviewed-on: https://review.example.org/c/shop/+/3', { forge: 'gerrit', number: null }],
    ['Title\n\nReviewed-on: https://git.example.org/acme/shop/pulls/6', { forge: 'gitea', number: 6 }],
    ['Title\n\nDifferential Revision: https://phabricator.example.org/D1', { forge: 'phabricator', number: null }],
  ])('%j', (message, mark) => {
    expect(requestMark(message)).toMatchObject(mark);
  });

  test('a number at the end of a subject is told from what only forges write', () => {
    expect(requestMark('Add the api (#34)')?.sort).toBe('squash');
    expect(requestMark('Merge pull request #12 from acme/topic')?.sort).toBe('merge');
    expect(requestMark('Title\n\nSee merge request acme/shop!7')?.sort).toBe('trailer');
  });

  test.each([
    'Fix #12',
    'Add the api (#34',
    'Add the api (#34) again',
    'Add the api (#)',
    'Merge pull request number twelve',
    "Merge branch 'topic'",
    '',
  ])('%j carries none', (message) => {
    expect(requestMark(message)).toBeNull();
  });

  test('any text at all is read without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (message) => {
        requestMark(message);
        mergedBranch(message);
      }),
    );
  });
});

describe('whose hand a mark shows', () => {
  test.each([
    ['Merge pull request #12 from acme/topic', false, 'github'],
    ['Merge pull request #12 in SHOP/api from topic to main', false, 'bitbucket'],
    ['Add the api (#34)', true, 'github'],
    ['Add the api (#34)', false, null],
    ['Add the api (#34)\n\nReviewed-on: https://git.example.org/acme/shop/pulls/34', false, 'gitea'],
    ["Merge branch 'topic' into 'main'\n\nSee merge request acme/shop!7", false, 'gitlab'],
    ['Add the api', true, null],
  ])('%j, committed by GitHub: %s', (message, byGithub, forge) => {
    expect(markingForge(message, byGithub)).toBe(forge);
  });
});

describe('what a merge says it merged', () => {
  test.each([
    ['Merge pull request #12 from acme/fix/login', { name: 'fix/login', owner: 'acme', isPull: false }],
    ["Merge branch 'topic'", { name: 'topic', owner: null, isPull: false }],
    ["Merge branch 'develop' into main", { name: 'develop', owner: null, isPull: false }],
    ["Merge remote-tracking branch 'origin/develop'", { name: 'develop', owner: null, isPull: false }],
    ["Merge branch 'main' of https://example.org/acme/shop", { name: 'main', owner: null, isPull: true }],
    ['Merged in topic (pull request #9)', { name: 'topic', owner: null, isPull: false }],
  ])('%j', (message, merged) => {
    expect(mergedBranch(message)).toEqual(merged);
  });

  test.each(['Add the api', 'Merge everything', "Merge branch 'unfinished"])('%j names none', (message) => {
    expect(mergedBranch(message)).toBeNull();
  });
});
