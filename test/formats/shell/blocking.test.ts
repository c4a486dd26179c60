import { describe, expect, test } from 'vitest';
import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import { parseShell, type ShellOptions } from '../../../src/formats/shell/index.ts';

const strict: ShellOptions = { errexit: true, pipefail: false };
const loose: ShellOptions = { errexit: false, pipefail: false };

/** Whether a failure of `check` ends the script. */
function blocking(text: string, options: ShellOptions): Tri | null {
  const script = parseShell(text, options);
  if (script === null) return null;
  const found = script.commands.filter(
    ({ words: [name, first] }) => (name?.text === 'exec' ? first : name)?.text === 'check',
  );
  return any(...found.map((command) => command.blocking));
}

describe('whether a failure ends a script that was started with -e', () => {
  test.each([
    ['check', 'yes'],
    ['check\nother', 'yes'],
    ['# check', 'no'],
    ['echo "check"', 'no'],
    ['check || true', 'no'],
    ['check || :', 'no'],
    ['check || echo failed', 'no'],
    ['check || exit 1', 'yes'],
    ['check || exit', 'yes'],
    ['check || exit $?', 'yes'],
    ['check || exit 0', 'no'],
    ['check || exit 256', 'unknown'],
    ['check || exit $code', 'unknown'],
    ['check || false', 'yes'],
    ['check || ! true', 'unknown'],
    ['check || { echo failed; exit 1; }', 'yes'],
    ['check || { echo failed; exit 0; }', 'no'],
    ['check || { echo failed; exit; }', 'unknown'],
    ['check || (echo failed; exit 1)', 'yes'],
    ['check || { echo failed && exit 1; }', 'yes'],
    ['check || ./report.sh', 'unknown'],
    ['die() { echo "$1"; exit 1; }\ncheck || die failed', 'yes'],
    ['warn() { echo "$1"; }\ncheck || warn failed', 'no'],
    ['bad() { echo "$1"; return 1; }\ncheck || bad failed', 'yes'],
    ['cd api && check', 'yes'],
    ['cd api && check\nother', 'yes'],
    ['./changed && check\nother', 'unknown'],
    ['[ -d api ] && check', 'unknown'],
    ['[[ -d api ]] && check', 'unknown'],
    ['(( n > 1 )) && check', 'unknown'],
    ['! other && check', 'unknown'],
    ['git diff --quiet && check', 'unknown'],
    ['check && echo fine', 'yes'],
    ['check && echo fine\nother', 'unknown'],
    ['check && exit 0\nother', 'unknown'],
    ['[ -d api ] && cd api && check', 'unknown'],
    ['x=$(other) && check\nother', 'unknown'],
    ['cd api && check || true', 'no'],
    ['check || true && echo fine', 'no'],
    ['true || check', 'unknown'],
    ['check | tee log', 'no'],
    ['check | ./format', 'unknown'],
    ['other | check', 'yes'],
    ['set -o pipefail\ncheck | tee log', 'yes'],
    ['set -euo pipefail; check |& ./format', 'yes'],
    ['set -o pipefail; set +o pipefail; check | tee log', 'no'],
    ['check &', 'unknown'],
    ['check & wait', 'unknown'],
    ['! check', 'unknown'],
    ['time check', 'yes'],
    ['set +e\ncheck\nexit 0', 'unknown'],
    ['set +e\nother\nset -e\ncheck\nother', 'yes'],
    ['set +e; check; rc=$?; set -e; exit $rc', 'unknown'],
    ['if [ -n "$X" ]; then set +e; fi\ncheck\nother', 'unknown'],
    ['( set +e )\ncheck\nother', 'yes'],
    ['set $FLAGS\ncheck\nother', 'unknown'],
    ['exit 0\ncheck', 'no'],
    ['exit 1\ncheck', 'no'],
    ['exec other\ncheck', 'no'],
    ['exec check', 'yes'],
    ['exec > log\ncheck', 'yes'],
    ['if a; then exit 0; else exit 1; fi\ncheck', 'no'],
    ['if a; then exit 0; fi\ncheck', 'unknown'],
    ['if a; then exit 1; fi\ncheck', 'yes'],
    ['if a; then exit $code; fi\ncheck', 'unknown'],
    ['a && exit 0\ncheck', 'unknown'],
    ['[ -n "$X" ] || exit 1\ncheck', 'yes'],
    ['[ -n "$X" ] || return 0\ncheck', 'unknown'],
    ['case $X in a) exit 0 ;; esac\ncheck', 'unknown'],
    ['case $X in a|b) check ;; *) echo none ;; esac', 'unknown'],
    ['if check; then other; fi', 'unknown'],
    ['if ! check; then exit 1; fi', 'unknown'],
    ['if a; then check; else check; fi', 'unknown'],
    ['while a; do check; done', 'unknown'],
    ['until check; do sleep 1; done', 'unknown'],
    ['for d in a b; do check $d; done\nother', 'yes'],
    ['for ((i = 0; i < 3; i++)); do check; done', 'yes'],
    ['for d in a b; do [ -d $d ] || continue; check; done', 'unknown'],
    ['for d in a b; do [ -d $d ] || break; done\ncheck', 'yes'],
    ['for d in a b; do a || continue; for e in c; do check; done; done', 'unknown'],
    ['break\ncheck', 'yes'],
    ['select x in a b; do check; done', 'unknown'],
    ['( cd api; check; other )\nother', 'yes'],
    ['( check; exit 0 )', 'yes'],
    ['( exit 0; check )', 'no'],
    ['( exit 0 )\ncheck', 'yes'],
    ['{ check; other; } > log', 'yes'],
    ['{ check; other; } || true', 'no'],
    ['{ check; other; } || exit 1', 'no'],
    ['coproc check', 'unknown'],
    ['x=$(check)', 'yes'],
    ['x=$(check)\nother', 'yes'],
    ['x="made by $(check)"', 'yes'],
    ['x=`check`', 'yes'],
    ['x=`other \\`check\\``', 'unknown'],
    ['x=$(check; other)', 'unknown'],
    ['x=$(check) || true', 'no'],
    ['x=$(check) other', 'unknown'],
    ['x=$(check)$(other)', 'unknown'],
    ['x=$' + '{y:-$(check)}', 'unknown'],
    ['x=($(check))', 'unknown'],
    ['export x=$(check)', 'no'],
    ['f() { local x=$(check); }\nf', 'no'],
    ['f() { local x; x=$(check); }\nf', 'yes'],
    ['echo "$(check)"', 'unknown'],
    ['echo "$(echo "$(check)")"', 'unknown'],
    ['[ "$(check)" = fine ]', 'unknown'],
    ['[[ $(check) == fine ]]', 'unknown'],
    ['while read -r x; do other; done < <(check)', 'unknown'],
    ['cat <<EOF\n$(check)\nEOF', 'unknown'],
    ["cat <<'EOF'\n$(check)\nEOF", 'no'],
    ['cat <<EOF > run.sh\ncheck\nEOF', 'no'],
    ['cat <<-"END"\n\tother\n\tEND\ncheck', 'yes'],
    ['cat <<EOF\ncheck', 'no'],
    ['trap "rm -f x" EXIT\ncheck', 'yes'],
    ['trap "exit 0" EXIT\ncheck', 'unknown'],
    ['trap "exit 0" ERR\ncheck', 'unknown'],
    ['trap "echo failed; exit 1" ERR\ncheck', 'yes'],
    ["trap 'rc=$?; rm -f x; exit $rc' EXIT\ncheck", 'yes'],
    ['clean() { rc=$?; rm x; exit $rc; }\ntrap clean EXIT\ncheck', 'yes'],
    ['clean() { rm x; exit 0; }\ntrap clean EXIT\ncheck', 'unknown'],
    ['trap "$HANDLER" EXIT\ncheck', 'unknown'],
    ['trap - EXIT\ncheck', 'yes'],
    ['check \\\n  --all', 'yes'],
    ['A=1 check > log 2>&1', 'yes'],
  ])('%j → %s', (text, expected) => {
    expect(blocking(text, strict)).toBe(expected);
  });
});

