import { spawnSync } from 'node:child_process';
import { builtInPacks } from '../../../src/commands/shared/packs.ts';
import { Collection } from '../../../src/core/evidence.ts';
import { openRuntime } from '../../../src/rego/runtime.ts';
import { relate } from '../../../src/stages/relate/index.ts';
import { settle } from '../../../src/stages/settle/index.ts';
import { type Command, median } from '../measure.ts';

/** What it takes to judge a collection. */
export interface Judging {
  readonly questions: number;
  /** Evidence that the policies are given, in MB (10^6 bytes) of JSON. */
  readonly megabytes: number;
  /** From the evidence to the answers of all questions: median. */
  readonly ms: number;
}

/** Collects once with `collect`, and judges what it printed in this process, in turns. @throws {Error} when it fails. */
export async function judging(collect: Command, turns: number): Promise<Judging> {
  const { status, stdout, stderr } = spawnSync(collect.program, collect.args, {
    cwd: collect.cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`collecting ended with ${status}: ${stderr}`);
  const collection = Collection.parse(JSON.parse(stdout));
  const input = { now: collection.now, evidence: relate(settle(collection)) };
  const runtimes = await Promise.all((await builtInPacks()).map((pack) => openRuntime(pack)));
  const times: number[] = [];
  // One more turn than is counted, since the first compiles.
  for (let turn = 0; turn <= turns; turn++) {
    const start = performance.now();
    for (const runtime of runtimes) await runtime.decide(input);
    times.push(performance.now() - start);
  }
  await Promise.all(runtimes.map((runtime) => runtime.close()));
  return {
    questions: runtimes.reduce((sum, { model }) => sum + model.questions.length, 0),
    megabytes: Buffer.byteLength(JSON.stringify(input)) / 1e6,
    ms: median(times.slice(1)),
  };
}
