import { loadPolicy } from '@open-policy-agent/opa-wasm';

export type Answers = Readonly<Record<string, { outcome: string; evidence: string[]; missing: string[] }>>;

/** Evaluates compiled policies in this process; for thousands of small evaluations. */
export async function evaluatorOf(wasm: Uint8Array): Promise<(input: unknown, question: string) => Answers> {
  const policy = await loadPolicy(Buffer.from(wasm), { initial: 512 });
  return (input, question) => {
    const [answer] = policy.evaluate(input, 'main/decisions') as [{ result: unknown }];
    return question
      .split('.')
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], answer.result) as Answers;
  };
}
