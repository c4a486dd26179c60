import { entries, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import {
  doubtfulData,
  keysOfGiven,
  keysOfLevel,
  keysOfSomebody,
  madeUp,
  ofProduct,
  somebody,
  whatIsGiven,
} from '../../../src/lexicon/access-doubt.ts';
import { accessLevels, accessPlace, contactsPlace } from '../../../src/lexicon/access-rosters.ts';
import { isAside, mayBeSample } from '../../../src/lexicon/iac-samples.ts';
import { namesNobody } from '../../../src/lexicon/owner-names.ts';
import { type Context, folderOf } from '../context.ts';
import { isFilledIn } from '../evidence-of-own.ts';
import { documentsOf, items, within } from '../nodes.ts';
import type { Read } from '../reader.ts';

const longestText = 256 * 1024;
const longestLine = 2000;
/** One name is whoever is to be asked. */
const fewest = 2;

/** Names that are found, each with the line where it stands. */
type Named = readonly (readonly [name: string, line: number])[];

/**
 * A file that is called a list of people or of what they may do, and names some of them together with what they are
 * given, in a form that nobody knows. Whether it lets anybody do anything is not told: it is left in doubt.
 */
export async function readDoubtfulData(path: string, context: Context): Promise<Read> {
  if (!doubtfulData.test(path) || context.isSample || context.isInChart(path)) return null;
  if (isAside(folderOf(path)) || mayBeSample(path) || madeUp.test(path)) return null;
  if (contactsPlace.test(path) && !accessPlace.test(path)) return null;
  const whole = (await context.sweep.textOf(path))?.slice(0, longestText) ?? null;
  // A file whose text is not had is told of where its form is known.
  if (whole === null || ofProduct.test(whole)) return null;
  const documents = /\.(?:ya?ml|jsonc?)$/i.test(path) ? await documentsOf(context.source, path) : 'unseen';
  // What is no document, as a template of one, is read by its lines.
  const found = typeof documents === 'string' ? inLines(whole, 1) : documents.flatMap(inDocument);
  if (new Set(found.map(([name]) => name)).size < fewest) return null;
  return { grants: [{ system: 'roster', to: 'open', line: found[0]?.[1] ?? null }], own: 'unknown' };
}

/** Who is named in a text. */
const namesIn = (line: string): readonly string[] =>
  [...line.matchAll(somebody)]
    .map(([name]) => name.toLowerCase())
    .filter((name) => isFilledIn(name) && !namesNobody(name));

/** Who is named in the lines of a text in which it stands what somebody is given. */
function inLines(whole: string, from: number): Named {
  const found: [string, number][] = [];
  let isGiven = false;
  for (const [index, raw] of whole.split('\n').entries()) {
    const line = raw.slice(0, longestLine);
    if (/^\s{0,80}(?:#|\/\/|;)/.test(line)) continue;
    for (const name of namesIn(line)) found.push([name, from + index]);
    isGiven ||= whatIsGiven.test(line.replaceAll(somebody, ' ')) || /(?:^|[\s"',-])group:/.test(line);
  }
  return isGiven ? found : [];
}

/** The last word of a key, in small letters. */
const lastWord = (key: string): string =>
  key
    .slice(0, 80)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^.*[_.\s-]/, '');

/** What stands between names, and before those of accounts of AWS. */
const onlyNames = /^(?:[\s,;|&]|and\b|arn:aws[\w-]{0,12}:iam::\d{0,12}:)*$/;

/** Who is named by a value, and by nothing but names: in a sentence somebody is named to be asked. */
function bareNames(node: Yaml): readonly string[] {
  const said = (text(node) ?? '').slice(0, longestLine);
  return onlyNames.test(said.replaceAll(somebody, ' ')) ? namesIn(said) : [];
}

/** Whether a value says what somebody may do. */
const isLevel = (node: Yaml): boolean =>
  [node, ...items(node)].some((one) => accessLevels.has((text(one) ?? '').toLowerCase()) || saysLevel(one));

const saysLevel = (node: Yaml): boolean => entries(node).some(([key]) => keysOfLevel.has(lastWord(key)));

/** The key of a file within a document, as a map of configuration has. */
const aFile = /\.(?:ya?ml|json|toml|csv|conf|ini|txt)$/;

/** Who is named in a document under a key for those who are given something, or in an entry that says what. */
function inDocument(document: Yaml): Named {
  const found: (readonly [string, number])[] = [];
  for (const { node, key } of within(document)) {
    const isGiven = key !== null && keysOfGiven.has(lastWord(key));
    if (node.type === 'scalar') {
      const said = text(node) ?? '';
      if (said.includes('\n') && (isGiven || aFile.test(key ?? ''))) found.push(...inLines(said, node.line));
      else if (isGiven) for (const name of bareNames(node)) found.push([name, node.line]);
      continue;
    }
    // Under a key that lists people, an entry need not say what each may do.
    const isEntry = node.type === 'map' && (saysLevel(node) || isGiven);
    for (const [name, value] of entries(node)) {
      if (isEntry && keysOfSomebody.has(lastWord(name)))
        for (const one of [value, ...items(value)].flatMap(bareNames)) found.push([one, node.line]);
      if (isGiven || isLevel(value)) for (const one of namesIn(name)) found.push([one, node.line]);
    }
  }
  return found;
}
