import type { Tri } from '../../../src/core/facts/base.ts';
import { plainText } from '../../../src/core/text.ts';
import type { Found } from '../model.ts';
import { isMade, mentions, placeOf } from './beside.ts';
import type { Configuration, Declared } from './configuration.ts';
import { blocksIn, flagIn, textIn, valueIn } from './read.ts';
import { type Here, workspacesOf } from './workspaces.ts';

type Drift = Found['drifts'][number];

const driftRule = 'CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK';

/** Settings of a configuration by which a service or a cloud finds unexpected change. */
export function driftsOf(configuration: Configuration, commit: string | null, here: Here): readonly Drift[] {
  return [...assessments(configuration, commit, here), ...driftRules(configuration, commit)];
}

function assessments(configuration: Configuration, commit: string | null, here: Here): readonly Drift[] {
  return workspacesOf(configuration, here).flatMap(({ declared, assessed, notifies, path, isElsewhere }) => {
    // What is looked after elsewhere says nothing of the roots here.
    if (assessed === null || isElsewhere || isMade(declared) === 'no') return [];
    const place = placeOf(configuration, declared, commit);
    const told = assessed === 'no' ? ('unknown' as const) : notifies;
    const folder = plainText(path === null || path === '' ? declared.file : path);
    return [{ ...place, path: folder, form: 'health_assessment', enabled: assessed, notifies: told }];
  });
}

function driftRules(configuration: Configuration, commit: string | null): readonly Drift[] {
  return configuration.resources.flatMap((resource) => {
    const made = isMade(resource);
    if (!/^aws_config_(config_rule|organization_managed_rule)$/.test(resource.type) || made === 'no') return [];
    const named = [
      textIn(resource.body, 'rule_identifier'),
      ...blocksIn(resource.body, 'source').map(({ body }) => textIn(body, 'source_identifier')),
    ];
    if (!named.includes(driftRule)) return [];
    const place = placeOf(configuration, resource, commit);
    return [{ ...place, form: 'drift_rule', enabled: made, notifies: isTold(configuration) }];
  });
}

/** Changes of compliance go to a target, or the delivery channel tells a topic. */
function isTold({ resources }: Configuration): Tri {
  const ofType = (type: string): readonly Declared[] => resources.filter((one) => one.type === type);
  const channels = ofType('aws_config_delivery_channel').filter(
    ({ body }) => valueIn(body, 'sns_topic_arn') !== undefined,
  );
  const events = ofType('aws_cloudwatch_event_rule').filter(
    ({ body }) =>
      mentions(body, 'event_pattern', /aws\.config|Config Rules Compliance Change/) === true &&
      flagIn(body, 'is_enabled', 'yes') === 'yes' &&
      (textIn(body, 'state') ?? 'ENABLED') !== 'DISABLED',
  );
  const targets = ofType('aws_cloudwatch_event_target').filter(({ body }) => {
    const rule = valueIn(body, 'rule');
    return rule?.type === 'reference' && events.some(({ type, name }) => rule.path.startsWith(`${type}.${name}.`));
  });
  return channels.length > 0 || targets.length > 0 ? 'yes' : 'unknown';
}
