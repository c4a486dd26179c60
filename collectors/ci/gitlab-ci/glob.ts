import { RE2JS } from 're2js';

const longestPattern = 500;

/**
 * Paths that a wildcard of `include:local` matches: `*` stays within a folder, `**` does not.
 * https://docs.gitlab.com/ci/yaml/includes/#use-includelocal-with-wildcard-file-paths
 */
export function matchingPaths(pattern: string, paths: readonly string[]): readonly string[] {
  if (pattern.length > longestPattern) return [];
  const source = pattern
    .split('**')
    .map((part) => part.split('*').map(RE2JS.quote).join('[^/]*'))
    .join('.*');
  const compiled = RE2JS.compile(source);
  return paths.filter((path) => compiled.matches(path));
}
