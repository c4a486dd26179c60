import { adminGroups } from '../../../src/lexicon/access-programs.ts';
import { type Context, ownByPlace } from '../context.ts';
import type { Grant, Grantee } from '../grants.ts';
import type { Read } from '../reader.ts';
import { granteeOfLogin } from '../rosters/logins.ts';

const longestLine = 1000;

/** Files of `sudoers`, which say who may act as whom on a host. */
export async function readSudoers(path: string, context: Context): Promise<Read> {
  const whole = await context.sweep.textOf(path);
  if (whole === null) return 'unseen';
  const grants = sudoRules(whole).map(({ to, line }): Grant => ({ system: 'other', to, line }));
  return grants.length === 0 ? null : { grants, own: ownByPlace(path, context) };
}

/**
 * The rules of a text of `sudoers`, with their lines: `user host = commands`, `%group host = commands`. One of which
 * nothing is told, where a program writes the rules in later.
 */
export function sudoRules(whole: string): readonly { readonly to: Grantee; readonly line: number }[] {
  const rules = rulesIn(whole);
  return rules.length === 0 && /\{\{|\{%|<%/.test(whole) ? [{ to: 'open', line: 1 }] : rules;
}

function rulesIn(whole: string): ReturnType<typeof sudoRules> {
  return whole.split('\n').flatMap((raw, index) => {
    const line = raw.slice(0, longestLine).replace(/\{\{[^{}]{0,200}\}\}/g, '{{}}');
    const [, who = '', what] = /^\s{0,40}([^\s=#!,]{1,200})\s{1,40}[^\s=]{1,200}\s{0,40}=(.*)/.exec(line) ?? [];
    // `root` may do anything on every host by itself.
    if (what === undefined || notRules.test(who) || who === 'root') return [];
    return [{ to: granteeIn(who, what), line: index + 1 }];
  });
}

const notRules = /^(?:Defaults|(?:User|Runas|Host|Cmnd|Cmd)_Alias$)/;

/** Whom a rule is for. Single commands, and all of them without a password, are what programs are given too. */
function granteeIn(who: string, what: string): Grantee {
  if (!/[\s:=)]ALL\s{0,9}$/.test(` ${what}`) || /^[A-Z\d_]+$/.test(who)) return 'open';
  if (!who.startsWith('%')) return /NOPASSWD/.test(what) ? 'open' : granteeOfLogin(who);
  return adminGroups.has(who.slice(1)) ? 'people' : granteeOfLogin(who.slice(1));
}
