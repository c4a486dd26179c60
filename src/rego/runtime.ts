import type { PolicyInput, PolicyRuntime, RawAnswers } from '../core/policy.ts';
import type { EvaluationReply, EvaluationRequest } from './evaluation-worker.ts';
import { instanceOf } from './instance.ts';
import { ALL_QUESTIONS, entrypointOf, type Pack } from './pack.ts';
import { promptly } from './prompt.ts';
import { textOf } from './thrown.ts';
import { type WasmModule, webAssembly } from './webassembly.ts';
import { hostWorker, type WorkerHost } from './worker-host.ts';
import { workerUrl } from './worker-url.ts';

/** Reading the evidence into memory is not the policy's doing, so it has a bound of its own. */
const LOAD_DEADLINE_MS = 120_000;
/** How long this thread may be held up before a worker is started, and the input for which it is not even tried. */
const PROMPT_MS = 1_000;
const PROMPT_BYTES = 4 * 1024 * 1024;

interface Evaluation {
  readonly host: WorkerHost;
  readonly module: WasmModule;
  readonly input: Uint8Array;
  readonly deadlineMs: number;
}

/**
 * Makes a pack ready to judge. What takes a moment only, as nearly everything does, is done at once: to start a worker
 * would take longer. Whatever takes more, or throws, is begun anew in a worker, where `deadlineMs` bounds one evaluation:
 * first of all questions together; when that throws or takes longer, of each question by itself.
 */
export async function openRuntime(
  pack: Pack,
  { deadlineMs = 30_000 }: { readonly deadlineMs?: number } = {},
): Promise<PolicyRuntime> {
  const host = hostWorker(workerUrl('evaluation-worker'), null);
  const questions = pack.model.questions.map((question) => question.id);
  let last: Promise<unknown> = Promise.resolve();
  const compiled = webAssembly.compile(pack.wasm);
  // Told by the decision, if one is asked for.
  compiled.catch(() => undefined);

  const decide = async (input: PolicyInput): Promise<ReadonlyMap<string, RawAnswers>> => {
    try {
      return await decideAll({ host, module: await compiled, input: bytesOf(input), deadlineMs }, questions);
    } catch (thrown) {
      return new Map(questions.map((id) => [id, failed(`the policy cannot be run: ${textOf(thrown)}`)]));
    }
  };
  return {
    model: pack.model,
    decide(input) {
      // The worker holds one input: whoever asks meanwhile waits.
      const decided = last.then(() => decide(input));
      last = decided;
      return decided;
    },
    close: () => host.close(),
  };
}

/** What all questions together give within a moment, null when they do not. */
function decidePromptly({ module, input, deadlineMs }: Evaluation): { readonly value: unknown } | null {
  if (input.byteLength > PROMPT_BYTES) return null;
  return promptly(() => instanceOf(module, input)(ALL_QUESTIONS), Math.min(PROMPT_MS, deadlineMs));
}

async function decideAll(evaluation: Evaluation, questions: readonly string[]) {
  const prompt = decidePromptly(evaluation);
  if (prompt !== null) return answersIn(prompt.value, questions);
  const loaded = await load(evaluation);
  if (loaded !== null) return new Map(questions.map((id) => [id, failed(loaded)]));
  const all = await evaluate(evaluation, ALL_QUESTIONS);
  if ('result' in all) return answersIn(all.result, questions);
  const answers = new Map<string, RawAnswers>();
  let isLoaded = !all.isWorkerGone;
  for (const id of questions) {
    const trouble = isLoaded ? null : await load(evaluation);
    if (trouble !== null) {
      answers.set(id, failed(trouble));
      continue;
    }
    const one = await evaluate(evaluation, entrypointOf(id));
    isLoaded = 'result' in one || !one.isWorkerGone;
    answers.set(id, 'result' in one ? answered(one.result) : failed(one.error));
  }
  return answers;
}

type Outcome = { readonly result: unknown } | { readonly error: string; readonly isWorkerGone: boolean };

async function ask({ host, deadlineMs }: Evaluation, request: EvaluationRequest): Promise<Outcome> {
  const limitMs = request.kind === 'load' ? LOAD_DEADLINE_MS : deadlineMs;
  const reply = await host.ask(request, limitMs);
  if (reply.kind === 'deadline') return { error: `no answer within ${limitMs / 1000} s`, isWorkerGone: true };
  if (reply.kind === 'crashed') return { error: reply.reason, isWorkerGone: true };
  const value = reply.value as EvaluationReply;
  return 'error' in value ? { error: value.error, isWorkerGone: false } : { result: value.result };
}

const evaluate = (evaluation: Evaluation, entrypoint: string) => ask(evaluation, { kind: 'evaluate', entrypoint });

/** Gives what went wrong, or null. */
async function load(evaluation: Evaluation): Promise<string | null> {
  const { module, input } = evaluation;
  const outcome = await ask(evaluation, { kind: 'load', module, input });
  return 'error' in outcome ? `the evidence cannot be read: ${outcome.error}` : null;
}

const answersIn = (result: unknown, questions: readonly string[]) =>
  new Map(questions.map((id) => [id, answered(at(result, id.split('.')))]));

function at(tree: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, name) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, name)
        ? (node as Record<string, unknown>)[name]
        : undefined,
    tree,
  );
}

/** A question without a single answer is silent, not failed. */
function answered(value: unknown): RawAnswers {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
  return { answers: isTable ? { ...value } : {}, error: null };
}

function failed(error: string): RawAnswers {
  return { answers: {}, error };
}

/**
 * JSON in UTF-8. JSON.stringify escapes surrogates that stand alone, and only those; the engine refuses them, so each
 * becomes U+FFFD, as String.toWellFormed has it, in keys too. An escaped backslash before a `u` is not touched.
 */
function bytesOf(input: PolicyInput): Uint8Array {
  const text = JSON.stringify(input);
  const whole = text.includes('\\ud')
    ? text.replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (match) => (match === '\\\\' ? match : '\ufffd'))
    : text;
  return new TextEncoder().encode(whole);
}
