/** Whether this runs from the bundle, where everything lies beside it, or from the sources as they are. */
const isBundled = !import.meta.url.endsWith('.ts');

/** Gives the module of a worker: TypeScript among the sources, `<name>.mjs` beside the bundle. */
export function workerUrl(name: 'compiler-worker' | 'evaluation-worker'): URL {
  return new URL(isBundled ? `./${name}.mjs` : `./${name}.ts`, import.meta.url);
}

/** Gives a file of the packed compiler: in `compiler/`, of the project or beside the bundle. */
export function compilerFile(name: 'opa.wasm.br' | 'opa.wasm.sha256' | 'capabilities.json'): URL {
  return new URL(isBundled ? `./compiler/${name}` : `../../compiler/${name}`, import.meta.url);
}

/** Gives the folder of the built-in policies: of all of them among the sources, of entrypoint and verbs beside the bundle. */
export function libraryFolder(): URL {
  return new URL(isBundled ? './policies/' : '../../policies/', import.meta.url);
}

/** Gives the folder of the built-in packs, one folder for each model; `npm run build` fills it. */
export function packsFolder(): URL {
  return new URL(isBundled ? './packs/' : '../../dist/packs/', import.meta.url);
}
