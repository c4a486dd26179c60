import type { Tri } from '../../../src/core/facts/base.ts';
import { sampleRepository } from '../../../src/lexicon/iac-samples.ts';
import type { Configuration, Declared } from './configuration.ts';
import { blocksIn, textIn } from './read.ts';

/** What a sample says where its user is to write something. */
const blank = /[<>]|change[-_ ]?me|\breplace[-_ ]|\b(your|my)[-_ ]|^todo$|x{3,}|placeholder|\bexample\b|\{\{/i;
const accounts: readonly (readonly [name: string, form: RegExp])[] = [
  ['role_arn', /^arn:aws[\w-]*:iam::\d{12}:/],
  ['subscription_id', /^[0-9a-f]{8}-[0-9a-f-]{27}$/i],
  ['tenant_id', /^[0-9a-f]{8}-[0-9a-f-]{27}$/i],
  ['project', /^[a-z][a-z0-9-]{4,30}$/],
  ['project_id', /^[a-z0-9][a-z0-9-]{4,40}$/],
  ['organization', /^[\w-]{2,60}$/],
  ['account_id', /^[0-9a-f]{12,32}$/],
  ['api_url', /^https?:\/\//],
];

/** Whether a repository of this name is one that others start from, or learn by. */
export function isTemplate(fullName: string | null): boolean {
  return sampleRepository.test(fullName?.slice(fullName.indexOf('/') + 1) ?? '');
}

/** Whether a repository of this name publishes a module, by the name that the registry asks for. */
export function isModuleName(fullName: string | null): boolean {
  return /\/terraform-[a-z0-9]+-[\w.-]+$/.test(fullName ?? '');
}

/** Whether a configuration shows that it is for environments of its own: a place for the state, or an account by its name. */
export function ownOf({ backend, providers }: Configuration): Tri {
  if (backend !== null && backend.type !== 'local') return isFilledIn(backend) ? 'yes' : 'unknown';
  return providers.some(namesAccount) ? 'yes' : 'unknown';
}

function isFilledIn({ body }: Declared): boolean {
  return [...body.attributes.keys()].every((name) => !blank.test(textIn(body, name)?.slice(0, 300) ?? ''));
}

function namesAccount({ body }: Declared): boolean {
  const bodies = [body, ...blocksIn(body, 'assume_role').map((block) => block.body)];
  return bodies.some((one) =>
    accounts.some(([name, form]) => {
      const text = textIn(one, name)?.slice(0, 300) ?? '';
      return form.test(text) && !blank.test(text) && !/^0+-?|123456789012/.test(text.slice(text.search(/\d/)));
    }),
  );
}