describe('whether a failure ends a script that was started without -e', () => {
  test.each([
    ['check', 'yes'],
    ['check\nother', 'no'],
    ['other\ncheck', 'yes'],
    ['set -e\ncheck\nother', 'yes'],
    ['set -o errexit; check; other', 'yes'],
    ['[ -n "$X" ] && set -e\ncheck\nother', 'unknown'],
    ['check || exit 1\nother', 'yes'],
    ['check || (echo failed; exit 1)\nother', 'no'],
    ['check || return 1\nother', 'yes'],
    ['check && other', 'yes'],
    ['check && other\nother', 'no'],
    ['cd api && check\nother', 'no'],
    ['check && other || exit 1\nother', 'yes'],
    ['check\nexit', 'yes'],
    ['check\nexit $?', 'yes'],
    ['check\n{ exit; }', 'unknown'],
    ['check && exit\nother', 'unknown'],
    ['check\nexit 0', 'no'],
    ['check\nrc=$?\nother\nexit $rc', 'unknown'],
    ['check\n[ $? -eq 0 ] || exit 1\nother', 'unknown'],
    ['check | tee log\n[ $' + '{PIPESTATUS[0]} -eq 0 ]', 'no'],
    ['if a; then check; fi', 'unknown'],
    ['if a; then check; fi\nother', 'no'],
    ['for d in a b; do check; done', 'unknown'],
    ['for d in a b; do check; done\nother', 'no'],
    ['for d in a b; do check || exit 1; done\nother', 'yes'],
    ['( check )\nother', 'no'],
    ['x=$(check)\nother', 'no'],
    ['trap "exit 1" ERR\ncheck\nother', 'unknown'],
    ['f() { check; other; }\nf', 'no'],
    ['f() { check || return 1; other; }\nf', 'yes'],
    ['f() { check || return 1; other; }\nf\nother', 'no'],
    ['f() { check || exit 1; other; }\nf\nother', 'yes'],
  ])('%j → %s', (text, expected) => {
    expect(blocking(text, loose)).toBe(expected);
  });
});

