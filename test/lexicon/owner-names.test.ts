import { expect, test } from 'vitest';
import { namesNobody } from '../../src/lexicon/owner-names.ts';

test.each([
  '@your-org/team',
  '@yourteam',
  'user:guest',
  'group:default/unknown',
  'TBD',
  '@org/team-name',
  '@global-owner1',
  '@my-org/platform',
  'docs@example.com',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template's
  '${{ values.owner }}',
  '{{ cookiecutter.owner }}',
  '<owner>',
  '@',
  'N/A',
])('%s names nobody', (name) => expect(namesNobody(name)).toBe(true));

test.each([
  '@acme/demo-team',
  '@alphagov/gov-uk-platform',
  'group:default/payments',
  'user:ana',
  'ana@shop.uk',
  '@@maintainers',
  'team-payments',
  '@templates-crew',
  'ari:cloud:identity::team/1234',
])('%s names somebody', (name) => expect(namesNobody(name)).toBe(false));
