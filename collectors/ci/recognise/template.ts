import { componentOwner, keywords, templateFolders, templates } from '../../../src/lexicon/templates.ts';
import type { Recognised } from './recognition.ts';

/**
 * What a template of GitLab (`Security/SAST.gitlab-ci.yml`), a component (`component:gitlab.com/components/sast/sast`,
 * without version) or a keyword of a job (`keyword:release`) does; empty for one that no list holds.
 */
export function recogniseTemplate(name: string): readonly Recognised[] {
  const split = name.indexOf(':');
  const form = split === -1 ? 'template' : name.slice(0, split);
  const rest = name.slice(split + 1);
  if (form === 'keyword') return ofKeyword(rest);
  const parts = (rest.split('@')[0] ?? '').toLowerCase().split('/').slice(-6);
  const last = (parts.at(-1) ?? '').replace(/\.gitlab-ci\.yml$/, '');
  const isOwn =
    form === 'component'
      ? parts.indexOf(componentOwner) === 1
      : parts.length === 2 && templateFolders.includes(parts[0] ?? '');
  const template = isOwn ? templates.find(({ names }) => names.includes(last)) : undefined;
  if (template === undefined) return [];
  return template.does.map((capability) => ({
    capability,
    tool: `gitlab ${last}`,
    confidence: 'exact',
    fails: template.fails,
  }));
}

function ofKeyword(name: string): readonly Recognised[] {
  const does = Object.hasOwn(keywords, name) ? (keywords[name] ?? []) : [];
  return does.map((capability) => ({ capability, tool: `gitlab ${name}`, confidence: 'exact', fails: 'yes' }));
}
