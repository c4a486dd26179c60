import type { Tri } from '../../../src/core/facts/base.ts';
import { all, tri } from '../../../src/core/tri.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { fetching } from '../../../src/lexicon/actions/fetching.ts';
import { allowedBy, type Case } from './cases.ts';
import { ifOf, isNever } from './condition.ts';
import { refHolds } from './ref.ts';
import { usedIn } from './uses.ts';
import { withinWorkspace } from './workspace.ts';

/** A place of the workspace at which a step put a repository; `path` null where an expression chooses it. */
export interface Checkout {
  readonly path: string | null;
  /** It is the repository that the workflow runs for. */
  readonly isOwn: Tri;
  /** Whether a case comes to it. */
  readonly reached: (one: Case) => Tri;
  /** Whether what it put there is the code that the run is about: for a change request, that of the change. */
  readonly holds: (one: Case) => Tri;
}

const ownRepository = /^\$\{\{\s*github\.(repository|event\.pull_request\.head\.repo\.full_name)\s*\}\}$/;
const longest = 500;

/** What a step checks out, and where; undefined for one that does nothing of the sort. `own`: the repository's `owner/name`. */
export function checkoutOf(step: Yaml, own: string | null): Checkout | undefined {
  if (isNever(ifOf(step)) || !isCheckout(step)) return undefined;
  const inputs = get(step, 'with');
  const isOwn = isOwnRepository(text(get(inputs, 'repository'))?.trim() ?? '', own);
  const ref = text(get(inputs, 'ref'))?.trim() ?? '';
  return {
    path: withinWorkspace(text(get(inputs, 'path')) ?? ''),
    isOwn,
    reached: allowedBy(ifOf(step)),
    holds: (one) => (isOwn === 'no' ? 'no' : all(isOwn, refHolds(ref, one.run, one.filling))),
  };
}

function isCheckout(step: Yaml): boolean {
  return /^(https:\/\/[\w.-]+\/)?actions\/checkout@/i.test(text(get(step, 'uses')) ?? '');
}

function isOwnRepository(written: string, own: string | null): Tri {
  if (written === '' || (written.length < longest && ownRepository.test(written))) return 'yes';
  return own === null || written.includes('${{') ? 'unknown' : tri(written.toLowerCase() === own);
}

/** Whether an action takes the code of the run by itself, so that nothing has to be checked out for it. */
export function fetchesItself(step: Yaml, { run, filling }: Case): Tri {
  const used = usedIn(text(get(step, 'uses')) ?? '');
  const how = used?.form === 'action' ? fetching.get(used.name.toLowerCase()) : undefined;
  if (how === undefined) return 'no';
  const value = how.unless === undefined ? undefined : text(get(get(step, 'with'), how.unless.input))?.trim();
  if (value !== undefined && value !== '' && (how.unless?.is ?? value) === value) return 'no';
  return how.takes === 'request' ? 'yes' : refHolds('', run, filling);
}
