import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEverything, useWorkshop } from './workshop.ts';

const shop = useWorkshop();

/** What an attacker may plant, and the harmless-looking command by which plain git falls for it. */
interface Vector {
  readonly name: string;
  /** Plants it so that `script`, once run, leaves a marker. */
  plant(folder: string, script: string): void;
  readonly trigger: readonly string[];
  readonly env?: (script: string) => Record<string, string>;
}

function configure(folder: string, text: string): void {
  appendFileSync(join(folder, '.git/config'), `\n${text}\n`);
}

/** Makes git look at the content of a tracked file again. */
function touch(folder: string): void {
  const soon = new Date(Date.now() + 10_000);
  utimesSync(join(folder, 'a.txt'), soon, soon);
}

function attributes(folder: string, text: string): void {
  mkdirSync(join(folder, '.git/info'), { recursive: true });
  writeFileSync(join(folder, '.git/info/attributes'), `${text}\n`);
}

/** Puts a commit with a signature that needs checking on top. */
function forgeSignature(folder: string): void {
  const raw = shop.git(folder, 'cat-file', 'commit', 'HEAD');
  const signed = raw.replace(
    '\n\n',
    '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n',
  );
  const oid = shop.run(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input: `${signed}\n` });
  shop.git(folder, 'update-ref', 'refs/heads/main', oid);
}

/** Removes the blob of a.txt and promises it from a remote. */
function promise(folder: string, remote: string): void {
  const oid = shop.git(folder, 'rev-parse', 'HEAD:a.txt');
  rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
  configure(
    folder,
    `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n${remote}`,
  );
}

const vectors: readonly Vector[] = [
  {
    name: 'core.fsmonitor',
    plant: (folder, script) => configure(folder, `[core]\n\tfsmonitor = ${script}`),
    trigger: ['status'],
  },
  {
    name: 'include.path to a file with core.fsmonitor',
    plant(folder, script) {
      writeFileSync(join(shop.root, 'evil'), `[core]\n\tfsmonitor = ${script}\n`);
      configure(folder, `[include]\n\tpath = ${join(shop.root, 'evil')}`);
    },
    trigger: ['status'],
  },
  {
    name: 'log.showSignature with gpg.program and a forged gpgsig',
    plant(folder, script) {
      forgeSignature(folder);
      configure(folder, `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${script}`);
    },
    trigger: ['log', '--format=%H'],
  },
  {
    name: 'diff.x.textconv',
    plant(folder, script) {
      attributes(folder, '*.txt diff=x');
      configure(folder, `[diff "x"]\n\ttextconv = ${script}`);
    },
    trigger: ['log', '-p'],
  },
  {
    name: 'diff.x.command',
    plant(folder, script) {
      attributes(folder, '*.txt diff=x');
      configure(folder, `[diff "x"]\n\tcommand = ${script}`);
    },
    trigger: ['diff', 'HEAD~1'],
  },
  {
    name: 'diff.external',
    plant: (folder, script) => configure(folder, `[diff]\n\texternal = ${script}`),
    trigger: ['diff', 'HEAD~1'],
  },
  {
    name: 'filter.x.clean',
    plant(folder, script) {
      attributes(folder, '*.txt filter=x');
      configure(folder, `[filter "x"]\n\tclean = ${script}`);
      touch(folder);
    },
    trigger: ['status'],
  },
  {
    name: 'filter.x.smudge',
    plant(folder, script) {
      attributes(folder, '*.txt filter=x');
      configure(folder, `[filter "x"]\n\tsmudge = ${script}`);
    },
    trigger: ['archive', '--worktree-attributes', 'HEAD'],
  },
  {
    name: 'filter.x.process',
    plant(folder, script) {
      attributes(folder, '*.txt filter=x');
      configure(folder, `[filter "x"]\n\tprocess = ${script}\n\trequired = true`);
      touch(folder);
    },
    trigger: ['status'],
  },
  {
    name: 'core.hooksPath with post-index-change',
    plant(folder, script) {
      mkdirSync(join(folder, '.git/evil'));
      writeFileSync(join(folder, '.git/evil/post-index-change'), readFileSync(script), { mode: 0o755 });
      configure(folder, '[core]\n\thooksPath = .git/evil');
      touch(folder);
    },
    trigger: ['status'],
  },
  {
    name: 'a promised blob behind an ext:: remote',
    plant: (folder, script) => promise(folder, `\turl = ext::${script}\n[protocol "ext"]\n\tallow = always`),
    trigger: ['cat-file', '-p', 'HEAD:a.txt'],
  },
  {
    name: 'a promised blob behind remote.uploadpack',
    plant: (folder, script) => promise(folder, `\turl = ${folder}\n\tuploadpack = ${script}`),
    trigger: ['cat-file', '-p', 'HEAD:a.txt'],
  },
  {
    name: 'a promised blob behind core.sshCommand',
    plant: (folder, script) => promise(folder, `\turl = ssh://host.invalid/x\n[core]\n\tsshCommand = ${script}`),
    trigger: ['cat-file', '-p', 'HEAD:a.txt'],
  },
  {
    name: 'an inherited GIT_CONFIG_COUNT with core.fsmonitor',
    plant: () => {},
    trigger: ['status'],
    env: (script) => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: script }),
  },
  {
    name: 'an inherited GIT_EXTERNAL_DIFF',
    plant: () => {},
    trigger: ['diff', 'HEAD~1'],
    env: (script) => ({ GIT_EXTERNAL_DIFF: script }),
  },
  {
    name: 'an inherited GIT_TRACE',
    plant: () => {},
    trigger: ['log'],
    env: (script) => ({ GIT_TRACE: `${script}.marker` }),
  },
];

