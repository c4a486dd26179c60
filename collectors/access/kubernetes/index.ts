import { any, tri } from '../../../src/core/tri.ts';
import { operatorRules } from '../../../src/lexicon/access-paths.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Reading } from '../grants.ts';
import { documentsOf } from '../nodes.ts';
import type { Read } from '../reader.ts';
import { claimsOfText } from './claims.ts';
import { grantsOfObject, objectsOf } from './objects.ts';
import { reconciledIn } from './reconciled.ts';
import { grantsOfText } from './text.ts';

/** Roles and bindings of Kubernetes, members of groups of OpenShift, policies of Config Connector, claims on clouds. */
export async function readKubernetes(path: string, context: Context): Promise<Read> {
  const { source, sweep } = context;
  const read = path.endsWith('.tpl') ? 'malformed' : await documentsOf(source, path);
  if (read === 'unseen') return 'unseen';
  const whole = (await sweep.textOf(path)) ?? '';
  if (read === 'malformed') {
    const grants = [...grantsOfText(whole), ...claimsOfText(whole, 1)];
    // What others fill in is for whoever installs it.
    if (grants.length > 0) return { grants, own: 'unknown' };
    return /\{\{|\{%|<%/.test(whole) ? null : 'malformed';
  }
  const told = objectsOf(read).map(grantsOfObject);
  const grants = told.flatMap((one) => one.grants);
  if (grants.length === 0) return null;
  const { leftOutBy } = await reconciledIn(context);
  return {
    grants,
    leftOutBy: leftOutBy(path),
    own: await ownOf(
      path,
      whole,
      told.some(({ namesSomebody }) => namesSomebody),
      context,
    ),
  };
}

async function ownOf(path: string, whole: string, namesSomebody: boolean, context: Context): Promise<Reading['own']> {
  if (context.isInChart(path) || operatorRules.test(path)) return 'unknown';
  const isTaken = (await reconciledIn(context)).isTaken(path);
  // What was made of a chart is another's, wherever it is kept.
  if (/^# Source: /m.test(whole.slice(0, 4000)) && !isTaken) return 'unknown';
  return any(tri(isTaken || namesSomebody), ownByPlace(path, context)) === 'yes' ? 'yes' : 'unknown';
}
