/** How much one log holds; GitHub refuses above 25,000 results or rules, and shows 5,000 results. */
export const limits = {
  results: 5_000,
  rules: 10_000,
  /** Of each sort. */
  notifications: 1_000,
  /** Further places of one result. */
  related: 20,
  /** Facts named in the message of one result. */
  facts: 3,
  /** Letters of one message. */
  letters: 2_000,
} as const;
