import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnHistory, showAll } from '../../../src/sources/repository/column-history.ts';
import { createColumns } from '../../../src/sources/repository/columns.ts';
import { createRecords } from '../../../src/sources/repository/records.ts';

/** What one record says, with names in place of numbers. */
interface Plain {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  readonly committer: { readonly name: string; readonly email: string };
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly message: string;
}

function plainDecode(latin: string, encoding: string): string {
  const bytes = Buffer.from(latin, 'latin1');
  try {
    return new TextDecoder(encoding || 'utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function plainSignature(line: string | undefined, encoding: string) {
  if (line === undefined) return { person: { name: '', email: '' }, seconds: 0 };
  const close = line.lastIndexOf('>');
  const address = close > 0 ? line.slice(0, close) : line;
  const [, sign, digits] = /^ *(-?)(\d*)/.exec(close > 0 ? line.slice(close + 1) : '') ?? [];
  const seconds = Math.min(Number(digits), 8.64e12);
  const [name = '', ...email] = address.split('<');
  return {
    person: { name: plainDecode(name, encoding).trim(), email: plainDecode(email.join('<'), encoding).trim() },
    seconds: sign === '-' && seconds > 0 ? -seconds : seconds,
  };
}

function plainCut(text: string): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > 4096) break;
    kept += character;
  }
  return kept;
}

/** The straightforward reading: the record as lines of text. */
function plainParse(record: Buffer): Plain {
  const [oid = '', treeLine = '', ...lines] = record.toString('latin1').split('\n');
  const blank = lines.indexOf('');
  const headers = blank === -1 ? lines : lines.slice(0, blank);
  const after = headers.findIndex((line) => !line.startsWith('parent '));
  const others = after === -1 ? [] : headers.slice(after);
  const first = (word: string) => others.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
  const encoding = others.findLast((line) => line.startsWith('encoding '))?.slice('encoding '.length) ?? '';
  const author = plainSignature(first('author'), encoding.trim());
  const committer = plainSignature(first('committer'), encoding.trim());
  const body = blank === -1 ? [] : lines.slice(blank + 1).map((line) => line.slice(4));
  return {
    oid,
    tree: treeLine.slice('tree '.length).toLowerCase(),
    parents: (after === -1 ? headers : headers.slice(0, after)).map((line) => line.slice('parent '.length)),
    author: author.person,
    committer: committer.person,
    authoredAt: author.seconds,
    committedAt: committer.seconds,
    message: plainCut(plainDecode(body.join('\n'), encoding.trim()).replace(/\n+$/, '')),
  };
}

/** As `plainParse` says it, from a history. Parents that are not in it are left out. */
function told(history: ColumnHistory): Map<string, Plain> {
  const plain = history.commits.map((commit): [string, Plain] => {
    const { oid, tree, committedAt, authoredAt, message } = commit;
    const [author, committer] = [history.people[commit.author], history.people[commit.committer]];
    if (author === undefined || committer === undefined) throw new RangeError('a commit of nobody');
    const parents = commit.parents.flatMap((position) => history.commits[position]?.oid ?? []);
    return [oid, { oid, tree, parents, author, committer, authoredAt, committedAt, message }];
  });
  return new Map(plain);
}

function expected(records: readonly Buffer[]): Map<string, Plain> {
  const all = new Map(records.map((record) => [plainParse(record).oid, plainParse(record)]));
  for (const [oid, plain] of all)
    all.set(oid, { ...plain, parents: plain.parents.filter((parent) => all.has(parent)) });
  return all;
}

function read(records: readonly Buffer[], oidLength: number, pieceBytes: number): ColumnHistory {
  const columns = createColumns(oidLength);
  const stream = Buffer.concat(records.flatMap((record) => [record, Buffer.of(0)]));
  const cutter = createRecords(1024 * 1024, (bytes, start, end) => {
    expect(columns.add(bytes, start, end)).toBe(true);
  });
  for (let at = 0; at < stream.length; at += pieceBytes) cutter.push(stream.subarray(at, at + pieceBytes));
  return showAll(columns.finish());
}

function line(most: number) {
  return fc
    .array(fc.constantFrom(...'ab <>-019\t\r', '\xfc', '\xc3\xbc', '\xe2\x82\xac', '\xff', '\xef\xbb\xbf'), {
      maxLength: most,
    })
    .map((parts) => parts.join(''));
}

function signature() {
  const usual = fc
    .tuple(fc.constantFrom('Ada', 'J\xf6rg', 'Zo\xc3\xab', ''), fc.constantFrom('a@x', ''), fc.integer())
    .map(([name, email, seconds]) => `${name} <${email}> ${seconds} +0100`);
  return fc.oneof(usual, line(12), fc.constantFrom('x <y> 99999999999999999999 +0000', '> 5', 'a <b>   -0 x'));
}

