import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { trivy, trivyScanners, trivyTargets } from '../../../src/lexicon/programs/trivy.ts';
import { isAboutItself } from './about.ts';
import { failsBy } from './fails.ts';
import { flagValue, plainWords } from './flags.ts';
import { dynamic, nothing, type Recognition, unlisted } from './recognition.ts';

/** What `trivy` scans: its sub-command names the target, `--scanners` what is sought there, `--format` perhaps a list alone. */
export function trivyDoes(words: readonly Word[]): Recognition {
  if (isAboutItself(words) === 'always') return nothing;
  // It fetches what it will scan by, and ends.
  if (words.some(({ text }) => /^--download-(?:java-)?db-only$/.test(text))) return nothing;
  const [target] = plainWords(words, trivy.valued);
  if (target === undefined) return nothing;
  if (!target.isFixed) return dynamic('trivy');
  const usual = trivyTargets.get(target.text);
  if (usual === undefined) return trivy.idle.includes(target.text) ? nothing : unlisted('trivy');
  const format = flagValue('--format', words) ?? flagValue('-f', words);
  const chosen = flagValue('--scanners', words) ?? flagValue('--security-checks', words);
  if (chosen?.isFixed === false) return dynamic(`trivy ${target.text}`);
  const isList = format?.isFixed === true && /^(cyclonedx|spdx)/.test(format.text);
  const sought = chosen === null ? (isList ? [] : usual) : scanned(chosen.text.split(','), usual);
  const capabilities = [...new Set([...sought, ...(isList ? (['sbom'] as const) : [])])];
  const fails = (capability: Capability) =>
    capability === 'sbom' ? 'yes' : failsBy(trivy, { entry: target.text, sort: 'does', capability }, words);
  return {
    type: 'known',
    found: capabilities.map((capability) => ({
      capability,
      tool: 'trivy',
      confidence: 'exact',
      fails: fails(capability),
    })),
  };
}

function scanned(names: readonly string[], usual: readonly Capability[]): readonly Capability[] {
  const vulnerabilities = usual.find((one) => one === 'image_scan') ?? 'dependency_scan';
  return names.flatMap((name) => (name === 'vuln' ? [vulnerabilities] : (trivyScanners.get(name) ?? [])));
}
