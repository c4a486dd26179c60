import { expect, test } from 'vitest';
import { any } from '../../../src/core/tri.ts';
import { parseShell } from '../../../src/formats/shell/index.ts';

function blocking(text: string, errexit = true) {
  const found = parseShell(text, { errexit, pipefail: false })?.commands.filter(
    ({ words }) => words[0]?.text === 'check',
  );
  return found === undefined ? null : any(...found.map((command) => command.blocking));
}

test.each([
  ['check &\nother', 'unknown'],
  ['check & pid=$!\nwait $pid', 'yes'],
  ['check & pid=$!\nwait "$pid"\nother', 'yes'],
  ['check & one=$!\nmore & two=$!\nwait $one\nwait $two\nother', 'yes'],
  [`run() { check; }\nrun & pid=$!\nwait \${pid}`, 'yes'],
  ['check & pid=$!\nwait $pid || true', 'unknown'],
  ['check & pid=$!\nwait $pid $more', 'unknown'],
  ['check & pid=$!\nwait', 'unknown'],
  ['check & pid=$!\nset +e\nwait $pid\nother', 'unknown'],
  ['check & pid=$!\nmore & pid=$!\nwait $pid', 'unknown'],
  ['check & wait $other', 'unknown'],
  ['check & pid=1\nwait $pid', 'unknown'],
])('%j under -e: %s', (text, expected) => {
  expect(blocking(text)).toBe(expected);
});

test('without -e only the last wait tells', () => {
  expect(blocking('check & pid=$!\nwait $pid', false)).toBe('yes');
  expect(blocking('check & pid=$!\nwait $pid\nother', false)).toBe('no');
});
