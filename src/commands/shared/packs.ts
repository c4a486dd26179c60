import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import { ScanError } from '../../core/errors.ts';
import type { Model } from '../../core/model.ts';
import type { PolicyRuntime } from '../../core/policy.ts';
import { loadPack, type Pack } from '../../rego/pack.ts';
import { openRuntime } from '../../rego/runtime.ts';
import { packsFolder } from '../../rego/worker-url.ts';
import { noConfig } from './configuration.ts';
import { named } from './names.ts';
import type { PolicyFolder } from './own-policies.ts';
import { placeIn } from './placed.ts';

/** What `--model` and `--question` choose; empty lists choose everything. */
export interface Choice {
  readonly model: readonly string[];
  readonly question: readonly string[];
}

/** All built-in packs, sorted by model. */
export async function builtInPacks(): Promise<Pack[]> {
  const folder = fileURLToPath(packsFolder());
  const names = await readdir(folder).catch((cause) => {
    throw new ScanError('unreadable', 'the built-in policies are missing', 'run `npm run build`', { cause });
  });
  return Promise.all(names.sort().map((name) => loadPack(join(folder, name))));
}

/** The folders of the command line, and those of a configuration; each once. */
export function policyFolders(given: readonly string[], { policies, places }: Config = noConfig): PolicyFolder[] {
  const named = policies.map((path, row) => ({ path, where: placeIn(places, `policies.${row}`) }));
  const all = [...given.map((path) => ({ path, where: '' })), ...named];
  return all.filter(({ path }, at) => all.findIndex((each) => each.path === path) === at);
}

/**
 * The built-in packs, and those of a house's own folders of policies, seen from `cwd`.
 * @throws {ScanError} `policy_invalid` for policies that do not hold, and for a model whose name is taken; each with the
 * place that names the folder
 */
export async function packsFor(folders: readonly PolicyFolder[], cwd: string): Promise<Pack[]> {
  const packs = await builtInPacks();
  if (folders.length === 0) return packs;
  // The compiler is large, and most runs have no use for it.
  const { compiled } = await import('./own-policies.ts');
  for (const { pack, where } of await compiled(folders, cwd)) {
    const { id } = pack.model;
    if (packs.some(({ model }) => model.id === id)) {
      throw new ScanError(
        'policy_invalid',
        `${where}there are two models called ${id}`,
        'give the folder of the model, and its packages, another name',
      );
    }
    packs.push(pack);
  }
  return packs;
}

/**
 * The models with the chosen questions only, without those of which nothing is left. A question may be named without
 * its model and section where its last part is unique.
 * @throws {ScanError} `unknown_name` with the nearest name.
 */
export function choose(models: readonly Model[], { model, question }: Choice): Model[] {
  const chosenModels = model.map((name) => named('model', name, idsOf(models)));
  const among = models.filter(({ id }) => chosenModels.length === 0 || chosenModels.includes(id));
  const questions = among.flatMap((each) => each.questions);
  const chosen = question.map((name) => named('question', name, idsOf(questions)));
  return among
    .map((each) => ({
      ...each,
      questions: each.questions.filter(({ id }) => chosen.length === 0 || chosen.includes(id)),
    }))
    .filter((each) => each.questions.length > 0);
}

const idsOf = (among: readonly { readonly id: string }[]) => among.map(({ id }) => id);

/** Policies ready to judge, each closed once by `close`. */
export interface Judges {
  readonly runtimes: readonly PolicyRuntime[];
  close(): Promise<void>;
}

/**
 * Opens the chosen policies; their runtimes show the chosen questions only.
 * @throws {ScanError} `unknown_name`
 */
export async function openJudges(packs: readonly Pack[], choice: Choice): Promise<Judges> {
  const models = choose(
    packs.map((pack) => pack.model),
    choice,
  );
  const runtimes = await Promise.all(
    models.map(async (model): Promise<PolicyRuntime> => {
      const pack = packs.find((each) => each.model.id === model.id);
      if (pack === undefined) throw new Error(`no pack of ${model.id}`);
      const runtime = await openRuntime(pack);
      return { model, decide: runtime.decide.bind(runtime), close: runtime.close.bind(runtime) };
    }),
  );
  return {
    runtimes,
    close: async () => {
      await Promise.all(runtimes.map((runtime) => runtime.close()));
    },
  };
}
