import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal, pathWith, unprivileged, workplace } from './workplace.ts';

let place: ReturnType<typeof workplace>;
beforeEach(() => {
  place = workplace();
});
afterEach(() => {
  const leftovers = place.leftovers();
  place.dispose();
  expect(leftovers).toEqual([]);
});

describe('bad input is told in one line with its mend, and exits with 2', () => {
  test('no such path', async () => {
    expectRefusal(await place.run(['scan', 'nowhere']), /no such path: nowhere|nowhere/);
  });

  test('no such path beside a good one: nothing of the good one is printed', async () => {
    place.repository('shop');
    expectRefusal(await place.run(['scan', 'shop', 'nowhere', '--json']), /nowhere/);
  });

  test.each(['HEAD', 'HEAD^{tree}'])('a corrupt object: %s', async (name) => {
    const { folder, git } = place.repository('shop');
    const head = git('rev-parse', name).trim();
    const object = join(folder, '.git/objects', head.slice(0, 2), head.slice(2));
    chmodSync(object, 0o644);
    writeFileSync(object, 'garbage');
    expectRefusal(await place.run(['scan', 'shop']), /shop is damaged: .+\n {2}mend: run `git fsck`/);
  });

  test('a machine without git', async () => {
    place.repository('shop');
    mkdirSync(place.path('empty'));
    expectRefusal(await place.run(['scan', 'shop'], { env: { PATH: place.path('empty') } }), /git/);
  });

  test('a git that is too old', async () => {
    place.repository('shop');
    const PATH = place.program('git', 'echo "git version 2.20.1"');
    expectRefusal(await place.run(['scan', 'shop'], { env: { PATH } }), /2\.20\.1/);
  });

  test.each([
    ['--question', 'version_contrl', /did you mean govuk\.governance\.version_control\?/],
    ['--model', 'govk', /did you mean govuk\?/],
    ['--question', 'nonsense', /`tidemark models` lists them/],
  ])('an unknown name: %s %s', async (option, name, mend) => {
    place.repository('shop');
    expectRefusal(await place.run(['scan', 'shop', option, name]), mend);
  });

  test.each([
    ['https://example.org/acme/x.git', /an address is no path\n {2}mend: clone it/],
    ['x=shop', /what stands before = is no OWNER\/NAME\n {2}mend: write OWNER\/NAME=PATH/],
    ['acme/x=nowhere', /no such path: .*nowhere/],
  ])('a related repository: %s', async (value, message) => {
    place.repository('shop');
    expectRefusal(await place.run(['scan', 'shop', '--related-repository', value]), message);
  });

  test('an unknown document, and whose help to read', async () => {
    expectRefusal(await place.run(['models', '--schema', 'foo']), /mend: `tidemark models --help` lists its options/);
  });

  test('a kind of fact to explain', async () => {
    expectRefusal(
      await place.run(['explain', 'git.trunk']),
      /git\.trunk is a kind of fact .*\n {2}mend: name a question/,
    );
  });

  test('an unknown question to explain', async () => {
    expectRefusal(await place.run(['explain', 'version_contrl']), /did you mean govuk\.governance\.version_control/);
  });

  test('a file instead of a directory', async () => {
    place.write('file', 'text');
    expectRefusal(await place.run(['scan', 'file']), /file/);
  });

  const uid = unprivileged();
  test.skipIf(process.getuid?.() === 0 && uid === null)('a directory that may not be read', async () => {
    mkdirSync(place.path('closed'), { mode: 0o000 });
    chmodSync(place.path(), 0o755);
    chmodSync(place.path('.tmp'), 0o777);
    const ran = await place.run(['scan', 'closed'], uid === null ? {} : { uid });
    chmodSync(place.path('closed'), 0o700);
    expectRefusal(ran, /closed/);
  });

  test.each([
    ['cut off', '{"format":"tidemark.collection/1","no'],
    ['foreign', '{"name":"something else"}'],
    ['of another version', '{"format":"tidemark.collection/999"}'],
    ['not JSON', 'hello'],
    ['empty', ''],
    ['nested beyond reason', '['.repeat(200_000)],
  ])('a collection that is %s', async (_, text) => {
    place.write('evidence.json', text);
    expectRefusal(await place.run(['evaluate', 'evidence.json']), /collection/);
    expectRefusal(await place.run(['evaluate', '-'], { input: text }), /collection/);
    expectRefusal(await place.run(['gate', 'evidence.json', '--min', '2']), /assessment/);
  });

  test('a saved document that is not there', async () => {
    expectRefusal(await place.run(['evaluate', 'nowhere.json']), /no such file: nowhere\.json/);
  });

  test.each([
    ['no/such/folder/out.json', /its directory does not exist/],
    ['shop', /it is a directory/],
    ['/proc/out.json', /cannot write/],
  ])('an output in an unwritable place: %s', async (output, line) => {
    place.repository('shop');
    for (const command of ['scan', 'collect']) expectRefusal(await place.run([command, 'shop', '-o', output]), line);
  });

  test('a full disk', async () => {
    place.repository('shop');
    expectRefusal(await place.run(['collect', 'shop', '-o', '/dev/full']), /no space left/);
  });

  test('a configuration with a misspelt key, which is named with its place', async () => {
    place.repository('shop');
    place.write('tidemark.yaml', 'targets:\n  "*": 2\nwaiver: []\n');
    expectRefusal(
      await place.run(['scan', 'shop']),
      /tidemark\.yaml:3:1: unknown key waiver\n {2}mend: did you mean waivers\?/,
    );
  });

  test.each([
    ['targets: {version_contrl: 2}', /targets: no question is called version_contrl\n {2}mend: did you mean govuk/],
    ['targets: {version_control: 9}', /level 9 cannot be the target of govuk\.governance\.version_control: its model/],
    ['waivers: [{question: version_contrl, WHO}]', /waivers: no question is called version_contrl\n {2}mend: did you/],
    [
      'waivers: [{question: version_control, criterion: l5_continous, WHO}]',
      /criterion l5_continous\n.+l5_continuous\?/,
    ],
  ])('a configuration that names nothing is told before anything is read: %s', async (text, line) => {
    place.write('evidence.json', 'not read');
    const who = `${text.includes('criterion') ? '' : 'criterion: l5_continuous, '}owner: a, reason: b, expires: 2026-12-31`;
    place.write('tidemark.yaml', text.replace('WHO', who));
    expectRefusal(await place.run(['scan', 'nowhere']), line);
    expectRefusal(await place.run(['scan', 'nowhere', '--dry-run']), line);
  });

  test('an old output stays as it was when the run fails', async () => {
    place.write('out.json', 'old');
    expectRefusal(await place.run(['scan', 'nowhere', '-o', 'out.json']), /nowhere/);
    expect(readFileSync(place.path('out.json'), 'utf8')).toBe('old');
    expect(readdirSync(place.path()).sort()).toEqual(['.tmp', 'out.json']);
  });

  test.each([
    [['scna'], /unknown command 'scna'\n {2}mend: did you mean scan\?/],
    [['scan', '--jsn'], /unknown option '--jsn'\n {2}mend: did you mean --json\?/],
    [['scan', '--min', 'three'], /--min three is no level/],
    // Told before anything is read: there is no such path either.
    [['scan', 'nowhere', '--min', '9'], /level 9/],
    [['scan', 'nowhere', '--dry-run', '--question', 'nonsense'], /no question is called nonsense/],
    [
      ['scan', '--dry-run', '-o', 'x'],
      /'--dry-run' cannot be used with option '-o, --output <file>'\n {2}mend: leave out/,
    ],
    [['scan', '--dry-run', '--min', '2'], /'--dry-run' cannot be used with option '--min <level>'/],
    [['scan', '--dry-run', '--allow-unknown'], /'--dry-run' cannot be used with option '--allow-unknown'/],
    [['scan', '--at', 'yesterday'], /--at yesterday is no date/],
    [['scan', '--log-level', 'loud'], /silent, error/],
    [['evaluate'], /missing required argument/],
    [['evaluate', 'a', 'b'], /too many arguments/],
    [['gate', 'a.json'], /the gate has no target/],
  ])('a command line that means nothing: %j', async (args, line) => {
    place.repository('.');
    expectRefusal(await place.run(args), line);
  });

  test('an address that is no repository’s', async () => {
    for (const url of ['file:///etc', 'ext::sh -c touch% hacked', 'http://localhost/x.git', 'git://localhost/x.git']) {
      expectRefusal(await place.run(['scan', url]), /./);
    }
    expect(readdirSync(place.path())).toEqual(['.tmp']);
  });
});

