import type { Grant, Grantee } from '../grants.ts';
import { subjectOf } from '../trust.ts';

const longestLine = 500;

/**
 * What a text grants that is no YAML before a program has filled it in, such as a template of a chart: bindings by the
 * lines of their kinds and those of their subjects.
 */
export function grantsOfText(whole: string): readonly Grant[] {
  const grants: Grant[] = [];
  let isRule = false;
  let now: { to: Set<Grantee>; line: number; isBinding: boolean } | null = null;
  const end = (): void => {
    const found: readonly Grantee[] = now === null ? [] : now.isBinding && now.to.size === 0 ? ['open'] : [...now.to];
    for (const [index, to] of (now !== null && !now.isBinding ? (['none'] as const) : found).entries()) {
      if (now !== null && isRule)
        grants.push({ system: 'kubernetes_rbac', to, line: now.line, rules: index === 0 ? 1 : 0 });
    }
    now = null;
    isRule = false;
  };
  let subject: string | null = null;
  for (const [index, raw] of whole.split('\n').entries()) {
    const line = raw.slice(0, longestLine);
    if (line.startsWith('---')) end();
    // A template may leave its version to the cluster.
    if (/^apiVersion:.{0,80}(?:rbac|authorization\.openshift)/i.test(line)) isRule = true;
    const [, kind, isBinding] = /^kind: ?["']?((?:Cluster)?Role(Binding)?)["']?\s*$/.exec(line) ?? [];
    if (kind !== undefined) now = { to: new Set(), line: index + 1, isBinding: isBinding !== undefined };
    subject = /^\s{0,40}(?:- )?kind: ?["']?(ServiceAccount|User|Group)\b/.exec(line)?.[1] ?? subject;
    const name = /^\s{0,40}(?:- )?name: ?["']?(.{0,200}?)["']?\s{0,9}$/.exec(line)?.[1];
    if (subject === 'ServiceAccount' || (subject !== null && name !== undefined)) {
      now?.to.add(subjectOf(subject, name ?? ''));
      subject = null;
    }
  }
  end();
  return grants;
}
