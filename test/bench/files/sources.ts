import type { Draw } from './draw.ts';

const sentences = [
  'The part answers requests of the other parts and keeps what it was told.',
  'A change should come with a test, and with a line in the change log.',
  'Run `make test` before you ask somebody to look at your change.',
  'What is kept here is described in the register of data, with its owner.',
  'When the queue grows beyond a thousand messages, an alarm is raised.',
] as const;

/** A program in Go; one in fifteen tells a linter to pass over a line. */
export function go(draw: Draw, index: number): string {
  const waiver = draw.number(15) === 0 ? ' //nolint:errcheck // closing cannot fail here' : '';
  return `// Package part${index} answers what part ${index} is asked.
package part${index}

import (
\t"context"
\t"fmt"
\t"net/http"
)

${draw.some(
  1,
  12,
  (at) => `// Answer${at} fetches what "part ${at}" said; it may be asked again.
func Answer${at}(ctx context.Context, client *http.Client) (string, error) {
\trequest, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://part-${at}.example.org/v1/items?limit=${draw.number(500)}", nil)
\tif err != nil {
\t\treturn "", fmt.Errorf("part ${at}: %w", err)
\t}
\tresponse, err := client.Do(request)
\tif err != nil {
\t\treturn "", err
\t}
\tdefer response.Body.Close()${at === 0 ? waiver : ''}
\treturn response.Status, nil /* the body is not read */
}

`,
)}`;
}

/** A program in Python; one in fifteen tells a scanner to pass over a line. */
export function python(draw: Draw, index: number): string {
  const waiver = draw.number(15) === 0 ? '  # nosec B603 - the words are fixed' : '';
  return `"""What part ${index} does with what it is given."""
import logging
import subprocess

log = logging.getLogger(__name__)

${draw.some(
  1,
  14,
  (at) => `
def step_${at}(items, limit=${draw.number(500)}):
    """Takes the items of 'part ${at}' one by one; those that don't fit are left out."""
    kept = []
    for item in items:
        if item.get("size", 0) > limit:  # too large for the queue
            log.warning("left out %s", item["name"])
            continue
        kept.append({"name": item["name"], "part": "part-${index}"})
    subprocess.run(["part", "--keep", str(len(kept))], check=True)${at === 0 ? waiver : ''}
    return kept

`,
)}`;
}

/** A script of shell; those that lie in \`scripts\` are what pipelines run. */
export function shell(draw: Draw, index: number): string {
  const waiver = draw.number(10) === 0 ? '# shellcheck disable=SC2086\n' : '';
  return `#!/usr/bin/env bash
# Does step ${index} of what pipelines are made of.
set -euo pipefail

cd "$(dirname "\${BASH_SOURCE[0]}")/.."
stage="\${1:-dev}"

usage() {
  cat <<END
usage: step-${index} [--stage STAGE]
END
}

${draw.some(
  1,
  12,
  (at) => `step_${at}() {
  local part="part-${index}-${at}"
  if ! command -v jq >/dev/null 2>&1; then
    echo "jq is missing" >&2
    return 1
  fi
  while read -r line; do
    printf '%s %s\\n' "$part" "\${line%%:*}"
  done < <(jq -r '.items[] | .name' "state/$part.json" | sort -u)
  ${draw.pick(['tflint --recursive', 'hadolint Dockerfile', 'pytest -q', 'checkov -d infra', 'helm lint charts/*'])}
}

`,
)}${waiver}case "$stage" in
  -h | --help) usage ;;
  *) step_0 "$stage" || exit 1 ;;
esac
`;
}

/** Prose about a part. */
export function prose(draw: Draw, index: number): string {
  const paragraph = (): string => `${draw.some(2, 6, () => `${draw.pick(sentences)} `)}\n\n`;
  return `# Part ${index}

${draw.some(1, 10, (at) => `## Section ${at}\n\n${paragraph()}- [ ] ${draw.pick(sentences)}\n\n`)}`;
}
