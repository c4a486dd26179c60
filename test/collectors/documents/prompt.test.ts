import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';

const page = (opening: string) => `# Responsibilities

${opening} AWS is responsible for patching hosts. Our platform team is responsible for backups. We are responsible for keys and monitoring.
`;
async function because(opening: string, path = 'docs/ops.md') {
  const { items } = await readResponsibilities(memoryRepository({ files: { [path]: page(opening) } }));
  return items[0]?.ownBecause;
}

describe('what tells a language model what to do is in doubt', () => {
  test.each([
    'You are an SRE on our team.',
    'You are a senior cloud engineer.',
    'Act as an expert in AWS.',
    "You're a helpful assistant.",
  ])('by its first words: %s', async (opening) => {
    expect(await because(opening)).toBe('for_machine');
  });

  test.each(['docs/prompts/ops.md', 'docs/ops.prompt.md', '.github/instructions/ops.md', 'docs/system-prompt.md'])(
    'by its place: %s',
    async (path) => {
      expect(await because('We run it.', path)).toBe('for_machine');
    },
  );
});

test.each([
  ['We run it.', 'docs/ops.md'],
  ['If you are an engineer on call, begin here.', 'docs/ops.md'],
  ['You are welcome to change this page with us.', 'docs/ops.md'],
  ['We answer promptly.', 'docs/prompt-response.md'],
])('people are told: %s in %s', async (opening, path) => {
  expect(await because(opening, path)).toBe('speaks_as_we');
});