describe('calls of functions', () => {
  test.each([
    ['f() { check; }', 'no'],
    ['f() { check; }\nf', 'yes'],
    ['function f { check; other; }\nf\nother', 'yes'],
    ['f() { check; }\nf || true', 'no'],
    // `-e` is off inside of a function whose failure is looked at.
    ['f() { check; other; }\nf || exit 1', 'no'],
    ['f() { check; other; }\nif f; then other; fi', 'no'],
    ['f() { other; check; }\nf || exit 1', 'yes'],
    ['f() { check; }\n[ -n "$X" ] && f', 'unknown'],
    ['f() { a || return 0; check; }\nf', 'unknown'],
    ['f() { a || return 0; }\nf\ncheck', 'yes'],
    ['f() { a || exit 0; }\nf\ncheck', 'unknown'],
    ['f() { return 0; check; }\nf', 'no'],
    ['f() { a || return 1; }\nf\ncheck', 'yes'],
    ['f() { f; check; }\nf', 'yes'],
    ['f() { g; }\ng() { f; check; }\nf', 'yes'],
    ['f() ( check )\nf', 'yes'],
    ['f() { set +e; }\nf\ncheck\nother', 'unknown'],
    ['for d in a b; do a || continue; f; done\nf() { check; }', 'unknown'],
    ['try() { "$@"; }\ntry check all', 'yes'],
    ['try() { local n="$1"; shift; until "$@"; do sleep "$n"; done; }\ntry 3 check all', 'unknown'],
    ['try() { "$' + '{@:2}"; }\ntry 3 check', 'yes'],
    ['try() { shift; "$@"; }\ntry $X check', 'no'],
  ])('%j → %s', (text, expected) => {
    expect(blocking(text, strict)).toBe(expected);
  });

  test('are followed five deep, and stand as commands from there on', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'check'];
    const text = names.slice(1).map((name, index) => `${names[index]}() { ${name}; }\n`);
    expect(blocking(`${text.slice(1).join('')}b`, strict)).toBe('yes');
    expect(parseShell(`${text.join('')}a`, strict)?.commands.map(({ words }) => words[0]?.text)).toEqual(['f']);
  });

  test('of a name with two definitions stand as they are', () => {
    const script = parseShell('if a; then f() { check; }; else f() { other; }; fi\nf', strict);
    expect(script?.commands.map(({ words }) => words[0]?.text)).toEqual(['a', 'f']);
    expect(script?.functions.has('f')).toBe(false);
  });
});
