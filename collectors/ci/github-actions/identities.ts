import type { Tri } from '../../../src/core/facts/base.ts';
import { entries, get, lineOf, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { keyVariables, type Login, logins } from '../../../src/lexicon/identities.ts';
import type { Identity } from '../model.ts';
import { ifOf, isNever } from './condition.ts';
import { type Frame, placeIn, stepsOf } from './frame.ts';
import { grantsIdToken } from './permissions.ts';
import { usedIn } from './uses.ts';

const byName = new Map(logins.map((login) => [login.uses, login]));

/** How a job proves who it is: by the actions that log it in, and by keys among its variables. */
export function identitiesOf(frame: Frame, job: Yaml): readonly Identity[] {
  if (isNever(ifOf(job))) return [];
  const idToken = grantsIdToken(get(job, 'permissions'), frame.idToken);
  const steps = stepsOf(job).filter((step) => !isNever(ifOf(step)));
  return [
    ...[frame.root, job, ...steps].flatMap((node) => ofVariables(frame, get(node, 'env'), idToken)),
    ...steps.flatMap((step) => ofAction(frame, step, idToken)),
  ];
}

function ofVariables(frame: Frame, env: Yaml | undefined, idToken: Tri): readonly Identity[] {
  if (env === undefined) return [];
  const keys = entries(env).flatMap(([name, value]): readonly Identity[] => {
    const provider = keyVariables.get(name.toUpperCase());
    if (provider === undefined || !holdsKey(value)) return [];
    return [{ provider, method: 'stored_key', at: placeIn(frame, lineOf(env, name)) }];
  });
  // Terraform's provider for Azure asks for the token itself.
  if (text(get(env, 'ARM_USE_OIDC')) !== 'true') return keys;
  const method = idToken === 'yes' ? 'oidc' : 'unknown';
  return [...keys, { provider: 'azure', method, at: placeIn(frame, lineOf(env, 'ARM_USE_OIDC')) }];
}

function ofAction(frame: Frame, step: Yaml, idToken: Tri): readonly Identity[] {
  const used = usedIn(text(get(step, 'uses')) ?? '');
  const login = used?.form === 'action' ? byName.get(used.name.toLowerCase()) : undefined;
  if (login === undefined) return [];
  const inputs = new Map(entries(get(step, 'with')).map(([name, value]) => [name.toLowerCase(), value]));
  const keys = login.keys.flatMap((key) => inputs.get(key) ?? []);
  // Some such actions do more than to log in: without a key they do something else.
  if (login.roles === null && keys.length === 0) return [];
  return [{ provider: login.provider, method: methodOf(login, inputs, keys, idToken), at: placeIn(frame, step.line) }];
}

function methodOf(
  { roles, only, except }: Login,
  inputs: ReadonlyMap<string, Yaml>,
  keys: readonly Yaml[],
  idToken: Tri,
): Identity['method'] {
  if (keys.some(holdsKey)) return 'stored_key';
  if (roles === null || keys.length > 0 || idToken !== 'yes') return 'unknown';
  const says = ({ input, value }: { readonly input: string; readonly value: string }): boolean =>
    text(inputs.get(input))?.trim() === value;
  const isChosen = (only === undefined || says(only)) && (except === undefined || !says(except));
  return isChosen && (roles.length === 0 || roles.some((role) => inputs.has(role))) ? 'oidc' : 'unknown';
}

/** Whether a value comes from the store of secrets. The token that a forge makes for each run is no kept key. */
function holdsKey(value: Yaml): boolean {
  const found = (text(value) ?? '').matchAll(/\bsecrets\s*(?:\.\s*([\w-]+)|\[\s*'([\w-]+)'\s*\])/gi);
  return [...found].some(([, dotted, indexed]) => !/^(GITHUB|GITEA|FORGEJO)_TOKEN$/i.test(dotted ?? indexed ?? ''));
}