function withEnvironment<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, env);
  return work().finally(() => {
    for (const name of Object.keys(env)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
}

describe('a repository that names programs', () => {
  test.each(vectors)('runs none by $name, though plain git does', async ({ plant, trigger, env }) => {
    const script = join(shop.root, 'evil.sh');
    const marker = `${script}.marker`;
    writeFileSync(script, `#!/bin/sh\necho ran >> ${marker}\nexit 1\n`);
    chmodSync(script, 0o755);
    const folder = shop.init('target');
    shop.commit(folder, { 'a.txt': 'old\n' });
    shop.commit(folder, { 'a.txt': 'one\n', '.gitattributes': '*.md text\n' }, 'second');
    shop.git(folder, 'tag', '--annotate', '--message=t', 'v1', 'HEAD~1');
    plant(folder, script);
    const planted = env?.(script) ?? {};

    shop.run(folder, trigger, { env: planted, mayFail: true });
    expect(existsSync(marker), 'the trap works').toBe(true);

    rmSync(marker);
    const answers = await withEnvironment(planted, async () => readEverything(await shop.open(folder)));
    expect(existsSync(marker)).toBe(false);
    expect(answers.history).toMatchObject({ commits: [{ message: 'second' }, { message: 'change' }] });
    expect(answers.files).toHaveLength(2);
  });
});

describe('a repository that leads elsewhere', () => {
  test('is read itself, although GIT_DIR of the environment names another', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { 'mine.txt': '1' });
    const other = shop.init('other');
    shop.commit(other, { 'theirs.txt': '1' });
    const env = { GIT_DIR: join(other, '.git'), GIT_OBJECT_DIRECTORY: join(other, '.git/objects') };
    expect(shop.run(folder, ['ls-tree', '--name-only', 'HEAD'], { env })).toBe('theirs.txt');
    const { files } = await withEnvironment(env, async () => readEverything(await shop.open(folder)));
    expect(files).toMatchObject([{ path: 'mine.txt' }]);
  });

  test('is read from its objects, although core.worktree names another folder', async () => {
    const folder = shop.init('target');
    shop.commit(folder, { 'mine.txt': '1' });
    mkdirSync(join(shop.root, 'private'));
    writeFileSync(join(shop.root, 'private/secret.txt'), 'secret');
    configure(folder, `[core]\n\tworktree = ${join(shop.root, 'private')}`);
    expect(shop.git(folder, 'status', '--porcelain', '--untracked-files=all')).toContain('secret.txt');
    const { files } = await readEverything(await shop.open(folder));
    expect(files).toMatchObject([{ path: 'mine.txt' }]);
  });

  test('renames nobody by a mailmap', async () => {
    const folder = shop.init('target');
    writeFileSync(join(shop.root, 'map'), 'Mallory <mallory@example.org> <ada@example.org>\n');
    shop.commit(folder, { '.mailmap': 'Mallory <mallory@example.org> <ben@example.org>\n' });
    configure(folder, `[mailmap]\n\tfile = ${join(shop.root, 'map')}\n[log]\n\tmailmap = true`);
    expect(shop.git(folder, 'log', '--format=%aN %cN')).toBe('Mallory Mallory');
    const { history } = await readEverything(await shop.open(folder));
    expect(history).toMatchObject({ people: [{ name: 'Ada' }, { name: 'Ben' }] });
  });
});
