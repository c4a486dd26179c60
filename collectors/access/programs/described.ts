import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import { ansibleModules, pulumiTypes } from '../../../src/lexicon/access-programs.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant } from '../grants.ts';
import { documentsOf, within } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { hostRulesOf } from './accounts.ts';

/** Rules for access among the resources of a Pulumi program that is written in YAML. */
export async function readPulumi(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  if (typeof read === 'string') return read;
  const resources = get(read[0], 'resources');
  const grants = entries(resources).flatMap(([name, resource]): readonly Grant[] => {
    const type = text(get(resource, 'type')) ?? '';
    const [, system, to] = pulumiTypes.find(([words]) => words.test(type.slice(0, 200))) ?? [];
    if (system === undefined || to === undefined || resources === undefined) return [];
    return [{ system, to, line: lineOf(resources, name) }];
  });
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}

/** Accounts, groups and what these may do, as tasks of Ansible make them; those that take away grant nothing. */
export async function readTasks(path: string, context: Context): Promise<Read> {
  const read = await documentsOf(context.source, path);
  // What a program fills in first is no task yet.
  if (typeof read === 'string') return read === 'malformed' ? null : read;
  const grants: Grant[] = [];
  for (const document of read) {
    for (const { node, key: under } of within(document)) {
      for (const [key, value] of entries(node)) {
        if (value.type !== 'map' || text(get(value, 'state')) === 'absent') continue;
        const told = ansibleModules.get(key.slice(key.lastIndexOf('.') + 1));
        const line = lineOf(node, key);
        if (told !== undefined) grants.push({ system: told[0], to: told[1], line });
        else grants.push(...hostRulesOf(key, value, under, document.type === 'list').map((one) => ({ ...one, line })));
      }
    }
  }
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}
