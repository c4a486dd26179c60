import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Job, Leg } from '../model.ts';
import { type Copy, withoutMatrix } from './environment.ts';
import type { Variables } from './variables.ts';

/** The ways in which a job may run: one for each row of its matrix. */
export function legsOfJob(
  job: Yaml,
  variables: Variables,
  rows: Copy['rows'],
  environment: Job['environment'],
): readonly Leg[] {
  const usual = rows === null ? withoutMatrix(job, variables) : variables;
  const named = environment?.name ?? null;
  return (rows === null || rows.length === 0 ? [new Map<string, string>()] : rows).map((row) => {
    const told = [...usual, ...row].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
    const predefined = named === null ? [] : [['CI_ENVIRONMENT_NAME', named] as const];
    return {
      key: JSON.stringify([...row]),
      fill: (text: string) => text,
      variables: new Map([...predefined, ...told]),
      directory: '',
      isOpen: true,
    };
  });
}
