import { describe, expect, test } from 'vitest';
import { parseShell } from '../../../src/formats/shell/index.ts';

const options = { errexit: true, pipefail: false };

/** How surely `act` is come to, once for each time it stands. */
function reached(script: string, variables?: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const traced = {
    args: args.map((text) => ({ text, isFixed: true })),
    variables: new Map(Object.entries(variables ?? {})),
  };
  const read = parseShell(script, variables === undefined ? options : { ...options, traced });
  return read?.commands.filter(({ words }) => words[0]?.text === 'act').map((one) => one.reached ?? 'yes');
}

describe('a command of a script', () => {
  test.each([
    ['act', 'yes'],
    ['cd x && act', 'yes'],
    ['prepare && act', 'yes'],
    ['(act)', 'yes'],
    ['do_it() { act; }; do_it', 'yes'],
    ['for d in a b; do act; done', 'yes'],
    ['for d in "$ONE"; do act; done', 'yes'],
    ['test -f x || exit 1; act', 'yes'],
    ['true && act', 'yes'],
    ['false || act', 'yes'],
    ['if true; then act; fi', 'yes'],
    ['if ! false; then act; fi', 'yes'],
    ['if [ a = a ]; then act; fi', 'yes'],
    ['test -f x && act', 'unknown'],
    ['[[ $A == b ]] && act', 'unknown'],
    ['prepare || act', 'unknown'],
    ['if check; then act; fi', 'unknown'],
    ['if check; then other; else act; fi', 'unknown'],
    ['case $A in a) act;; esac', 'unknown'],
    ['check && exit 0; act', 'unknown'],
    ['if check; then exit 0; fi; act', 'unknown'],
    ['do_it() { if check; then return; fi; act; }; do_it', 'unknown'],
    ['if check; then do_it; fi; do_it() { act; }', 'unknown'],
    ['for d in $LIST; do act; done', 'unknown'],
    ['for d in $(list); do act; done', 'unknown'],
    ['while check; do act; done', 'unknown'],
    ['for ((i = 0; i < n; i++)); do act; done', 'unknown'],
    ['exit 0; act', 'no'],
    ['exit 1; act', 'no'],
    ['exec other; act', 'no'],
    ['false && act', 'no'],
    ['true || act', 'no'],
    ['if false; then act; fi', 'no'],
    ['if true; then other; else act; fi', 'no'],
    ['if true; then exit 0; fi; act', 'no'],
    ['do_it() { act; }; if false; then do_it; fi', 'no'],
  ])('%s: %s', (script, expected) => {
    expect(reached(script)).toEqual([expected]);
  });

  test.each([
    ['if [ "$APPLY" = true ]; then act; fi', 'no'],
    ['if [ "$APPLY" != true ]; then act; fi', 'yes'],
    ['[[ "$APPLY" == "true" ]] && act', 'no'],
    ['[[ "$APPLY" == tr* ]] && act', 'unknown'],
    ['[[ -n $APPLY && $APPLY == false ]] && act', 'yes'],
    ['if [ -z "$APPLY" ]; then act; fi', 'no'],
    ['if [ "$OTHER" = true ]; then act; fi', 'unknown'],
    ['APPLY=true; if [ "$APPLY" = true ]; then act; fi', 'yes'],
    ['APPLY=$(ask); if [ "$APPLY" = true ]; then act; fi', 'unknown'],
    ['if check; then APPLY=true; fi; if [ "$APPLY" = true ]; then act; fi', 'unknown'],
    ['case "$1" in plan) other;; apply) act;; esac', 'no'],
    ['case "$1" in plan|apply) act;; *) other;; esac', 'yes'],
    ['case "$1" in pl*) act;; esac', 'yes'],
    ['case "$1" in apply) other;; *) act;; esac', 'yes'],
    ['case "$1" in plan) other;; *) act;; esac', 'no'],
    ['case "$1" in plan) other;& apply) act;; esac', 'unknown'],
    ['case "$2" in apply) act;; esac', 'no'],
    ['if [ -z "$2" ]; then act; fi', 'yes'],
    ['if [ ! -z "$2" ]; then other; else act; fi', 'yes'],
    ['if [ -z $2 ]; then act; fi', 'unknown'],
    ['set -- $MORE; if [ -z "$2" ]; then act; fi', 'unknown'],
    ['if [ "$1" = plan ]; then exit 0; fi; act', 'no'],
    ['if [ "$1" = apply ]; then exit 0; fi; act', 'yes'],
    ['shift; if [ "$1" = plan ]; then act; fi', 'no'],
  ])('by what is known, %s: %s', (script, expected) => {
    expect(reached(script, { APPLY: 'false' }, ['plan'])).toEqual([expected]);
  });
});
