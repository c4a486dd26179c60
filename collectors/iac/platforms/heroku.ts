import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, lineOf } from '../../../src/formats/nodes.ts';
import { readText } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { herokuKeys, otherAppJson } from '../../../src/lexicon/iac-platforms.ts';
import type { Found, Root } from '../model.ts';
import { withinLimit } from '../stacks/limits.ts';
import { folderOf } from '../stacks/paths.ts';
import { rootsOf, type Serving, unnamed } from '../stacks/serving.ts';
import { documentOf } from '../stacks/values.ts';

const anyName = /(?:^|\/)(?:app\.json|heroku\.yml|Procfile)$/;

/** What a file shows of an application of Heroku. */
interface Sign {
  readonly path: string;
  readonly line: number;
  readonly creates: Root['creates'];
  /** Applications for each change request are made from it. */
  readonly hasReviews: boolean;
}

/**
 * Applications of Heroku, by folder. Whose they are is not told: `app.json` is a button for others as well, and a Procfile
 * is read by other platforms and on machines of developers.
 */
export async function readHeroku(source: RepositoryFiles, sweep: Sweep): Promise<Pick<Found, 'roots' | 'gaps'>> {
  // Cloud Foundry reads a Procfile for want of a command in its manifest.
  const isForOther = sweep.marked('cloud_foundry').length > 0;
  const named = sweep
    .marked('platform')
    .filter((path) => anyName.test(path) && !(isForOther && path.endsWith('Procfile')));
  const { kept, gaps } = withinLimit(named, 'applications of Heroku');
  const signs = new Map<string, Sign>();
  // Sorted, `app.json` and `heroku.yml` come after a Procfile: they tell more.
  for (const path of kept) {
    const sign = await signOf(source, path);
    const known = signs.get(folderOf(path));
    if (sign !== null && (known === undefined || sign.creates === 'yes'))
      signs.set(folderOf(path), { ...sign, hasReviews: sign.hasReviews || known?.hasReviews === true });
  }
  const roots = [...signs].flatMap(([folder, { path, line, creates, hasReviews }]) =>
    rootsOf(
      { tool: 'heroku', path: folder, at: { commit: sweep.commit, path, line }, creates },
      hasReviews ? [unnamed, review] : [unnamed],
    ),
  );
  return { roots, gaps };
}

const review: Serving = {
  environment: { name: 'review', production: 'no', isPreview: true },
  selectors: [],
  own: 'yes',
};

async function signOf(source: RepositoryFiles, path: string): Promise<Sign | null> {
  if (path.endsWith('Procfile')) {
    const whole = await readText(source, path);
    // Types that a platform knows of its own; others are run on any machine.
    return whole !== null && /^(?:web|release) {0,5}:/m.test(whole)
      ? { path, line: 1, creates: 'unknown', hasReviews: false }
      : null;
  }
  const body = await documentOf(source, path);
  if (path.endsWith('heroku.yml')) {
    const isTold = body === null || ['build', 'setup', 'run', 'release'].some((key) => get(body, key) !== undefined);
    return isTold ? { path, line: body?.line ?? 1, creates: 'yes', hasReviews: false } : null;
  }
  const keys = entries(body ?? undefined).map(([key]) => key);
  const shown = keys.find((key) => herokuKeys.has(key));
  if (body === null || shown === undefined || keys.some((key) => otherAppJson.has(key))) return null;
  const hasReviews = get(get(body, 'environments'), 'review') !== undefined;
  return { path, line: lineOf(body, shown), creates: 'yes', hasReviews };
}