describe('Ctrl-C', () => {
  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('%s ends the run with one line and leaves nothing behind', async (signal, code) => {
    place.repository('shop');
    // A git that reports its version and then hangs, after it has said that it was called.
    const bin = place.program(
      'git',
      `case "$*" in *version*) echo "git version 2.99.0"; exit;; esac; : > "${place.path('called')}"; exec /bin/sleep 60`,
    );
    const interrupted = place.run(['scan', 'shop', '-o', 'out.json'], {
      env: { PATH: pathWith(bin) },
      onStart: (child) => {
        const timer = setInterval(() => {
          if (!readdirSync(place.path()).includes('called')) return;
          clearInterval(timer);
          child.kill(signal);
        }, 20);
        child.on('close', () => clearInterval(timer));
      },
    });
    const ran = await interrupted;
    expect(ran).toEqual({ code, stdout: '', stderr: 'tidemark: interrupted, nothing was saved\n' });
    expect(readdirSync(place.path()).sort()).toEqual(['.tmp', 'bin', 'called', 'shop']);
  });

  test('ends a command that waits for its input', async () => {
    const ran = await place.run(['evaluate', '-'], {
      isInputOpen: true,
      // More than a pipe holds: once it is written, the command is reading.
      onStart: (child) => child.stdin?.write(' '.repeat(1_000_000), () => child.kill('SIGINT')),
    });
    expect(ran).toEqual({ code: 130, stdout: '', stderr: 'tidemark: interrupted, nothing was saved\n' });
  });
});
