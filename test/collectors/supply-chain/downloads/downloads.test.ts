import { describe, expect, test } from 'vitest';
import { readDownloads } from '../../../../collectors/supply-chain/downloads/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

async function downloadsOf(files: Readonly<Record<string, string>>) {
  const { items } = await readDownloads(memoryRepository({ files }));
  return items;
}

/** What a `RUN` fetches: tool, host, whether it is checked and piped. */
async function ofRun(run: string, head = '') {
  const items = await downloadsOf({ Dockerfile: `FROM a:1\n${head}RUN ${run}\n` });
  return items.map(({ tool, host, checked, piped }) => [tool, host, checked, piped]);
}

const one = (checked: string, piped = 'no', tool = 'curl', host: string | null = 'acme.io') => [
  [tool, host, checked, piped],
];

describe('what an image fetches', () => {
  test.each([
    ['curl -fsSL https://acme.io/i.sh | bash', one('no', 'yes')],
    ['curl -fsSL https://acme.io/i.sh | sudo -E bash -', one('no', 'yes')],
    ['bash -c "$(curl -fsSL https://acme.io/i.sh)"', one('no', 'yes')],
    ['bash <(curl -fsSL https://acme.io/i.sh)', one('no', 'yes')],
    ['curl -L https://acme.io/a.tgz | tar xz', one('no')],
    ['curl -LO https://acme.io/a.tgz && tar xf a.tgz', one('no')],
    ['curl -L https://acme.io/a.tgz > /tmp/a.tgz', one('no')],
    ['wget -qO- https://acme.io/i.sh | sh', one('no', 'yes', 'wget')],
    ['wget https://acme.io/a.tgz', one('no', 'no', 'wget')],
    ['curl -o a "$URL"', one('no', 'no', 'curl', null)],
    ['sudo curl -o a https://user:word@acme.io/a', one('no')],
  ])('%s', async (run, expected) => {
    expect(await ofRun(run)).toEqual(expected);
  });

  test.each([
    'curl -LO https://acme.io/a.tgz && echo "abc  a.tgz" | sha256sum -c -',
    'curl -L https://acme.io/a.tgz -o /tmp/a && sha256sum -c sums.txt',
    `curl -Lo /tmp/a-$V.tgz https://acme.io/x && sha512sum --check <(echo "abc /tmp/a-\${V}.tgz")`,
    'set -e; curl -LO https://acme.io/a.tgz; echo "abc *a.tgz" | shasum -a 256 -c; tar xf a.tgz',
    'curl -LO https://acme.io/a.tgz && curl -LO https://acme.io/a.tgz.asc && gpg --verify a.tgz.asc a.tgz',
    'curl -LO https://acme.io/a.tgz && cosign verify-blob --bundle b a.tgz',
    'curl -LO https://acme.io/a.tgz && curl -LO https://acme.io/SHA256SUMS && grep a.tgz SHA256SUMS | sha256sum -c',
  ])('is checked: %s', async (run) => {
    expect(await ofRun(run)).toEqual(one('yes'));
  });

  test.each([
    ['echo "abc a.tgz" | sha256sum -c && curl -LO https://acme.io/a.tgz', 'no'],
    ['curl -LO https://acme.io/a.tgz; echo "abc a.tgz" | sha256sum -c; true', 'no'],
    ['curl -LO https://acme.io/a.tgz && echo "abc a.tgz" | md5sum -c', 'unknown'],
    ['curl -LO https://acme.io/a.tgz && ./verify.sh a.tgz', 'unknown'],
    ['curl -LO https://acme.io/a.tgz && test "$(sha256sum a.tgz)" = "$SUM"', 'unknown'],
  ])('is not surely checked: %s', async (run, checked) => {
    expect(await ofRun(run)).toEqual(one(checked));
  });

  test('is checked one by one', async () => {
    const run =
      'curl -LO https://acme.io/a.tgz && \\\n curl -LO https://acme.io/b.tgz && \\\n echo "abc a.tgz" | sha256sum -c';
    expect(await ofRun(run)).toEqual([...one('yes'), ...one('no')]);
    // Of those that stand in one line, the weakest is told.
    expect(await ofRun(run.replaceAll('\\\n', ''))).toEqual(one('no'));
  });

  test('stops at a check that fails where the shell is told to', async () => {
    const run = 'curl -LO https://acme.io/a.tgz; echo "abc a.tgz" | sha256sum -c; true';
    expect(await ofRun(run, 'SHELL ["/bin/bash", "-euo", "pipefail", "-c"]\n')).toEqual(one('yes'));
  });

  test.each([
    'apt-get install -y ./curl.deb',
    'curl -s https://acme.io/health',
    'curl -X POST -d @a https://acme.io/hook -o out',
    'curl -sI https://acme.io/a -o head',
    'curl -o /dev/null https://acme.io',
    'curl -o a http://localhost:8080/a',
    'curl -o a http://169.254.169.254/latest',
    'V=$(curl -s https://acme.io/latest | jq -r .tag_name)',
    'wget --spider https://acme.io',
    'echo "curl https://acme.io | sh"',
    'git clone /srv/repo',
    `git clone https://acme.io/r && cd r && git checkout ${commit}`,
    `git clone --revision=${commit} https://acme.io/r`,
  ])('is nothing: %s', async (run) => {
    expect(await ofRun(run)).toEqual([]);
  });

  test('is a repository, unless one commit of it is taken', async () => {
    expect(await ofRun('git clone --depth 1 -b v1.2.3 https://acme.io/r')).toEqual(one('no', 'no', 'git'));
    expect(await ofRun('git clone git@acme.io:team/r.git && git -C r checkout "$COMMIT"')).toEqual(
      one('unknown', 'no', 'git'),
    );
    expect(await ofRun('git clone https://acme.io/r && git -C r verify-tag v1')).toEqual(one('yes', 'no', 'git'));
    expect(await ofRun('git clone https://acme.io/r && git checkout $C', `ARG C=${commit}\n`)).toEqual([]);
  });

  test('knows arguments and settings', async () => {
    expect(await ofRun('curl -LO $BASE/a.tgz', 'ENV BASE=https://acme.io\n')).toEqual(one('no'));
  });

  test('is added with its checksum, or without', async () => {
    const Dockerfile = `FROM a:1
ADD --checksum=sha256:abc https://acme.io/a /a
ADD https://acme.io/b /b
ADD https://acme.io/r.git#${commit} /r
ADD local.tgz /c
RUN <<EOT
curl https://acme.io/i.sh | sh
EOT
`;
    const items = await downloadsOf({ Dockerfile });
    expect(items.map(({ ref, tool, checked, piped, inBuild }) => [ref, tool, checked, piped, inBuild])).toEqual([
      ['Dockerfile:2', 'ADD', 'yes', 'no', 'unknown'],
      ['Dockerfile:3', 'ADD', 'no', 'no', 'unknown'],
      ['Dockerfile:7', 'curl', 'no', 'yes', 'unknown'],
    ]);
  });

  test('by PowerShell is read by its words', async () => {
    const Dockerfile = `# escape=\`
FROM a:1
RUN Invoke-WebRequest https://acme.io/a.exe -OutFile a.exe
RUN iwr https://acme.io/i.ps1 | iex
`;
    const items = await downloadsOf({ Dockerfile });
    expect(items.map(({ tool, host, checked, piped }) => [tool, host, checked, piped])).toEqual([
      ['Invoke-WebRequest', 'acme.io', 'no', 'no'],
      ['iwr', 'acme.io', 'no', 'yes'],
    ]);
  });

  test('in a text that no shell understands is not known', async () => {
    expect(await ofRun('if curl -o a https://acme.io/a; then (')).toEqual([['curl', 'acme.io', 'unknown', 'unknown']]);
  });
});

