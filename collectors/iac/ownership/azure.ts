import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { any } from '../../../src/core/tri.ts';
import { bicep } from '../../../src/formats/bicep.ts';
import { jsonc } from '../../../src/formats/jsonc.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { azureTypeCanCarry, isOwnerKey, namesOwner } from '../../../src/lexicon/iac-owners.ts';
import { armForm, isFromBicep, resourcesOf } from '../stacks/azure/arm.ts';
import { folderOf } from '../stacks/paths.ts';
import { stemOf } from '../stacks/serving.ts';
import type { Contact, Ownership, Tagged } from './model.ts';

const mostFiles = 2_000;
const contactType = /^microsoft\.security\/securitycontacts$/i;

/** What one resource of Azure says, whichever language it is written in. */
interface Resource {
  readonly type: string;
  readonly line: number;
  readonly owner: Tri;
}

/** Tags of what templates for Azure declare, and contacts for security. */
export async function readAzureOwnership(source: RepositoryFiles, sweep: Sweep): Promise<Ownership> {
  const files = sweep.marked('bicep').filter((path) => path.endsWith('.bicep'));
  const stems = new Set(files.map(stemOf));
  const found: { tool: 'arm' | 'bicep'; path: string; resources: readonly Resource[] }[] = [];
  for (const path of files.slice(0, mostFiles)) {
    const { value } = await parsed(source, path, bicep);
    const resources = value?.resources.map(({ type, line, body }) => ({ type, line, owner: ownerInText(body) })) ?? [];
    found.push({ tool: 'bicep', path, resources });
  }
  for (const path of sweep.marked('arm').slice(0, mostFiles)) {
    const { value } = await parsed(source, path, jsonc);
    if (value === null || armForm(value) !== 'template' || isFromBicep(path, value, stems)) continue;
    const resources = resourcesOf(value).map(({ type, line, node }) => ({ type, line, owner: ownerIn(node, value) }));
    found.push({ tool: 'arm', path, resources });
  }
  const placed = found.flatMap(({ tool, path, resources }) =>
    resources.map((one) => ({
      ...one,
      tool,
      folder: folderOf(path),
      at: { commit: sweep.commit, path, line: one.line },
    })),
  );
  const tagged = placed.flatMap(({ tool, folder, at, type, owner }): readonly Tagged[] => {
    const can = azureTypeCanCarry(type);
    return can === 'no' ? [] : [{ tool, folder, at, owner, canCarry: can }];
  });
  const contacts = placed
    .filter(({ type }) => contactType.test(type))
    .map(({ tool, folder, at, type }): Contact => ({ tool, folder, at, resource: type, made: 'unknown' }));
  return { tagged, contacts };
}

/** Tags of a resource of a template in JSON: a map, or an expression that gives one. */
function ownerIn(node: Yaml, body: Yaml): Tri {
  const tags = get(node, 'tags');
  if (tags === undefined) return 'no';
  if (tags.type !== 'map') return 'unknown';
  return any(...entries(tags).map(([key, value]): Tri => (isOwnerKey(key) ? isNamed(text(value) ?? '', body) : 'no')));
}

/** An expression stands for a name, save for a parameter that is nobody by default. */
function isNamed(value: string, body: Yaml): Tri {
  const [, parameter] = /^\[\s{0,9}parameters\('(\w{1,200})'\)\s{0,9}\]$/.exec(value) ?? [];
  if (parameter !== undefined) {
    const byDefault = text(get(get(get(body, 'parameters'), parameter), 'defaultValue'));
    return byDefault === undefined || namesOwner(byDefault) ? 'yes' : 'unknown';
  }
  if (/^\[[^[]/.test(value)) return 'unknown';
  return namesOwner(value) ? 'yes' : 'no';
}

/** Lines of a resource in Bicep that are looked at, and letters of each. */
const mostLines = 2_000;
const longestLine = 500;

/**
 * Tags of a resource of Bicep, by its lines: a map that is written out is read, anything else may hold an owner. A value
 * that is no literal is taken for a name where it is a name itself.
 */
function ownerInText(body: string): Tri {
  const lines = body.split('\n', mostLines).map((line) => (line.length > longestLine ? '' : line));
  const at = lines.findIndex((line) => /^\s{1,20}tags\s{0,9}:/.test(line));
  if (at === -1) return 'no';
  const opening = (lines[at] ?? '').replace(/^\s{1,20}tags\s{0,9}:\s{0,9}/, '').trim();
  const isMap = opening === '{' || opening === '{}';
  // A function that joins maps may be given one that is written out.
  const isJoin = /^union\(/.test(opening);
  if (opening === '{}') return 'no';
  if (!isMap && !isJoin) return 'unknown';
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => /^\s{0,20}[})]/.test(line));
  const inside = rest.slice(0, end === -1 ? 0 : end);
  const told = inside.map((line): Tri => {
    const [, quoted, plain, value = ''] =
      /^\s{0,40}(?:'([^'$]{1,100})'|(\w{1,100}))\s{0,9}:\s{0,9}(.*)$/.exec(line) ?? [];
    const key = quoted ?? plain;
    if (key === undefined || !isOwnerKey(key)) return 'no';
    const [, literal] = /^'([^'$]{0,200})'\s{0,9}$/.exec(value) ?? [];
    if (literal !== undefined) return namesOwner(literal) ? 'yes' : 'no';
    return /^\w{1,100}(?:\.\w{1,100}){0,5}\s{0,9}$/.test(value) ? 'yes' : 'unknown';
  });
  return any(...told, isMap && end !== -1 ? 'no' : 'unknown');
}
