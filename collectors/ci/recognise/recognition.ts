import type { Tri } from '../../../src/core/facts/base.ts';
import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Unresolved } from '../model.ts';
import type { Aim } from './aim.ts';

/** One thing that a command, an action or a template does. */
export interface Recognised {
  readonly capability: Capability;
  /** The program or action, as the lexicon names it. */
  readonly tool: string;
  /** `name`: only a name hints at it. */
  readonly confidence: 'exact' | 'name';
  /** What it finds or breaks makes the command fail, as its flags say; `unknown` where a variable or a file decides. */
  readonly fails: Tri;
}

/** Where a command hands on to something that lies elsewhere; folders and paths are as written. */
export type Call =
  | {
      readonly to: 'make';
      /** None: its default. */
      readonly targets: readonly string[];
      readonly directory: string | null;
      readonly file: string | null;
      /** A line that fails does not fail it. */
      readonly ignoresFailures?: true;
    }
  /** A script of `package.json`; the folder is null where none is named. */
  | { readonly to: 'package_script'; readonly script: string; readonly directory: string | null }
  | { readonly to: 'task' | 'just'; readonly names: readonly string[]; readonly directory: string | null }
  /** A script of shell or of what its first line says; `isSourced`: run by the shell that calls it. */
  | { readonly to: 'script'; readonly path: string; readonly isSourced: boolean }
  /** `bash -c '…'`: `text` is a script of its own. */
  | { readonly to: 'shell'; readonly text: string }
  /** What follows runs in this folder; null where that is not told. */
  | { readonly to: 'directory'; readonly path: string | null };

/** What a command means; `found` is empty for a known program that does nothing that counts (`echo`, `cp`, an installer). */
export type Recognition =
  /** `aim`: on what it acts, for programs and actions that plan, apply or deploy. */
  | { readonly type: 'known'; readonly found: readonly Recognised[]; readonly aim?: Aim }
  | { readonly type: 'call'; readonly call: Call }
  /** `what` is a program, path or action; `dynamic`: a variable stands in the place of a name or sub-command. */
  | { readonly type: 'unknown'; readonly what: string; readonly why: Unresolved };

/** Known, and nothing that counts. */
export const nothing: Recognition = { type: 'known', found: [] };

/** A program that no list holds, a file or a sub-command, named for people. */
export function unlisted(what: string): Recognition {
  return { type: 'unknown', what: printable(what), why: 'unknown_program' };
}

/** A variable stands where a name or a sub-command belongs. */
export function dynamic(what: string): Recognition {
  return { type: 'unknown', what: printable(what), why: 'dynamic' };
}

/** An action, workflow or file that lies elsewhere and was not read. */
export function unread(what: string): Recognition {
  return { type: 'unknown', what: printable(what), why: 'unresolved_include' };
}

/** A name as it may be shown: what is no plain name or path could hold a secret and is not told. */
function printable(text: string): string {
  return /^[\w./@+$ {}-][\w./@+:$ {}-]{0,199}$/.test(text) && !text.includes('://') ? text : 'a command';
}
