import type { Goal } from '../../core/declared.ts';

/** Goals by question, section or model; `*` for all others. */
export type Goals = Readonly<Record<string, Goal>>;

/** The name under which a question's goal stands: its own, else its section's, its model's, or `*`; null for none. */
export function goalNameOf(question: string, goals: Goals): string | null {
  for (let name = question; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    if (Object.hasOwn(goals, name)) return name;
  }
  return Object.hasOwn(goals, '*') ? '*' : null;
}

/** What a question is to reach; null where nothing says so. */
export function goalOf(question: string, goals: Goals): Goal | null {
  const name = goalNameOf(question, goals);
  return name === null ? null : (goals[name] ?? null);
}

/** Whether a name is that of a section or model of some question. */
export function isAbove(name: string, questions: Iterable<string>): boolean {
  for (const question of questions) if (question.startsWith(`${name}.`)) return true;
  return false;
}
