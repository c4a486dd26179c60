import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { toml } from '../../../src/formats/toml.ts';
import type { Environment } from '../../../src/lexicon/environments.ts';
import { folderOf, resolved } from './paths.ts';
import { declaredEnvironment, type Serving } from './serving.ts';
import { documentOf } from './values.ts';

/** Name of the files in which SAM keeps how each environment is deployed. */
export const samConfigName = /(?:^|[/._-])samconfig\.(?:toml|ya?ml)$/;

/** What a file of settings for SAM says. */
export interface SamConfig {
  readonly path: string;
  /** Template that it is for; null where it names none. */
  readonly template: string | null;
  /** One for each environment; empty where it has the default one only. */
  readonly servings: readonly Serving[];
  /** Its settings are those of an account that is there. */
  readonly own: Serving['own'];
}

/** Settings of one environment for one command of SAM. */
interface Settings {
  readonly environment: string;
  readonly template: string | undefined;
  readonly stack: string | undefined;
  readonly bucket: string | undefined;
}

/** What a file of settings for SAM says; null where it cannot be read. */
export async function samConfigOf(source: RepositoryFiles, path: string): Promise<SamConfig | null> {
  const settings = path.endsWith('.toml') ? await fromToml(source, path) : await fromYaml(source, path);
  if (settings === null) return null;
  const named = settings.find(({ template }) => template !== undefined)?.template;
  const environments = new Map<string, Environment>();
  for (const { environment, stack, bucket } of settings) {
    const told = stack === undefined && bucket === undefined ? null : declaredEnvironment(environment);
    if (told !== null) environments.set(told.name, told);
  }
  return {
    path,
    template: named === undefined ? null : resolved(folderOf(path), named),
    servings: [...environments.values()].map((environment) => ({
      environment,
      selectors: [environment.name],
      own: 'yes',
    })),
    own: settings.some(({ bucket }) => bucket !== undefined && bucket !== '') ? 'yes' : 'unknown',
  };
}

async function fromToml(source: RepositoryFiles, path: string): Promise<readonly Settings[] | null> {
  const { value } = await parsed(source, path, toml);
  const tables = value?.filter(({ name }) => /^[^.]{1,100}\.(?:deploy|global|sync)\.parameters$/.test(name)) ?? null;
  return (
    tables?.map(({ name, values }) => ({
      environment: name.split('.')[0] ?? '',
      template: values.get('template_file')?.[0] ?? values.get('template')?.[0],
      stack: values.get('stack_name')?.[0],
      bucket: values.get('s3_bucket')?.[0],
    })) ?? null
  );
}

async function fromYaml(source: RepositoryFiles, path: string): Promise<readonly Settings[] | null> {
  const body = await documentOf(source, path);
  if (body === null) return null;
  return entries(body).flatMap(([environment, commands]) =>
    ['deploy', 'global', 'sync'].flatMap((command) => {
      const own = get(get(commands, command), 'parameters');
      if (own === undefined) return [];
      return {
        environment,
        template: text(get(own, 'template_file')) ?? text(get(own, 'template')),
        stack: text(get(own, 'stack_name')),
        bucket: text(get(own, 's3_bucket')),
      };
    }),
  );
}
