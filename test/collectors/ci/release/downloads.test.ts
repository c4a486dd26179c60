import { describe, expect, test } from 'vitest';
import { readDownloads } from '../../../../collectors/ci/release/downloads.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';
import type { Observation } from '../../../../src/core/facts/index.ts';
import { workflowOf } from './reading.ts';

type Item = Observation<'supply.download'>;

async function downloads(steps: string, on?: string): Promise<readonly Item[]> {
  const source = memoryRepository({ files: { '.github/workflows/ci.yml': workflowOf(steps, on) } });
  return (await readDownloads(source)).items;
}

const told = ({ tool, host, checked, piped }: Item): string => `${tool} ${host} ${checked} ${piped}`;

describe('what a script fetches', () => {
  const url = 'https://dl.example.org/tool.tgz';
  test.each([
    [`curl -fsSL ${url} -o tool.tgz`, ['curl dl.example.org no no']],
    [`curl -fsSLO ${url}`, ['curl dl.example.org no no']],
    [`wget -q ${url}`, ['wget dl.example.org no no']],
    [`curl -fsSL https://get.example.org | sh`, ['curl get.example.org no yes']],
    [`curl -fsSL https://get.example.org | sudo bash -s -- -b bin`, ['curl get.example.org no yes']],
    [`wget -qO- https://get.example.org | bash`, ['wget get.example.org no yes']],
    [`curl -fsSL ${url} -o tool.tgz\necho "abc  tool.tgz" | sha256sum -c -`, ['curl dl.example.org yes no']],
    [`curl -fsSL ${url} -o tool.tgz\ngpg --verify tool.sig tool.tgz`, ['curl dl.example.org yes no']],
    [`curl -fsSL ${url} -o tool.tgz\ngpg --import keys`, ['curl dl.example.org no no']],
    [
      `curl -o a ${url}; curl -o b ${url}; sha256sum -c sums`,
      ['curl dl.example.org unknown no', 'curl dl.example.org unknown no'],
    ],
    [`curl -fsSL ${url} -o tool.tgz\n./not-here.sh`, ['curl dl.example.org unknown no']],
    [`curl -o t "https://$USER:$PASSWORD@dl.example.org/a"`, ['curl dl.example.org no no']],
    [`curl -o t "https://$HOST/a"`, ['curl null no no']],
    ['git clone https://github.com/acme/tools', ['git github.com no no']],
    [
      'git clone https://github.com/acme/tools\ngit -C tools checkout 0123456789012345678901234567890123456789',
      ['git github.com yes no'],
    ],
    ['curl -X POST https://api.example.org -d x', []],
    ['curl https://api.example.org/status', []],
    ['curl -fsS -o /dev/null http://localhost:8080/health', []],
    ['git clone https://github.com/acme/live\ngit commit -am x\ngit push', []],
  ])('%s', async (script, expected) => {
    expect((await downloads(`- run: ${JSON.stringify(script)}`)).map(told)).toEqual(expected);
  });

  test('what stands before the host of an address is never told', async () => {
    const [item] = await downloads(`- run: wget https://oauth2:\${{ secrets.TOKEN }}@git.example.org/a.tgz`);
    expect(JSON.stringify(item)).not.toMatch(/oauth2|TOKEN/);
  });
});

describe('whether it is part of a build of what is delivered', () => {
  const fetch = '- run: curl -o tool https://dl.example.org/tool';
  const build = '- run: docker build -t acme/shop:1.0.0 .';
  const push = '- run: docker push acme/shop:1.0.0';
  test.each([
    ['before a build that is published', [fetch, build, push], 'yes'],
    ['after all that is built', [build, push, fetch], 'unknown'],
    ['in a job that builds for itself', [fetch, build], 'unknown'],
    ['in a job that builds nothing', [fetch, '- run: echo done'], 'no'],
  ])('%s', async (_, steps, expected) => {
    expect((await downloads(steps.join('\n'))).map(({ inBuild }) => inBuild)).toEqual([expected]);
  });
});