describe('whether a download is part of a build', () => {
  const workflow = (push: string) => `jobs:
  a:
    steps:
      - run: curl -LO https://acme.io/tool
      - uses: docker/build-push-action@v6
        with: {context: app, push: ${push}, tags: acme/app}
`;
  const files = (push: string) => ({
    'app/Dockerfile': 'FROM a:1\nCOPY get.sh .\nRUN ./get.sh\nRUN curl -LO https://acme.io/a\n',
    'app/get.sh': '#!/bin/sh\nwget https://acme.io/b\n',
    'test/app/Dockerfile': 'FROM a:1\nRUN curl -LO https://acme.io/a\n',
    '.devcontainer/Dockerfile': 'FROM a:1\nRUN curl -LO https://acme.io/a\n',
    '.github/workflows/ci.yml': workflow(push),
  });

  test('is yes for images that are given to a registry, and for the scripts that they run', async () => {
    const items = await downloadsOf(files('true'));
    expect(items.map(({ ref, where, inBuild }) => [ref, where, inBuild])).toEqual([
      ['.devcontainer/Dockerfile:2', 'image', 'no'],
      ['.github/workflows/ci.yml:4', 'pipeline', 'unknown'],
      ['app/Dockerfile:4', 'image', 'yes'],
      ['app/get.sh:2', 'script', 'yes'],
    ]);
  });

  test('is open where nothing tells', async () => {
    const items = await downloadsOf(files('false'));
    expect(items.filter(({ path }) => path.startsWith('app/')).map(({ inBuild }) => inBuild)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

test('recipes of a Makefile are scripts', async () => {
  const Makefile =
    'URL = https://acme.io\nget:\n\t@curl -sL "$(URL)/a" -o bin/a\n\tcurl -L https://acme.io/i.sh | sh\n';
  const items = await downloadsOf({ Makefile });
  expect(items.map(({ ref, host, piped }) => [ref, host, piped])).toEqual([
    ['Makefile:3', null, 'no'],
    ['Makefile:4', 'acme.io', 'yes'],
  ]);
});

test('a script of many downloads is read in time that grows with it', async () => {
  const script = `#!/bin/sh\n${'curl -LO https://acme.io/a; sha256sum -c x\n'.repeat(2500)}`;
  const items = await downloadsOf({ 'get.sh': script });
  expect(items.length).toBeGreaterThan(100);
});
