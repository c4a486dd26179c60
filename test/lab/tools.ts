import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Kept between runs; git does not see it. */
const cache = join(import.meta.dirname, '../../.lab');

/** A tool that is installed here; `program` is null with the reason where it cannot be. */
export type Installed =
  | { readonly program: string; readonly reason: null }
  | { readonly program: null; readonly reason: string };

/** What makes a tool appear in `folder`: programs with their words, one after the other. */
type Recipe = (folder: string) => readonly (readonly [program: string, args: readonly string[], env?: object])[];

function install(name: string, version: string, program: string, recipe: Recipe): Installed {
  const folder = join(cache, `${name}-${version}`);
  const path = join(folder, program);
  if (existsSync(path)) return { program: path, reason: null };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    for (const [command, args, env] of recipe(folder))
      execFileSync(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    return { program: path, reason: null };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { program: null, reason: `${name} ${version} cannot be installed: ${lastLine(error)}` };
  }
}

const lastLine = (error: unknown): string | undefined =>
  String(error instanceof Error ? error.message : error)
    .trim()
    .split('\n')
    .at(-1);

/** The first of these programs that is in `PATH`; null when none is. */
function inPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** Chromium as it is installed here; where it is not, Debian's, if packages may be installed. */
export function chromium(): Installed {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const present = inPath(names);
  if (present !== null) return { program: present, reason: null };
  try {
    execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    return { program: null, reason: `chromium cannot be installed: ${lastLine(error)}` };
  }
  const installed = inPath(names);
  return installed === null
    ? { program: null, reason: 'chromium was installed, and is not in PATH' }
    : { program: installed, reason: null };
}

/** A program of Python, in an environment of its own. */
export function fromPip(name: string, version: string): Installed {
  return install(name, version, `bin/${name}`, (folder) => [
    ['python3', ['-m', 'venv', folder]],
    [join(folder, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', `${name}==${version}`]],
  ]);
}

/** A program of Go, built here; `module` is the path of its main package. */
export function fromGo(module: string, version: string): Installed {
  const name = module.split('/').at(-1) ?? module;
  return install(name, version, name, (folder) => [['go', ['install', `${module}@v${version}`], { GOBIN: folder }]]);
}
