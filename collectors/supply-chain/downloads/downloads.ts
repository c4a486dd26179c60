import type { Tri } from '../../../src/core/facts/base.ts';
import { cmdlets, interpreters, keepers } from '../../../src/lexicon/supply-downloads.ts';
import { program } from '../builds/image-command.ts';
import { checkedBy, checksOf, clonedAt, isAside, namings } from './check.ts';
import { type Fetch, fetchOf, hostOf, lastPart } from './fetch.ts';
import type { Step, Unit } from './unit.ts';

/** Something that a unit fetches. */
export interface Download {
  readonly line: number;
  readonly tool: string;
  readonly host: string | null;
  readonly checked: Tri;
  readonly piped: Tri;
}

/** A fetch whose outcome is used, and by what. */
interface Used {
  readonly fetch: Fetch;
  readonly at: number;
  readonly step: Step;
  readonly isPiped: boolean;
  /** It goes into a program that keeps no whole file that could be checked. */
  readonly isStreamed: boolean;
}

const most = 200;

/** Everything that a unit fetches and uses, in order; beyond the first few hundred nothing is told. */
export function downloadsOf(unit: Unit): readonly Download[] {
  const { steps } = unit;
  const used = usedIn(steps);
  const all = checksOf(unit);
  const whole = used.filter(({ fetch, isPiped }) => isPiped || !isAside(fetch, all));
  const checks = namings(
    all,
    whole.map(({ fetch }) => fetch.file),
  );
  const perText = Map.groupBy(whole, ({ step }) => step.text);
  const told = whole.flatMap(({ fetch, at, step, isPiped, isStreamed }, file): readonly Download[] => {
    const base = { line: step.line, tool: fetch.tool, host: fetch.host === 'near' ? null : fetch.host };
    if (fetch.tool === 'git') {
      const checked = clonedAt(steps, at);
      return checked === 'fixed' ? [] : [{ ...base, checked, piped: 'no' }];
    }
    const isAlone = perText.get(step.text)?.length === 1;
    const checked = isPiped || isStreamed ? 'no' : checkedBy(checks, { at, text: step.text, file, isAlone });
    return [{ ...base, checked, piped: isPiped ? 'yes' : 'no' }];
  });
  return distinct([...told, ...unit.unread.flatMap(unreadIn)]);
}

const weakest: readonly Tri[] = ['no', 'unknown', 'yes'];

/** One of each line, program and host: a function, or the turns of a loop, fetch alike; checked only if all of them are. */
function distinct(downloads: readonly Download[]): readonly Download[] {
  const found = new Map<string, Download>();
  for (const one of downloads) {
    const key = `${one.line} ${one.tool} ${one.host ?? ''}`;
    const before = found.get(key);
    const checked = weakest.find((tri) => tri === one.checked || tri === before?.checked) ?? one.checked;
    found.set(key, { ...one, checked, piped: before?.piped === 'yes' ? 'yes' : one.piped });
  }
  return [...found.values()];
}

function usedIn(steps: readonly Step[]): readonly Used[] {
  const found: Used[] = [];
  for (const [at, step] of steps.entries()) {
    if (found.length >= most) break;
    const fetch = fetchOf(step.command.words);
    if (fetch !== null && !fetch.isFixed) found.push(...usedBy(steps, step, at, fetch));
  }
  return found;
}

/** A fetch with what becomes of it; none where what comes is only looked at. */
function usedBy(steps: readonly Step[], step: Step, at: number, fetch: Fetch): readonly Used[] {
  const { command, text, statement, line } = step;
  const rest = steps
    .slice(at + 1, at + 12)
    .filter((one) => one.text === text && command.pipe !== undefined && one.command.pipe === command.pipe);
  const takers = rest.map((one) => nameOf(one));
  const isWithin = steps.some(
    (one) => one.text === text && Math.abs(one.line - line) <= 3 && runsOutput(one, fetch.tool),
  );
  if (fetch.to === 'file' && !isWithin) return [{ fetch, at, step, isPiped: false, isStreamed: false }];
  if (isWithin || takers.some((name) => interpreters.has(name)))
    return [{ fetch, at, step, isPiped: true, isStreamed: false }];
  const file = redirected(statement(), fetch.tool);
  if (file !== null)
    return [{ fetch: { ...fetch, file: lastPart(file) }, at, step, isPiped: false, isStreamed: false }];
  const tee = rest.find((one) => nameOf(one) === 'tee');
  if (tee !== undefined) {
    const kept = program(tee.command.words)
      .slice(1)
      .find(({ text: word }) => !word.startsWith('-'));
    return [{ fetch: { ...fetch, file: lastPart(kept?.text ?? '') }, at, step, isPiped: false, isStreamed: false }];
  }
  return takers.some((name) => keepers.has(name)) ? [{ fetch, at, step, isPiped: false, isStreamed: true }] : [];
}

const nameOf = (step: Step): string => {
  const name = program(step.command.words)[0]?.text ?? '';
  return name.slice(name.lastIndexOf('/') + 1);
};

/** `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(curl …)"`. */
function runsOutput(step: Step, tool: string): boolean {
  const name = nameOf(step);
  if (!interpreters.has(name) && !/^(?:eval|source|\.)$/.test(name)) return false;
  return step.command.words.some(({ text, isFixed }) => {
    const at = isFixed ? -1 : text.search(/[$<]\(|`/);
    return at !== -1 && text.slice(at, at + 300).includes(tool);
  });
}

/** The file that a statement writes to with `>` behind a program; null without one, and for what is thrown away. */
function redirected(statement: string, tool: string): string | null {
  const own = statement.slice(Math.max(0, statement.indexOf(tool)));
  const bare = own.replace(
    /(>{1,2}[ \t]{0,9})?(?:"([^"]{0,2000})"|'([^']{0,2000})')/g,
    (_, sign?: string, one?: string, other?: string) =>
      sign === undefined ? ' ' : `${sign}${(one ?? other ?? '').replaceAll(/\s/g, '_')}`,
  );
  const file = /(?:^|[^\d&<>-])>{1,2}[ \t]{0,9}([^\s|&;<>()]{1,300})/.exec(bare)?.[1];
  return file === undefined || file.startsWith('/dev/') ? null : file;
}

const fetching = /(?:^|[\s;&|("'`])(curl|wget|aria2c)[ \t]/;
const address = /https?:\/\/[^\s"'`)]{1,1000}/;

/** What a text that no shell understands seems to fetch: nothing is known of it but that it does. */
function unreadIn({ text, line }: { readonly text: string; readonly line: number }): readonly Download[] {
  for (const [at, raw] of text.split('\n').entries()) {
    const own = raw.slice(0, 8192);
    const tool = fetching.exec(own)?.[1] ?? cmdlets.exec(own)?.[0];
    if (tool === undefined || /^\s{0,200}#/.test(own)) continue;
    const host = hostOf(address.exec(own)?.[0] ?? '');
    return [{ line: line + at, tool, host: host === 'near' ? null : host, checked: 'unknown', piped: 'unknown' }];
  }
  return [];
}
