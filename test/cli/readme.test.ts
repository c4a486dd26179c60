import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildRepository } from '../../fixtures/build-repository.ts';
import { parseConfig } from '../../src/config.ts';
import { workplace } from './workplace.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The text between the fences of the first block of that language. */
function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
}

describe('the README', () => {
  test('shows what a run really prints', async () => {
    const place = workplace();
    const built = await buildRepository('terraform-by-hand');
    try {
      const ran = await place.run([
        'scan',
        built.path,
        '--at',
        '2026-06-01',
        '--question',
        'govuk.governance.environment_management',
      ]);
      expect(ran.stdout.trim()).toBe(block('text').trim());
    } finally {
      await built.dispose();
      place.dispose();
    }
  });

  test('shows a configuration that is one', () => {
    const config = parseConfig(block('yaml'), { file: 'tidemark.yaml', isTargets: false });
    expect(config.scope.waivers).toHaveLength(1);
    expect(config.scope.attestations).toHaveLength(1);
    expect(config.lexicon.commands).toHaveLength(1);
    expect(config.scope.mergeMethods?.methods).toEqual(['squash']);
  });

  test('names every command and no other', async () => {
    const place = workplace();
    try {
      const listed = [...(await place.run(['--help'])).stdout.matchAll(/^ {2}(\w+) [[<]/gm)].map((match) => match[1]);
      const named = [...readme.matchAll(/^\| `tidemark (\w+)/gm)].map((match) => match[1]);
      expect(named.sort()).toEqual(listed.filter((name) => name !== 'help').sort());
    } finally {
      place.dispose();
    }
  });
});
