import { get, text } from '../../src/formats/nodes.ts';
import type { Yaml } from '../../src/formats/yaml.ts';

/** What a form for issues (GitHub, Gitea: `body:` of fields) shows, as lines; null for another YAML file. */
export function formLines(root: Yaml | undefined): readonly string[] | null {
  const body = get(root, 'body');
  if (body?.type !== 'list') return null;
  return body.items.flatMap((field) => {
    const attributes = get(field, 'attributes');
    const said = ['label', 'description', 'value'].map((key) => text(get(attributes, key)) ?? '');
    const options = get(attributes, 'options');
    const labels = options?.type === 'list' ? options.items.map((option) => text(get(option, 'label')) ?? '') : [];
    const isChecked = text(get(field, 'type')) === 'checkboxes';
    return [
      ...said.flatMap((lines) => ['', ...lines.split('\n')]),
      ...labels.map((label) => `- ${isChecked ? '[ ] ' : ''}${label}`),
    ];
  });
}
