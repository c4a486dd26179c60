import { type MessagePort, parentPort } from 'node:worker_threads';
import * as opaWasm from '@open-policy-agent/opa-wasm';
import { textOf } from './thrown.ts';
import type { WasmInstance, WasmModule } from './webassembly.ts';

/** `load` makes an instance that holds the input, parsed once; `evaluate` asks it for one entrypoint. */
export type EvaluationRequest =
  | { readonly kind: 'load'; readonly module: WasmModule; readonly input: Uint8Array }
  | { readonly kind: 'evaluate'; readonly entrypoint: string };

/** `result` is undefined where the entrypoint is; `error` says what was thrown. */
export type EvaluationReply = { readonly result: unknown } | { readonly error: string };

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
type Evaluate = (entrypoint: string) => unknown;

const PAGE_BYTES = 65_536;

/**
 * Memory for an input of that many bytes. The allocator grows by one page at a time, each growth as dear as the memory
 * is large; parsed JSON takes about 15 times its text.
 */
function pagesFor(bytes: number): number {
  return Math.min(Math.ceil((20 * bytes) / PAGE_BYTES) + 256, 65_536);
}

function load(module: WasmModule, input: Uint8Array): Evaluate {
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

function serve(port: MessagePort): void {
  let evaluate: Evaluate | null = null;
  const answer = (request: EvaluationRequest): EvaluationReply => {
    try {
      if (request.kind === 'load') {
        evaluate = load(request.module, request.input);
        return { result: null };
      }
      return { result: evaluate?.(request.entrypoint) };
    } catch (thrown) {
      return { error: textOf(thrown) };
    }
  };
  port.on('message', (request: EvaluationRequest) => port.postMessage(answer(request)));
}

if (parentPort !== null) serve(parentPort);
