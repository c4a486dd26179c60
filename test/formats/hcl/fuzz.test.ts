import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HclBody, type HclValue, parseHcl, parseHclJson } from '../../../src/formats/hcl/index.ts';
import { plain } from './plain.ts';

const real = `terraform {
  required_version = ">= 1.5"
  backend "s3" {
    bucket = "state-$\{var.env}"
  }
}

resource "aws_iam_policy" "this" {
  for_each = { for k, v in var.policies : k => v if v.enabled }
  name     = format("%s-%s", local.prefix, each.key)
  policy   = <<-EOT
    {"Version": "2012-10-17", "Resource": "$\{aws_s3_bucket.logs[each.key].arn}/*"}
  EOT
  tags     = merge(local.tags, { (var.key) = "x", "a b" = null }) # note
  dynamic "rule" {
    for_each = var.rules[*].id
    content { id = rule.value == "" ? null : -rule.value }
  }
}
`;

/** Texts that were cut, joined and strewn with what means something. */
const mutated = fc
  .array(
    fc.tuple(
      fc.nat(real.length),
      fc.nat(12),
      fc.oneof(
        fc.constantFrom(
          '"',
          '${',
          '%{',
          '}',
          '{',
          '[',
          ']',
          '(',
          ')',
          '<<X\n',
          '<<-',
          '\n',
          '=',
          '\\',
          '/*',
          '#',
          '\0',
          '\r',
          '.',
          '*',
        ),
        fc.string({ maxLength: 4, unit: 'binary' }),
      ),
    ),
    { maxLength: 8 },
  )
  .map((edits) => edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), real));

function linesOf(body: HclBody): number[] {
  const ofValue = (value: HclValue): number[] => [
    value.line,
    ...(value.type === 'list' ? value.items.flatMap(ofValue) : []),
    ...(value.type === 'object' ? value.entries.flatMap((one) => [...ofValue(one.key), ...ofValue(one.value)]) : []),
    ...(value.type === 'template' ? value.parts.flatMap(ofValue) : []),
    ...(value.type === 'call' ? value.args.flatMap(ofValue) : []),
    ...('inner' in value ? value.inner.flatMap(ofValue) : []),
  ];
  return [
    ...[...body.attributes.values()].flatMap(({ line, value }) => [line, ...ofValue(value)]),
    ...body.blocks.flatMap((block) => [block.line, ...linesOf(block.body)]),
  ];
}

test('a mutilated text throws nothing, and every line is one of its own', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      const body = await parseHcl(text);
      if (body === null) return;
      const most = text.split('\n').length;
      for (const line of linesOf(body)) expect(line >= 1 && line <= most).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a text that was cut off says nothing that the whole does not', async () => {
  const whole = await parseHcl(real);
  const types = whole?.blocks.map(({ type }) => type);
  await fc.assert(
    fc.asyncProperty(fc.nat(real.length), async (end) => {
      const body = await parseHcl(real.slice(0, end));
      for (const [at, block] of (body?.blocks ?? []).entries()) {
        expect(block.type).toBe(types?.[at]);
        for (const [name, { value }] of block.body.attributes) {
          const full = whole?.blocks[at]?.body.attributes.get(name)?.value;
          expect(full === undefined ? null : plain(full)).toEqual(plain(value));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('any text and any JSON is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.json(), async (text, json) => {
      await parseHcl(text);
      await parseHclJson(json);
      await parseHclJson(text);
    }),
    { numRuns: 200 },
  );
});

const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((word) => !/^(true|false|null|for|if|in)$/.test(word));
const text = fc.string({ maxLength: 12, unit: 'grapheme' });
const quoted = (value: string) =>
  `"${value
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/([$%])\{/g, '$1$1{')}"`;

interface Written {
  readonly source: string;
  readonly meant: unknown;
}
const { expression } = fc.letrec<{ expression: Written }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    text.map((meant) => ({ source: quoted(meant), meant })),
    fc.integer().map((meant) => ({ source: String(meant), meant })),
    fc.constantFrom(true, false, null).map((meant) => ({ source: String(meant), meant })),
    fc.tuple(name, name).map(([a, b]) => ({ source: `${a}.${b}[0]`, meant: { ref: `${a}.${b}[0]` } })),
    fc.tuple(text, name).map(([before, path]) => ({
      source: `${quoted(before.replaceAll('$', ''))}`.replace(/"$/, `$\{${path}}"`),
      meant: { template: [...(before.replaceAll('$', '') === '' ? [] : [before.replaceAll('$', '')]), { ref: path }] },
    })),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => ({
      source: `[${items.map(({ source }) => source).join(', ')}]`,
      meant: items.map(({ meant }) => meant),
    })),
    fc.array(fc.tuple(name, tie('expression')), { maxLength: 3 }).map((entries) => ({
      source: `{\n${entries.map(([key, { source }]) => `${key} = ${source}\n`).join('')}}`,
      meant: { object: entries.map(([key, { meant }]) => [key, meant]) },
    })),
    fc.tuple(name, fc.array(tie('expression'), { maxLength: 3 })).map(([call, args]) => ({
      source: `${call}(${args.map(({ source }) => source).join(', ')})`,
      meant: { call, args: args.map(({ meant }) => meant) },
    })),
  ),
}));

test('what is written is what is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(name, expression), { maxLength: 5, selector: ([key]) => key }),
      async (all) => {
        const body = await parseHcl(all.map(([key, { source }]) => `${key} = ${source}\n`).join(''));
        expect(body?.broken).toBe(false);
        const read = [...(body?.attributes ?? [])].map(([key, { value }]) => [key, plain(value)]);
        expect(read).toEqual(all.map(([key, { meant }]) => [key, meant]));
      },
    ),
    { numRuns: 300 },
  );
});
