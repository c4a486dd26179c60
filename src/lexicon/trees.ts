/** Folders whose files are other people's, generated, examples or test data, wherever they lie. */
const foreignFolders: ReadonlySet<string> = new Set(
  `vendor node_modules third_party third-party thirdparty bower_components
  test tests testing testdata test-data test_data fixtures fixture __fixtures__ __tests__
  example examples sample samples demo demos docs doc documentation
  template templates cookiecutter skeleton boilerplate`.split(/\s+/),
);

/** Whether a path lies in such a folder, or in one whose name a template fills in (`{{name}}`). */
export function isForeign(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some((folder) => foreignFolders.has(folder.toLowerCase()) || folder.includes('{{'));
}
