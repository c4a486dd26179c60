import * as opaWasm from '@open-policy-agent/opa-wasm';
import type { WasmInstance, WasmModule } from './webassembly.ts';

/** The part of OPA's ABI (1.2 and later) that is used here; addresses are numbers. */
interface Exports {
  opa_malloc(bytes: number): number;
  opa_json_parse(address: number, bytes: number): number;
  opa_json_dump(value: number): number;
  opa_heap_ptr_get(): number;
  opa_heap_ptr_set(address: number): void;
  opa_eval_ctx_new(): number;
  opa_eval_ctx_set_input(context: number, value: number): void;
  opa_eval_ctx_set_data(context: number, value: number): void;
  opa_eval_ctx_set_entrypoint(context: number, entrypoint: number): void;
  opa_eval_ctx_get_result(context: number): number;
  eval(context: number): void;
}

/**
 * Loading that waits for nothing: `loadPolicy` asks for `Response`, and thereby has Node load all of `fetch`, which
 * takes longer than most policies. The module gives it as part of its default only, whatever its types say.
 */
const { loadPolicySync } = (opaWasm as unknown as { readonly default: typeof opaWasm }).default;

type LoadedPolicy = opaWasm.LoadedPolicy;
/** A policy that holds its input, parsed once; asked for an entrypoint, it gives its result, undefined where there is none. */
export type Evaluate = (entrypoint: string) => unknown;

const PAGE_BYTES = 65_536;

/**
 * Memory for an input of that many bytes. The allocator grows by one page at a time, each growth as dear as the memory
 * is large; parsed JSON takes about 15 times its text.
 */
function pagesFor(bytes: number): number {
  return Math.min(Math.ceil((20 * bytes) / PAGE_BYTES) + 256, 65_536);
}

/**
 * Makes an instance of a compiled policy that holds an input, given as JSON in UTF-8.
 * @throws {Error} for what is no policy or no JSON; whatever a policy throws comes out of the evaluation as it is.
 */
export function instanceOf(module: WasmModule, input: Uint8Array): Evaluate {
  const policy = loadPolicySync(module as never, { initial: pagesFor(input.byteLength) });
  const opa = (policy.wasmInstance as WasmInstance).exports as unknown as Exports;
  const raw = opa.opa_malloc(input.byteLength);
  new Uint8Array(memoryOf(policy)).set(input, raw);
  const value = opa.opa_json_parse(raw, input.byteLength);
  if (value === 0) throw new Error('the evidence is no JSON');
  const heap = opa.opa_heap_ptr_get();

  return (entrypoint) => {
    const number = (policy.entrypoints as Record<string, number>)[entrypoint];
    if (number === undefined) throw new Error(`the policy has no entrypoint ${entrypoint}`);
    // All that an earlier evaluation left, finished or not, lies above the input.
    opa.opa_heap_ptr_set(heap);
    const context = opa.opa_eval_ctx_new();
    opa.opa_eval_ctx_set_input(context, value);
    opa.opa_eval_ctx_set_data(context, policy.dataAddr);
    opa.opa_eval_ctx_set_entrypoint(context, number);
    opa.eval(context);
    return firstResult(policy, opa.opa_json_dump(opa.opa_eval_ctx_get_result(context)));
  };
}

/** The buffer as it is now: growing replaces it. */
function memoryOf(policy: LoadedPolicy): ArrayBuffer {
  return (policy.mem as { readonly buffer: ArrayBuffer }).buffer;
}

function firstResult(policy: LoadedPolicy, address: number): unknown {
  const memory = new Uint8Array(memoryOf(policy));
  const text = new TextDecoder().decode(memory.subarray(address, memory.indexOf(0, address)));
  const [first] = JSON.parse(text) as { readonly result: unknown }[];
  return first?.result;
}
