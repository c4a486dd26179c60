/** An element of a manifest in XML, with what stands between its tags. */
export interface Element {
  readonly attributes: string;
  readonly inner: string;
}

const mostElements = 20_000;
const longestTag = 4096;

/** The text without comments. */
export function withoutComments(xml: string): string {
  let plain = '';
  let from = 0;
  for (;;) {
    const start = xml.indexOf('<!--', from);
    if (start < 0) return plain + xml.slice(from);
    plain += xml.slice(from, start);
    const end = xml.indexOf('-->', start);
    if (end < 0) return plain;
    from = end + 3;
  }
}

/** The elements of a name, in order, wherever they stand; what stands within one of the same name is part of it. */
export function elements(xml: string, name: string, most = mostElements): readonly Element[] {
  const found: Element[] = [];
  const opening = `<${name}`;
  const closing = `</${name}>`;
  let at = xml.indexOf(opening);
  while (at >= 0 && found.length < most) {
    const head = xml.slice(at + opening.length, at + longestTag);
    const close = head.indexOf('>');
    let next = at + opening.length;
    if (close >= 0 && /^[\s>/]/.test(head)) {
      const attributes = head.slice(0, close);
      next += close + 1;
      if (attributes.endsWith('/')) found.push({ attributes: attributes.slice(0, -1), inner: '' });
      else {
        const end = xml.indexOf(closing, next);
        if (end < 0) break;
        found.push({ attributes, inner: xml.slice(next, end) });
        next = end;
      }
    }
    at = xml.indexOf(opening, next);
  }
  return found;
}

/** The plain text of the first element of a name; null where there is none. */
export function textIn(xml: string, name: string): string | null {
  const [first] = elements(xml, name, 1);
  return first === undefined ? null : first.inner.slice(0, 500).trim();
}

/** The value of an attribute; null where it is not given. */
export function attribute({ attributes }: Element, name: string): string | null {
  for (const [, key, , value] of attributes.matchAll(/([A-Za-z:]{1,60})\s{0,9}=\s{0,9}(["'])([^"']{0,500})\2/g)) {
    if (key === name) return value ?? '';
  }
  return null;
}
