import type { Fact } from '../../../src/core/facts/index.ts';
import {
  commitNames,
  commitText,
  metadataAction,
  metadataLines,
  metadataUsually,
  refNames,
  versionNames,
  versionText,
} from '../../../src/lexicon/supply-releases.ts';
import { actionOf, inputOf, type Stage } from './spoken.ts';
import { stepCalled, valuesOf } from './values.ts';

type Naming = Fact<'supply.release'>['version'];
/** What a name stands for in the run of a tag, and in any other. */
export interface Named {
  readonly onTag: Naming;
  readonly otherwise: Naming;
}

const same = (naming: Naming): Named => ({ onTag: naming, otherwise: naming });
const byRef: Named = { onTag: 'version', otherwise: 'moving' };
const order: readonly Naming[] = ['version', 'commit', 'unknown', 'moving'];

/** What several names of the same thing come to: the strongest counts. */
export function strongest(names: readonly Named[]): Named {
  const best = (of: (one: Named) => Naming): Naming =>
    order.find((one) => names.some((name) => of(name) === one)) ?? 'unknown';
  return { onTag: best(({ onTag }) => onTag), otherwise: best(({ otherwise }) => otherwise) };
}

/** What names that differ from way to way come to: only what holds in all of them. */
export function common(names: readonly Named[]): Named {
  const one = (of: (name: Named) => Naming): Naming => {
    const found = new Set(names.map(of));
    const [first] = found;
    return found.size === 1 && first !== undefined ? first : 'unknown';
  };
  return { onTag: one(({ onTag }) => onTag), otherwise: one(({ otherwise }) => otherwise) };
}

/** What a tag, a part of a path or the like stands for, as far as its own letters tell. */
export function namedBy(text: string): Named {
  const open = text.includes('$') || text.includes('`');
  if (!open) {
    if (commitText.test(text) && /\d/.test(text)) return same('commit');
    if (versionText.test(text)) return same('version');
    return same(/\d/.test(text) ? 'unknown' : 'moving');
  }
  if (commitNames.test(text)) return same('commit');
  if (versionNames.test(text)) return same('version');
  if (refNames.test(text)) return byRef;
  return same('unknown');
}

const expansion = /\$\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|\$\([^()]{0,300}\)|`[^`]{0,300}`/g;

/** A reference to an image in its parts; `tag` is null where none is written. Expansions are left whole. */
export function referenceOf(written: string): { readonly name: string; readonly tag: string | null } {
  const held: string[] = [];
  const masked = written.slice(0, 600).replace(expansion, (whole) => `\u0000${held.push(whole) - 1}\u0001`);
  const bare = masked.replace(/^(?:docker|oci|containers-storage|docker-daemon):(?:\/\/)?/, '').replace(/@.*$/s, '');
  const colon = bare.lastIndexOf(':');
  const hasTag = colon > bare.lastIndexOf('/');
  const restored = (text: string): string =>
    text.replace(/\u0000(\d{1,3})\u0001/g, (_, at: string) => held[Number(at)] ?? '');
  return {
    name: restored(hasTag ? bare.slice(0, colon) : bare),
    tag: hasTag ? restored(bare.slice(colon + 1)) : null,
  };
}

/** What the tag of a reference stands for; a whole name that only a run knows may hold any. */
export function namedByReference(written: string): Named {
  const { name, tag } = referenceOf(written);
  if (tag !== null) return namedBy(tag);
  return same(/\$[^/]{0,300}$/.test(name) ? 'unknown' : 'moving');
}

/** The entries of a text, one on each line or between commas; an expression stays whole. */
function listed(text: string): readonly string[] {
  const whole = text.replace(expansion, (one) => one.replace(/[\s,]/g, '\u0002'));
  return whole.split(/[\n,\s]/).flatMap((one) => (one === '' ? [] : [one.replaceAll('\u0002', ' ')]));
}

/** What the tags of an image that a text writes stand for: one on each line, or between commas. */
export function namedByList(text: string, stage: Stage, values: readonly string[]): Named {
  const [, id, output] = /\$\{\{ {0,9}steps\.([\w-]{1,99})\.outputs\.([\w-]{1,99}) {0,9}\}\}/.exec(text) ?? [];
  const meta = id === undefined ? undefined : stepCalled(id, stage);
  if (meta !== undefined && output !== undefined && actionOf(meta.said) === metadataAction) {
    const lines = inputOf(meta.said, 'tags')?.split(/[\n]/) ?? metadataUsually;
    return strongest(lines.flatMap((line) => metadataLine(line.trim(), meta.deed, stage)));
  }
  const names = values.map((value) => {
    return strongest(listed(value).map(namedByReference));
  });
  return names.length === 0 ? same('unknown') : common(names);
}

/** What a line of the input of that action adds; none where it is off or empty. */
function metadataLine(line: string, deed: Stage['deeds'][number], stage: Stage): readonly Named[] {
  if (line === '' || /,enable=false\b/.test(line)) return [];
  const known = metadataLines.find(([form]) => form.test(line))?.[1];
  const enabled = /,enable=/.test(line) && !/,enable=true\b/.test(line);
  const raw =
    /^(?:type=raw,)?(?:.{0,200},)?value=([^,]{1,200})/.exec(line)?.[1] ?? (line.startsWith('type=') ? undefined : line);
  const named: Named | undefined =
    known === 'tag'
      ? byRef
      : known !== undefined
        ? same(known)
        : raw === undefined
          ? undefined
          : common(valuesOf(raw, deed, stage).map(namedBy));
  if (named === undefined) return [same('unknown')];
  // Whether it is made at all is up to an expression.
  return [enabled && named.otherwise !== 'moving' ? same('unknown') : named];
}
