import { phrases, words } from './word-lists.ts';

/**
 * Words of English documents, in lower case. Texts in other languages are told by how few of `commonWords` they hold:
 * what they ask for stays unknown, for these lists would find nothing there and take it for nothing said.
 */
export const commonWords: ReadonlySet<string> = new Set(
  words('the and to of that you with are this please for be we your it is not if from or by an as will have any'),
);

/** Words of a sentence that states what must, should or may be done. */
export const obligations: readonly string[] = phrases(
  `must, must not, mustn't, shall, should, should not, shouldn't, ought to, is required, are required, mandatory,
  obligatory, have to, has to, do not, not allowed, not permitted, not accepted, prohibited, forbidden, is expected,
  are expected, ensure, make sure, will not be merged, will not be accepted, will be rejected`,
);

/** Words that are as often said of how things are, or when somebody asks a favour: with these a sentence may be a rule. */
export const leanings: readonly string[] = phrases(
  `please, required, requires, require, need to, needs to, don't, never, always, may not, only, avoid`,
);

/** Where these stand, the words above tell what is expected to happen, set something up, or lead elsewhere. */
export const noObligations: readonly string[] = phrases(
  `should see, should now, should be able to, should work, should look like, should get, should output, installed,
  install, feel free, please see, please refer, please read, please contact, please ask, please check out, don't worry,
  don't hesitate, do not hesitate, make sure you have, as required, if required, optional`,
);

/** Sentences of a security policy that hold one of these tell how to report, and what becomes of a report. */
export const reporting: readonly string[] = words(
  `report vulnerab disclos e-mail email contact respon receive acknowledg follow advisor issue information bounty
  reproduc exploit encrypt pgp gpg supported version @ embargo fix patch affected researcher`,
);

/** Whom rules of work are for; a product's documentation speaks of fields, servers and clusters. */
export const people: readonly string[] = words(
  `team teams staff engineer engineers developer developers employee employees contractor contractors contributor
  contributors maintainer maintainers reviewer reviewers everyone colleagues we committer committers`,
);

/** Verbs with which a list item begins that tells its reader to do something. */
export const imperatives: ReadonlySet<string> = new Set(
  words(
    `add use run write create update follow keep avoid open submit include check test review document sign rebase
    squash push fork name prefer put remove delete provide describe discuss get ask limit format commit propose never`,
  ),
);

/** A change is looked at by somebody else before it is taken. */
export const reviewed: readonly string[] = phrases(
  `reviewed by, be reviewed, single approval, been reviewed, approved by, be approved, been approved, approval from, approval by,
  approval of, approvals from, approvals by, review from, review by, reviews from, reviews by, peer review, peer reviewed,
  peer-reviewed, require review, requires review, require reviews, require a review, requires a review, require approval,
  requires approval, required approval, required approvals, requires approvals, required reviewer, required reviewers,
  required review, one approval, two approvals, 1 approval, 2 approvals, one reviewer, two reviewers, another developer,
  approving review, approving reviews, second pair of eyes, four eyes, four-eyes, ask for review, ask for a review,
  ask for reviews, request a review, request review, requested review, requested a review, requires at least one review,
  has approved, have approved, reviewers will, reviewer will, maintainer will review, maintainers will review`,
);

/** What is looked at, so that the review of a report or an application is none of a change. */
export const changes: readonly string[] = phrases(
  `change, changes, pull request, pull requests, merge request, merge requests, pr, prs, mr, mrs, patch, patches,
  contribution, contributions, submission, submissions, commit, commits, code, merge, merged, merging, branch, diff`,
);

/** Turns a sentence about reviews round, or leaves it open. */
export const negations: readonly string[] = phrases(
  `not, no, without, never, don't, doesn't, isn't, needn't, cannot, can't, optional, unless, except, skip`,
);

/** Beginnings of the words by which any talk of reviews is known. */
export const reviewStems: readonly string[] = [
  'review',
  'approv',
  'lgtm',
  'sign-off',
  'sign off',
  'eyes',
  'second opinion',
];

/** Texts that forges and tools offer to begin with: a document that holds all of one set is untouched. */
export const untouched: readonly (readonly string[])[] = [
  ['lorem ipsum'],
  [
    'use this section to tell people about which versions of your project are',
    'use this section to tell people how to report a vulnerability',
  ],
  [
    'a clear and concise description of what the bug is',
    "go to '",
    "click on '",
    'add any other context about the problem here',
  ],
  [
    "a clear and concise description of what the problem is ex i'm always frustrated when",
    'a clear and concise description of what you want to happen',
    'add any other context or screenshots about the feature request here',
  ],
];
