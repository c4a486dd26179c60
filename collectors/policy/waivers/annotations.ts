import { annotationStart, annotations } from '../../../src/lexicon/policy-waivers.ts';
import type { Told } from './told.ts';

const longestLine = 8 * 1024;

/**
 * Checks that annotations of Kubernetes objects set aside, line by line: chart templates are read too, which are no YAML
 * before they are filled in.
 */
export function annotationWaivers(text: string): readonly Told[] {
  if (text.search(annotationStart) === -1) return [];
  return text.split('\n').flatMap((line, index) => (line.length > longestLine ? [] : onLine(line, index + 1)));
}

function onLine(written: string, line: number): readonly Told[] {
  if (written.search(annotationStart) === -1) return [];
  const colon = written.indexOf(':');
  const key = unquoted(written.slice(0, colon));
  const value = unquoted(written.slice(colon + 1));
  for (const { tool, key: pattern, says } of annotations) {
    const named = colon === -1 ? null : pattern.exec(key);
    if (named === null) continue;
    const told = { tool, form: 'inline', extent: 'path', line } as const;
    if (says === 'true') return value === 'true' ? [{ ...told, rules: named[1] ? [named[1]] : [], reason: null }] : [];
    if (says === 'reason') return [{ ...told, rules: [named[1] ?? ''], reason: value }];
    const [id = '', ...reason] = value.split('=');
    return [{ ...told, rules: [id], reason: reason.join('=') }];
  }
  return [];
}

/** A scalar on its line, without the quotes around it. */
function unquoted(written: string): string {
  const bare = written.trim().replace(/^- /, '');
  const quote = bare.charAt(0);
  return (quote === '"' || quote === "'") && bare.endsWith(quote) ? bare.slice(1, -1) : bare;
}
