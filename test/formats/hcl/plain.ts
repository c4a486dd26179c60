import type { HclBody, HclValue } from '../../../src/formats/hcl/index.ts';
import { parseHcl } from '../../../src/formats/hcl/index.ts';

/** A value as short as it can be told: literals as they are, everything else by a name of its type. */
export function plain(value: HclValue): unknown {
  switch (value.type) {
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'object':
      return { object: value.entries.map((entry) => [plain(entry.key), plain(entry.value)]) };
    case 'template':
      return { template: value.parts.map(plain) };
    case 'reference':
      return value.inner.length === 0 ? { ref: value.path } : { ref: value.path, inner: value.inner.map(plain) };
    case 'call':
      return { call: value.name, args: value.args.map(plain) };
    case 'other':
      return { other: value.inner.map(plain) };
  }
}

/** A body of which only names and values are told. */
export function plainBody({ attributes, blocks, broken }: HclBody): unknown {
  return {
    ...Object.fromEntries([...attributes].map(([name, { value }]) => [name, plain(value)])),
    ...(blocks.length === 0
      ? {}
      : { blocks: blocks.map(({ type, labels, body }) => [type, ...labels, plainBody(body)]) }),
    ...(broken ? { broken } : {}),
  };
}

/** What a text says, told plainly; null where it is no HCL. */
export async function told(text: string): Promise<unknown> {
  const body = await parseHcl(text);
  return body === null ? null : plainBody(body);
}