/** Everything of a commit but its ids; the message may be longer than what is kept. */
function content() {
  return fc.record({
    author: fc.option(signature(), { freq: 9 }),
    committer: fc.option(signature(), { freq: 9 }),
    encoding: fc.option(fc.constantFrom('ISO-8859-1', 'windows-1251', 'Shift_JIS', 'UTF-8', 'no such', ' '), {
      freq: 2,
    }),
    signed: fc.boolean(),
    body: fc.option(fc.array(line(30), { maxLength: 5 }), { freq: 9 }),
    long: fc.constantFrom<number>(0, 0, 0, 1, 500, 5000),
  });
}

type Content = typeof content extends () => fc.Arbitrary<infer T> ? T : never;

function recordOf(oid: string, tree: string, parents: readonly string[], said: Content): Buffer {
  const body = said.body === null ? [] : [...said.body, 'x\xc3\xbc\xe2'.repeat(said.long), ''];
  const lines = [
    oid,
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    ...(said.author === null ? [] : [`author ${said.author}`]),
    ...(said.committer === null ? [] : [`committer ${said.committer}`, 'committer Second <s@x> 7 +0000']),
    ...(said.encoding === null ? [] : ['encoding US-ASCII', `encoding ${said.encoding}`]),
    ...(said.signed ? ['gpgsig -----BEGIN', ' author Forged <f@x> 1 +0000', ' ', ' -----END'] : []),
    ...(said.body === null ? [] : ['', ...body.map((text) => `    ${text}`)]),
  ];
  // Only a record that is too long ends amid a line.
  return Buffer.from(lines.join('\n') + (said.body === null && !said.signed ? '\n' : ''), 'latin1');
}

/** Ids that agree in many bytes, as the worst case for a table of them. */
function oidOf(index: number, oidLength: number): string {
  return index.toString(16).padStart(4, '0').padEnd(oidLength, 'c0ffee');
}

describe('commits in columns', () => {
  test('say what a plain reading of the same bytes says', () => {
    const commits = fc.array(
      fc.record({ said: content(), parents: fc.array(fc.nat(20), { maxLength: 3 }), place: fc.nat() }),
      { maxLength: 12 },
    );
    const property = fc.property(
      commits,
      fc.constantFrom(40, 64),
      fc.integer({ min: 1, max: 3000 }),
      (all, length, piece) => {
        const records = all.map(({ said, parents, place }, index) => {
          // Parents lie behind their children, and some of them not in this history.
          const oids = parents.map((distance) => oidOf(index + 1 + distance, length));
          return { place, record: recordOf(oidOf(index, length), oidOf(9000 + index, length), oids, said) };
        });
        const shuffled = records.sort((a, b) => a.place - b.place).map(({ record }) => record);
        const history = read(shuffled, length, piece);
        expect(told(history)).toEqual(expected(shuffled));
        for (const [position, { oid, parents }] of history.commits.entries()) {
          expect(history.indexOf(oid)).toBe(position);
          expect(parents.every((parent) => parent === -1 || parent > position)).toBe(true);
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  test('are the same when there are thousands of them and of people', () => {
    const said = fc.sample(content(), { numRuns: 50, seed: 1 });
    const records = Array.from({ length: 5000 }, (_, index) => {
      const own = {
        ...(said[index % said.length] as Content),
        committer: `P${index % 3000} <p${index}> ${index} +0000`,
        long: 3,
      };
      const parents = [index + 1, index + 5, index + 7000].map((parent) => oidOf(parent, 40));
      return recordOf(oidOf(index, 40), oidOf(index, 40), parents, own);
    });
    const history = read(records, 40, 65_536);
    expect(told(history)).toEqual(expected(records));
    const half = history.narrow([oidOf(2500, 40), 'no id']);
    expect(half.commits).toHaveLength(2500);
    expect(half.commits[0]?.parents).toEqual([1, 5, -1]);
    expect([half.indexOf(oidOf(2499, 40)), half.indexOf(oidOf(2501, 40))]).toEqual([undefined, 1]);
    expect([half.newest(), half.narrow([]).newest()]).toEqual([4999, Number.NEGATIVE_INFINITY]);
  });

  test('are found by their ids as git writes them, and by nothing else', () => {
    const oid = oidOf(0xabc, 40);
    const history = read(
      [recordOf(oid, oid, [], { author: null, committer: null, encoding: null, signed: false, body: [], long: 0 })],
      40,
      9,
    );
    expect(history.indexOf(oid)).toBe(0);
    for (const other of [oid.toUpperCase(), oid.slice(1), `${oid}0`, 'x'.repeat(40), '', '\u0130'.repeat(40)])
      expect(history.indexOf(other)).toBeUndefined();
    const columns = createColumns(40);
    for (const record of [
      '',
      oid,
      `${oid}\ntree ${'x'.repeat(40)}\n\n`,
      `${'x'.repeat(40)}\ntree ${oid}\n\n`,
      `${oid}\nblob ${oid}\n\n`,
    ])
      expect(columns.add(Buffer.from(record), 0, record.length), record).toBe(false);
    expect(columns.count).toBe(0);
  });
});
