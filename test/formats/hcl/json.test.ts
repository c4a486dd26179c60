import { expect, test } from 'vitest';
import { parseHclJson } from '../../../src/formats/hcl/index.ts';
import { plainBody } from './plain.ts';

const told = async (value: unknown) => {
  const body = await parseHclJson(JSON.stringify(value));
  return body === null ? null : plainBody(body);
};

test('keys become labels, and lists of objects become several blocks', async () => {
  expect(
    await told({
      '//': 'a comment',
      resource: { aws_x: { a: { b: 1 }, c: [{ d: true }, { d: null }] } },
      module: { m: { source: './m' } },
      locals: { e: [1, 'f'] },
    }),
  ).toEqual({
    blocks: [
      ['resource', 'aws_x', 'a', { b: 1 }],
      ['resource', 'aws_x', 'c', { d: true }],
      ['resource', 'aws_x', 'c', { d: null }],
      ['module', 'm', { source: './m' }],
      ['locals', { e: [1, 'f'] }],
    ],
  });
});

test('an object inside a block is an attribute and a block, since JSON does not tell them apart', async () => {
  expect(await told({ terraform: { backend: { s3: { bucket: 'b' } }, required_providers: { aws: 'x' } } })).toEqual({
    blocks: [
      [
        'terraform',
        {
          required_providers: { object: [['aws', 'x']] },
          blocks: [
            ['backend', 's3', { bucket: 'b' }],
            ['required_providers', { aws: 'x' }],
          ],
        },
      ],
    ],
  });
});

test('strings are templates', async () => {
  const wrapped = (text: string) => `$\{${text}}`;
  expect(
    await told({
      locals: { a: `x-${wrapped('var.b')}`, c: wrapped('f("d")'), e: `$${wrapped('g')}`, h: wrapped('"') },
    }),
  ).toMatchObject({
    blocks: [
      [
        'locals',
        {
          a: { template: ['x-', { ref: 'var.b' }] },
          c: { template: [{ call: 'f', args: ['d'] }] },
          e: wrapped('g'),
          h: { other: [] },
        },
      ],
    ],
  });
});

test('lines are those of the keys', async () => {
  const body = await parseHclJson(
    '{\n "resource": {\n  "a": {\n   "b": {\n    "c": 1,\n    "d": "x"\n   }\n  }\n }\n}\n',
  );
  expect(body?.blocks[0]).toMatchObject({ type: 'resource', labels: ['a', 'b'], line: 4 });
  expect([...(body?.blocks[0]?.body.attributes.values() ?? [])].map(({ line }) => line)).toEqual([5, 6]);
});

test.each(['', '[]', '{', 'a = 1', '{"a": 1} {"b": 2}', '{"a": 1, }', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`])(
  '%j is none',
  async (text) => {
    expect(await parseHclJson(text)).toBeNull();
  },
);

test('a resource that is no object has no blocks', async () => {
  expect(await told({ resource: 'x', module: [1, { m: 2 }] })).toMatchObject({ resource: 'x' });
});
