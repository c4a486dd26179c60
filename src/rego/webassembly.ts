/** A compiled module; may be sent to a worker. */
export type WasmModule = object;

/** A module with memory of its own, ready to run. */
export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface Engine {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: object): Promise<WasmInstance>;
}

/** Node's own WebAssembly, whose types TypeScript gives with a browser's only. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
