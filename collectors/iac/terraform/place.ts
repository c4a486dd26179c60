import { type Environment, environmentInName, readingOf } from '../../../src/lexicon/environments.ts';

/**
 * The environment that the name of a workspace tells: of `shop-dev` it is `dev`, of a name for the root alone, none. In
 * front, a word that means an environment counts as well, under the whole name (`dev-shop`).
 */
export function environmentOfWorkspace(name: string): Environment | null {
  const [first = ''] = name.split(/[-_.]/, 1);
  const leading = readingOf(first);
  const whole = leading === null || leading.strength === 'weak' ? null : { ...leading.environment, name };
  return environmentInName(name) ?? whole;
}
