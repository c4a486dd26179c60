import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { type Filling, filled } from './fill.ts';
import type { Start } from './triggers.ts';

const requests = /^pull_request(_target)?$/;
/** Names for what a change request brings, for the base it is made against, and for what started the run. */
const heads = /^github\.(event\.pull_request\.(head\.(sha|ref)|merge_commit_sha)|head_ref)$/;
const bases = /^github\.(base_ref|event\.pull_request\.base\.(sha|ref))$/;
const own = /^github\.(sha|ref)$/;
/** Branches that whole lines of changes are asked to be merged from: a request may be one of such a branch. */
const lines = /^(dev|develop|development|integration|staging|stage|next|canary|release|hotfix)([-/.]|$)/i;

/**
 * Whether a checkout with this `ref:` holds the code that a run is about: on a change request that of the change, on a
 * push what was pushed. Left out, it is the run's own, which for `pull_request_target` is the base.
 * https://github.com/actions/checkout#usage
 */
export function refHolds(written: string, run: Start, filling: Filling): Tri {
  const ref = filled(written, filling) ?? written;
  if (ref === '') return ofRun(run);
  if (!ref.includes('${{')) return ofFixed(ref, run);
  const inner = /^\$\{\{([^{}]{1,500})\}\}$/.exec(ref)?.[1];
  if (inner !== undefined) return ofAlternatives(inner.split('||'), run, filling);
  // `refs/pull/${{ github.event.number }}/merge`
  return ref.startsWith('refs/pull/') && requests.test(run.event) ? 'yes' : 'unknown';
}

/** A run for the base of a request may yet fetch its head in a way that is not followed. */
function ofRun({ event }: Start): Tri {
  return event === 'pull_request_target' ? 'unknown' : 'yes';
}

/** `a || b`: the first that is defined. */
function ofAlternatives(parts: readonly string[], run: Start, filling: Filling): Tri {
  const isRequest = requests.test(run.event);
  for (const part of parts.map((one) => one.trim())) {
    const literal = /^'([^']*)'$/.exec(part)?.[1] ?? inputOf(part, run, filling);
    if (literal !== undefined && literal !== '') return ofFixed(literal, run);
    if (own.test(part)) return ofRun(run);
    if (part === 'github.event.repository.default_branch')
      return run.trunk === null ? 'unknown' : ofFixed(run.trunk, run);
    if (heads.test(part)) {
      if (isRequest) return 'yes';
    } else if (bases.test(part)) {
      if (isRequest) return 'no';
    } else if (literal === undefined) return 'unknown';
  }
  return ofRun(run);
}

/** The value of an input; undefined for other names, and where it is not told. */
function inputOf(part: string, { event }: Start, filling: Filling): string | undefined {
  if (part.startsWith('github.event.inputs.') && event !== 'workflow_dispatch') return '';
  return /^(inputs|matrix)\.[\w.-]+$/.test(part) ? (filled(`\${{ ${part} }}`, filling) ?? undefined) : undefined;
}

/** A branch, tag or commit that is the same in every run. */
function ofFixed(ref: string, { occasion, trunk }: Start): Tri {
  const name = ref.replace(/^refs\/heads\//, '');
  if (name.startsWith('refs/pull/')) return 'unknown';
  switch (occasion) {
    case 'changeRequest':
      return name !== trunk && (trunk === null || lines.test(name)) ? 'unknown' : 'no';
    case 'trunkPush':
      return trunk === null ? 'unknown' : tri(name === trunk);
    case 'schedule':
    case 'manual':
      return name === trunk ? 'yes' : 'unknown';
    case 'tag':
      return 'unknown';
  }
}
