import { describe, expect, test } from 'vitest';
import { readImages } from '../../../../collectors/supply-chain/images/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

async function imagesOf(files: Readonly<Record<string, string>>) {
  const { items } = await readImages(memoryRepository({ files, fullName: null }));
  return items.map(({ ref, name, pin, role }) => [ref, name, pin, role]);
}

const json = `{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a"},"spec":{"containers":[{"image":"nginx:latest"}]}}`;

describe('images of objects of Kubernetes', () => {
  test('are found in a text of JSON on one line', async () => {
    expect(await imagesOf({ 'a.yaml': json, 'b.json': `${json}\n` })).toEqual([
      ['a.yaml:1', 'nginx', 'latest', 'deployed'],
      ['b.json:1', 'nginx', 'latest', 'deployed'],
    ]);
  });

  test('are found in maps that are written between braces, also of a whole object', async () => {
    const block = `apiVersion: apps/v1
kind: Deployment
spec:
  containers:
    - {name: a, image: "acme/a:1.2.3"}
    - {name: b, image: acme/b}
`;
    const flow = '{apiVersion: v1, kind: Pod, spec: {containers: [{image: "acme/c:main"}]}}\n';
    expect(await imagesOf({ 'block.yaml': block, 'flow.yaml': flow })).toEqual([
      ['block.yaml:5', 'acme/a', 'exact', 'deployed'],
      ['block.yaml:6', 'acme/b', 'none', 'deployed'],
      ['flow.yaml:1', 'acme/c', 'branch', 'deployed'],
    ]);
  });

  test('are not what notes, labels and texts of several lines say', async () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    image: acme/note:1.2.3
    notes: |
      image: acme/text:1.2.3
spec:
  template:
    metadata:
      labels:
        image: acme/label:1.2.3
    spec:
      containers:
        - image: acme/web:main
          args:
            - |
              image: acme/argument:1.2.3
`;
    expect(await imagesOf({ 'a.yaml': text })).toEqual([['a.yaml:15', 'acme/web', 'branch', 'deployed']]);
  });

  test('are those of each entry of a list, by its own kind', async () => {
    const list = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
    data: {image: acme/none}
  - apiVersion: v1
    kind: Pod
    spec: {containers: [{image: acme/pod}]}
`;
    expect(await imagesOf({ 'a.yaml': list })).toEqual([['a.yaml:9', 'acme/pod', 'none', 'deployed']]);
  });

  test('are told by maps with repository and tag in objects of an operator', async () => {
    const text = `apiVersion: acme.dev/v1
kind: Thing
spec:
  image:
    repository: acme/thing
    tag: 1.2.3
`;
    expect(await imagesOf({ 'a.yaml': text })).toEqual([['a.yaml:5', 'acme/thing', 'exact', 'deployed']]);
  });

  test('are those of the lines where no parser reads the text, without its texts of several lines', async () => {
    const text = `apiVersion: v1
kind: Pod
metadata:
  name: {{ name }}
  notes: |
    image: acme/text:1.2.3
    {{ more }}

    image: acme/more:1.2.3
spec:
  containers:
    - name: >-
        image: acme/folded:1
      image: acme/web:1.2.3
`;
    expect(await imagesOf({ 'a.yaml': text })).toEqual([['a.yaml:14', 'acme/web', 'exact', 'deployed']]);
  });

  test('are unknown where the text is none that a parser reads, and no line tells them', async () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec:\n  name: {{ name }}\n  containers: [{image: acme/web}]\n';
    expect(await imagesOf({ 'a.yaml': text })).toEqual([['a.yaml', 'unknown', 'unknown', 'unknown']]);
    expect(await imagesOf({ 'a.yaml': text.replace('image: acme/web', 'name: a') })).toEqual([]);
  });

  test('of one document do not hang on whether another one is broken', async () => {
    const text = `apiVersion: v1\nkind: Pod\na: 1\na: 2\n---\n${json}\n`;
    expect(await imagesOf({ 'a.yaml': text })).toEqual([['a.yaml:6', 'nginx', 'latest', 'deployed']]);
  });
});
