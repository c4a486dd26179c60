import { mayHold } from './environment-folders.ts';

/** Folders whose files are other people's, examples, test data, or what tools made of the sources, wherever they lie. */
const foreignFolders: ReadonlySet<string> = new Set(
  `vendor node_modules third_party third-party thirdparty bower_components
  test tests testing testdata test-data test_data fixtures fixture __fixtures__ __tests__
  example examples sample samples demo demos docs doc documentation
  template templates cookiecutter skeleton boilerplate
  cdk.out cdktf.out .aws-sam .serverless .pulumi .terraform __snapshots__`.split(/\s+/),
);

/** Names that an environment has as well. */
const environments: ReadonlySet<string> = new Set(['test', 'testing', 'demo']);

/** Whether a folder has a name that tells of a foreign tree, and that an environment may have as well. */
export const mayBeEnvironment = (folder: string): boolean => environments.has(folder.toLowerCase());

/**
 * Whether a path lies in such a folder, or in one whose name a template fills in (`{{name}}`). A folder `test` is an
 * environment under one that is kept for them (`environments/test`), and where what lies beside it shows it.
 * @param areEnvironments whether the folders that lie directly in a folder are environments.
 */
export function isForeign(path: string, areEnvironments: (above: string) => boolean = () => false): boolean {
  const folders = path.split('/').slice(0, -1);
  const isEnvironment = (folder: string, at: number): boolean =>
    mayBeEnvironment(folder) && (mayHold(folders[at - 1] ?? '') || areEnvironments(folders.slice(0, at).join('/')));
  return folders.some(
    (folder, at) => (foreignFolders.has(folder.toLowerCase()) && !isEnvironment(folder, at)) || folder.includes('{{'),
  );
}
