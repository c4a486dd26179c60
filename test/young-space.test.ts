import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const module = fileURLToPath(new URL('../src/young-space.ts', import.meta.url));

/** Megabytes that young objects have room for after many were made and kept for a while, in a process of its own. */
function grown(before: string): { megabytes: number; complaints: string } {
  const program = `import { keepYoungSpace } from ${JSON.stringify(module)};
${before}
import { getHeapSpaceStatistics } from 'node:v8';
const kept = [];
for (let at = 0; at < 3_000_000; at++) kept[at % 200_000] = { at, name: 'x' + at };
const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
console.log(young.space_size / 1e6);`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  return { megabytes: Number(ran.stdout), complaints: ran.stderr };
}

test('room for young objects stays as small as it begins, by flags that this Node knows', () => {
  const { megabytes, complaints } = grown('keepYoungSpace();');
  expect(complaints).toBe('');
  expect(megabytes).toBeGreaterThan(0);
  expect(megabytes * 4).toBeLessThan(grown('').megabytes);
});
