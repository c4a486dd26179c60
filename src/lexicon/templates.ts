import type { Tri } from '../core/facts/base.ts';
import type { Capability } from '../core/facts/ci.ts';

/** What a template of GitLab does: parts of its name, without folder and ending. */
export interface Template {
  readonly names: readonly string[];
  readonly does: readonly Capability[];
  readonly fails: Tri;
}

/** GitLab's own templates and components; its scanners let the pipeline pass whatever they find. */
export const templates: readonly Template[] = [
  { names: ['sast', 'sast.latest', 'advanced-sast'], does: ['code_scan'], fails: 'no' },
  { names: ['sast-iac', 'sast-iac.latest', 'iac-sast'], does: ['infrastructure_scan'], fails: 'no' },
  { names: ['secret-detection', 'secret-detection.latest'], does: ['secret_scan'], fails: 'no' },
  {
    names: ['dependency-scanning', 'dependency-scanning.latest', 'dependency-scanning.v2', 'main-dependency-scanning'],
    does: ['dependency_scan'],
    fails: 'no',
  },
  { names: ['container-scanning', 'container-scanning.latest'], does: ['image_scan'], fails: 'no' },
  { names: ['license-scanning', 'license-scanning.latest'], does: ['licence_check'], fails: 'no' },
  { names: ['code-quality', 'code-quality-oss'], does: ['lint'], fails: 'no' },
];

/** Folders of GitLab's own templates, and of its own components, that the names above stand in. */
export const templateFolders: readonly string[] = ['security', 'jobs'];
export const componentOwner = 'components';

/** Keywords of a job that do something of their own. */
export const keywords: Readonly<Record<string, readonly Capability[]>> = { release: ['publish'], pages: ['deploy'] };

/** First letters of the names of GitLab's templates that scan or report, and neither test, build nor plan. */
export const neutralTemplates: readonly string[] = [
  'Security/',
  'Jobs/SAST',
  'Jobs/Secret-Detection',
  'Jobs/Dependency-Scanning',
  'Jobs/Container-Scanning',
  'Jobs/License-Scanning',
  'Jobs/Code-Quality',
];
