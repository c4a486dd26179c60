import { clouds } from './clouds.ts';
import { containers } from './containers.ts';
import { infrastructure } from './infrastructure.ts';
import { kubernetes } from './kubernetes.ts';
import { languages } from './languages.ts';
import { linters } from './linters.ts';
import { node } from './node.ts';
import { policy } from './policy.ts';
import type { Program, Programs } from './program.ts';
import { scanners } from './scanners.ts';
import { scripting } from './scripting.ts';
import { shell } from './shell.ts';
import { supplyChain } from './supply-chain.ts';
import { testing } from './testing.ts';

/** All programs that are known, by field; no name stands in two of them. */
export const fields: Readonly<Record<string, Programs>> = {
  clouds,
  containers,
  infrastructure,
  kubernetes,
  languages,
  linters,
  node,
  policy,
  scanners,
  scripting,
  shell,
  supplyChain,
  testing,
};

/** Programs by name; a map, since names come from scanned files. */
export const programs: ReadonlyMap<string, Program> = new Map(Object.values(fields).flatMap(Object.entries<Program>));
