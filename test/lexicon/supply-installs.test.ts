import { describe, expect, test } from 'vitest';
import { installOf, lockSwitchOf } from '../../src/lexicon/supply-installs.ts';

const honours = (command: string, inCi = false): string | null =>
  installOf(command.split(' '), { inCi })?.honoursLock ?? null;

describe('installs that keep to the lockfile', () => {
  test.each([
    'npm ci',
    'npm ci --omit=dev $ARGS',
    'yarn install --frozen-lockfile',
    'yarn --immutable',
    'pnpm i --frozen-lockfile',
    'pnpm fetch --prod',
    'bun install --frozen-lockfile',
    'pip install --require-hashes -r requirements.txt',
    'pip3 install --no-cache-dir -rrequirements.txt',
    'python3.12 -m pip install -r requirements.txt',
    'uv sync --locked --no-dev',
    'UV_FROZEN=1 uv sync',
    'uv pip sync requirements.txt',
    'poetry install --only main',
    'pdm sync --prod',
    'pipenv install --deploy --system',
    'BUNDLE_DEPLOYMENT=true bundle install -j4',
    'sudo -E bundle install --frozen',
    'sudo -u app npm ci',
    'go mod download',
    'go build -o /out ./cmd/x',
    'cargo build --release --locked',
    'cargo install --path . --locked',
    'dotnet restore --locked-mode',
    'composer install --no-dev',
    'helm dependency build chart',
  ])('%s', (command) => expect(honours(command)).toBe('yes'));
});

describe('installs that take something else than is locked', () => {
  test.each([
    'yarn install --no-immutable --immutable',
    'npm install --no-package-lock',
    'yarn --no-lockfile',
    'pnpm install --no-frozen-lockfile',
    'pnpm install --frozen-lockfile=false',
    'pip install -r requirements.in',
    'pip install .',
    'pip install flask',
    'poetry update',
    'go build -mod=mod ./...',
    'go get -u ./...',
    'gradle build --write-locks',
    'composer update',
    'helm dependency update chart',
  ])('%s', (command) => expect(honours(command)).toBe('no'));
});

describe('installs that take what is locked, and do not fail where the lockfile lags behind', () => {
  test.each([
    'npm install',
    'npm i --production',
    'yarn',
    'bun install',
    'uv sync',
    'pipenv install',
    'bundle install',
    'cargo build --release',
    'cargo install --path .',
    'dotnet restore App.csproj',
    'pnpm install',
  ])('%s', (command) => expect(honours(command)).toBe('unknown'));
});

describe('commands that install nothing of the repository', () => {
  test.each([
    'npm run build',
    'npm install -g npm@latest',
    'npm install --global yarn',
    'yarn build',
    'pip install --upgrade pip setuptools',
    'pip install --no-deps .',
    'go install example.org/tool@v1.2.3',
    'cargo install ripgrep',
    'dotnet publish --no-restore',
    'node index.js',
    'echo npm ci',
    '',
  ])('%s', (command) => expect(honours(command)).toBeNull());
});

test('what CI changes is told where the program looks at it', () => {
  expect(honours('pnpm install', true)).toBe('yes');
  expect(honours('yarn install', true)).toBe('unknown');
  expect(honours('npm install', true)).toBe('unknown');
  expect(installOf(['pnpm', 'install'], { env: new Map([['CI', 'true']]) })?.honoursLock).toBe('yes');
});

test('a variable that may hold flags leaves open what a bare install does', () => {
  expect(honours('pnpm install $FLAGS')).toBe('unknown');
  expect(honours('pip install -r $FILE')).toBe('unknown');
  expect(honours('BUNDLE_FROZEN=$FROZEN bundle install')).toBe('unknown');
});

test('what is taken, and where, is told', () => {
  expect(installOf('npm --prefix web ci'.split(' '))).toMatchObject({
    program: 'npm',
    target: 'web',
    takes: 'manifest',
  });
  expect(installOf('pip install -r a/b.txt'.split(' '))).toMatchObject({ target: 'a/b.txt' });
  expect(installOf('npm install express'.split(' '))).toMatchObject({ takes: 'packages' });
  expect(installOf('bundle update rails'.split(' '))).toMatchObject({ takes: 'newer' });
});

test('a switch for later installs is told from other settings', () => {
  expect(lockSwitchOf('bundle config set --local deployment true'.split(' '))).toBe('rubygems');
  expect(lockSwitchOf('bundle config --global frozen 1'.split(' '))).toBe('rubygems');
  expect(lockSwitchOf('bundle config set frozen false'.split(' '))).toBeNull();
  expect(lockSwitchOf('bundle config set without test'.split(' '))).toBeNull();
});

test('words made to be slow are answered at once', () => {
  const words = ['npm', ...Array.from({ length: 100_000 }, () => '-'.repeat(50))];
  expect(installOf(words)).toBeNull();
  expect(installOf(Array.from({ length: 100_000 }, () => 'sudo'))).toBeNull();
});
