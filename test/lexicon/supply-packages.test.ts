import { expect, test } from 'vitest';
import { facts } from '../../src/core/facts/index.ts';
import { packageManagers, packagesOf } from '../../src/lexicon/supply-packages.ts';

const told = (command: string) => {
  const found = packagesOf(command.split(' '));
  return found === null ? null : `${found.tool} ${found.fixed}`;
};
const commit = 'c'.repeat(40);

test.each([
  ['apt-get install -y --no-install-recommends curl', 'apt-get no'],
  ['sudo apt-get -o Dpkg::Use-Pty=0 install -t stable curl=7.88.1-10', 'apt-get unknown'],
  ['apt-get install -y curl=7.88.1-10 git', 'apt-get no'],
  ['apk add --no-cache --virtual .build-deps gcc', 'apk no'],
  ['apk add gcc~=13', 'apk no'],
  ['dnf install -y $PACKAGES', 'dnf unknown'],
  ['pip install awscli', 'pip no'],
  ['python3 -m pip install awscli==1.32.0', 'pip unknown'],
  ['pip3 install --require-hashes awscli==1.32.0', 'pip yes'],
  ['uv pip install flask', 'pip no'],
  [`pip install git+https://acme.io/r@${commit}`, 'pip yes'],
  ['pip install git+https://acme.io/r@main', 'pip no'],
  ['pipx run cowsay', 'pipx no'],
  ['npm install -g serverless', 'npm no'],
  ['npm i -g @acme/tool@1.2.3', 'npm unknown'],
  ['npx -y some-tool@latest --all', 'npx no'],
  ['pnpm dlx some-tool', 'pnpm no'],
  ['yarn global add some-tool', 'yarn no'],
  ['go install github.com/x/y@latest', 'go no'],
  ['GOBIN=/bin go install github.com/x/y@v1.2.3', 'go unknown'],
  ['cargo install ripgrep', 'cargo no'],
  ['gem install -v 2.4.1 bundler', 'gem unknown'],
])('%s', (command, expected) => expect(told(command)).toBe(expected));

test.each([
  'apt-get update',
  'apt-get install ./tool.deb',
  'pip install -r requirements.txt',
  'pip install .',
  'pip install --no-index -f wheels tool',
  'npm ci',
  'npm install',
  'npm run install thing',
  'npx jest',
  'pnpm install --frozen-lockfile',
  'go install ./cmd/x',
  'go build ./...',
  'cargo install --path .',
  'echo apt-get install curl',
  '',
])('no packages by name: %s', (command) => expect(told(command)).toBeNull());

test.each(packageManagers)('what %s takes by name is told as packages', (tool) => {
  const at = { commit: null, path: 'Dockerfile', line: 1 };
  const place = { id: 'x', source: 'repository', ref: 'x', at, path: 'Dockerfile', host: null };
  const fact = { ...place, where: 'image', tool, checked: 'no', piped: 'no', inBuild: 'yes' } as const;
  expect(facts['supply.download'].summary(fact)).toBe(`${tool} installs packages by name, not fixed`);
});
