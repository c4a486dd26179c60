/** Values of a git configuration by `section.subsection.key`; section and key in lower case, values in file order. */
export type GitConfig = ReadonlyMap<string, readonly string[]>;

// The spaces before a subsection belong to it alone: two runs of them side by side would be tried in every division.
const SECTION = /^\[\s*([A-Za-z0-9.-]+)(?:\s*"([^"\\]*(?:\\.[^"\\]*)*)")?\s*\]/;
const KEY = /^([A-Za-z][A-Za-z0-9-]*)\s*(=?)/;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

/** Takes a value off the front: quotes, escapes and continued lines as git reads them. */
function takeValue(text: string, from: number): { value: string; next: number } {
  let value = '';
  let keep = 0;
  let isQuoted = false;
  let at = from;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') break;
    if (character === '\\') {
      at += 1;
      const escaped = text.charAt(at);
      if (escaped !== '\n') value += escapes[escaped] ?? escaped;
      keep = value.length;
    } else if (character === '"') {
      isQuoted = !isQuoted;
      keep = value.length;
    } else if (!isQuoted && (character === '#' || character === ';')) {
      while (at < text.length && text.charAt(at) !== '\n') at += 1;
      break;
    } else if (isQuoted || value !== '' || !/\s/.test(character)) {
      value += character;
      if (isQuoted || !/\s/.test(character)) keep = value.length;
    }
  }
  return { value: value.slice(0, keep), next: at + 1 };
}

/** Reads a git configuration as data: nothing is included, nothing takes effect, lines git would refuse are passed over. */
export function parseGitConfig(source: string): GitConfig {
  const text = source.replaceAll('\r\n', '\n');
  const values = new Map<string, string[]>();
  let prefix = '';
  let at = 0;
  let lineEnd = -1;
  while (at < text.length) {
    // One line may hold many sections; its end is looked for once.
    if (lineEnd < at) lineEnd = text.indexOf('\n', at);
    if (lineEnd === -1) lineEnd = text.length;
    const line = text.slice(at, lineEnd);
    const start = line.trimStart();
    const indent = line.length - start.length;
    const section = SECTION.exec(start);
    const key = KEY.exec(start);
    if (section) {
      const name = section[2]?.replace(/\\(.)/g, '$1');
      prefix = `${section[1]?.toLowerCase()}.${name === undefined ? '' : `${name}.`}`;
      at += indent + section[0].length;
    } else if (key && prefix !== '') {
      const from = at + indent + key[0].length;
      const { value, next } = key[2] === '=' ? takeValue(text, from) : { value: 'true', next: at + line.length + 1 };
      const name = prefix + key[1]?.toLowerCase();
      const sofar = values.get(name);
      if (sofar) sofar.push(value);
      else values.set(name, [value]);
      at = next;
    } else {
      at += line.length + 1;
    }
  }
  return values;
}

/** The last value of a key, which is the one that counts; undefined when it is not set. */
export function configValue(config: GitConfig, key: string): string | undefined {
  return config.get(key)?.at(-1);
}

/** Names of the subsections of a section, such as the remotes. */
export function subsections(config: GitConfig, section: string): readonly string[] {
  const names = [...config.keys()]
    .filter((key) => key.startsWith(`${section}.`))
    .map((key) => key.slice(section.length + 1, key.lastIndexOf('.')));
  return [...new Set(names)].filter((name) => name !== '');
}
