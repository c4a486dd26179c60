import type { Root, Use } from '../../../collectors/iac/model.ts';

const at = { commit: null, path: 'a', line: 1 };

/** A root as a reader of a tool tells it, of which only what matters is said. */
export function root(told: Partial<Root> & Pick<Root, 'path'>): Root {
  return {
    tool: 'terraform',
    environment: null,
    production: 'unknown',
    purpose: 'workload',
    own: 'yes',
    creates: 'yes',
    declarative: 'yes',
    state: 'shared',
    locked: 'yes',
    runner: null,
    reconciled: 'no',
    selectors: [],
    applies: [],
    uses: [],
    serves: null,
    at,
    ...told,
  };
}

/** Something that a root takes in, by default a module of the repository. */
export function use(path: string, told: Partial<Use> = {}): Use {
  return { tool: 'terraform', form: 'module', origin: 'local', path, pin: 'local', at, ...told };
}
