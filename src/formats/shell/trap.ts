import { all } from '../../core/tri.ts';
import type { Word } from './script.ts';
import type { State } from './state.ts';
import { spend, type Walk } from './walk.ts';

/** How a handler ends the shell: not at all, with failure or the status it found, or with a status of its own. */
type Exit = 'never' | 'failing' | 'anew';

/**
 * The state after `trap`. A handler that may `exit` with a status of its own decides for the script: a failure may end
 * well. One that exits on ERR ends the script without `-e`. Any other leaves things as they are.
 */
export function afterTrap(args: readonly Word[], walk: Walk): State {
  const { state } = walk;
  const [handler, ...signals] = args[0]?.text === '--' ? args.slice(1) : args;
  if (handler === undefined || signals.length === 0) return state;
  const hears = (...names: readonly string[]) => signals.some(({ text, isFixed }) => !isFixed || names.includes(text));
  const isOnError = hears('ERR', 'err');
  const exit = isOnError || hears('EXIT', 'exit', '0') ? exitOf(handler, walk) : 'never';
  if (exit === 'never') return state;
  const errexit = isOnError && state.errexit === 'no' ? 'unknown' : state.errexit;
  const reached = exit === 'anew' ? all(state.shell.reached, 'unknown') : state.shell.reached;
  return { ...state, errexit, shell: { ...state.shell, reached } };
}

/** What a handler's text, and the functions it may call, do. */
function exitOf({ text, isFixed }: Word, walk: Walk): Exit {
  if (!isFixed && /^\\?\$/.test(text)) return 'anew';
  const names = new Set(text.match(/[A-Za-z_][\w-]*/g));
  const bodies = [...names].flatMap((name) => walk.bodies.get(name) ?? []);
  const texts = [text, ...bodies.map(({ pos, end }) => walk.home.text.slice(pos, end))];
  const exits = texts.map((one) => exitIn(one, walk));
  if (exits.includes('anew')) return 'anew';
  return exits.includes('failing') ? 'failing' : 'never';
}

function exitIn(text: string, walk: Walk): Exit {
  spend(walk, text.length / 64);
  const saved = new Set([...text.matchAll(/\b([A-Za-z_]\w*)="?\\?\$\?/g)].map(([, name]) => name));
  const statuses = [...text.matchAll(/\bexit\b(?:[ \t]{1,8}"?(?:\\?\$\{?([A-Za-z_]\w*)|([0-9]{1,3})\b))?/g)];
  if (statuses.length === 0) return 'never';
  const isFailing = statuses.every(([, name, number]) => saved.has(name) || Number(number ?? 0) % 256 !== 0);
  return isFailing ? 'failing' : 'anew';
}
