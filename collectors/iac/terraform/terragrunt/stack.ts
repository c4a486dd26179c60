import { shortText } from '../../../../src/core/text.ts';
import type { HclBlock } from '../../../../src/formats/hcl/index.ts';
import type { Root, Use } from '../../model.ts';
import { folderOf } from '../files.ts';
import { isTemplate } from '../ownership.ts';
import { createsOf } from '../purpose.ts';
import { valueIn } from '../read.ts';
import type { Run } from '../roots.ts';
import { type Address, addressOf } from '../source-address.ts';
import { type Document, standpoint } from './document.ts';
import { sourceText, textOf } from './expression.ts';
import { reachOfSource, rootOf, type Surroundings } from './root.ts';

/** A unit, or a stack of them, that a file of a stack generates. */
export interface Member {
  readonly block: HclBlock;
  readonly document: Document;
  readonly address: Address;
}

/** The members of a stack. */
export function membersOf(document: Document, { exists }: Surroundings): readonly Member[] {
  const folder = folderOf(document.path);
  const from = standpoint(document, { unit: document, included: [], isWhole: true }, exists);
  return document.body.blocks.flatMap((block) => {
    if (block.type !== 'unit' && block.type !== 'stack') return [];
    const value = valueIn(block.body, 'source');
    const text = value === undefined ? null : textOf(value, from);
    const address: Address = text === null ? { origin: 'unknown' } : addressOf(folder, sourceText(text, folder), null);
    return [{ block, document, address }];
  });
}

/** A unit of a stack, in the environment of the stack's folder; what it is made of lies in its source. */
export function runOfMember({ block, document, address }: Member, surroundings: Surroundings): Run {
  const at = { commit: surroundings.commit, path: document.path, line: block.line };
  const module = address.origin === 'local' ? surroundings.configurations.get(address.path) : undefined;
  const reach = reachOfSource(address, module, surroundings);
  const plain = rootOf(folderOf(document.path), at, surroundings);
  const root: Root = {
    ...plain,
    purpose: plain.purpose === 'preview' ? 'preview' : 'workload',
    own: plain.environment !== null && !isTemplate(surroundings.fullName) ? 'yes' : 'unknown',
    creates: createsOf(reach),
    selectors: block.labels.slice(0, 1).map((label) => shortText(label, 300)),
    uses: [...memberUse(address, at), ...reach.uses],
  };
  return { roots: [root], reach };
}

function memberUse(address: Address, at: Root['at']): readonly Use[] {
  if (address.origin === 'unknown') return [];
  const pin = address.origin === 'remote' ? address.pin : 'local';
  const path = shortText(address.path, 300);
  return [{ tool: 'terragrunt', form: 'template', origin: address.origin, path, pin, at }];
}
