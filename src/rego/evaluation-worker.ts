import { type MessagePort, parentPort } from 'node:worker_threads';
import { type Evaluate, instanceOf } from './instance.ts';
import { textOf } from './thrown.ts';
import type { WasmModule } from './webassembly.ts';

/** `load` makes an instance that holds the input, parsed once; `evaluate` asks it for one entrypoint. */
export type EvaluationRequest =
  | { readonly kind: 'load'; readonly module: WasmModule; readonly input: Uint8Array }
  | { readonly kind: 'evaluate'; readonly entrypoint: string };

/** `result` is undefined where the entrypoint is; `error` says what was thrown. */
export type EvaluationReply = { readonly result: unknown } | { readonly error: string };

function serve(port: MessagePort): void {
  let evaluate: Evaluate | null = null;
  const answer = (request: EvaluationRequest): EvaluationReply => {
    try {
      if (request.kind === 'load') {
        evaluate = instanceOf(request.module, request.input);
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
