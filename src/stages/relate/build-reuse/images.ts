import type { Tri } from '../../../core/facts/base.ts';
import type { Fact } from '../../../core/facts/index.ts';
import { environmentInName } from '../../../lexicon/environments.ts';
import { lasting, type Reuse, type Seen } from './seen.ts';

type Image = Fact<'supply.image'>;
export type Answer = Pick<Reuse, 'component' | 'environments' | 'builtOnce' | 'why' | 'exactInGit' | 'at'> & {
  readonly key: string;
  readonly by: readonly string[];
};

const exact: ReadonlySet<Image['pin']> = new Set<Image['pin']>(['digest', 'commit', 'exact']);
const open: ReadonlySet<Image['pin']> = new Set<Image['pin']>(['variable', 'unknown', 'local']);

/** One answer for each image that environments of this source run, by the references that they name it by. */
export function byImages({ images }: Seen, environments: ReadonlySet<string>): readonly Answer[] {
  const placed = images.flatMap((image) => {
    const environment = lasting(image.environment);
    return environment === null ? [] : [{ image, environment }];
  });
  const times = new Map<string, number>();
  return [...Map.groupBy(placed, ({ image }) => image.name)].flatMap(([name, some]): readonly Answer[] => {
    const [first] = some;
    if (first === undefined) return [];
    const component = componentOf(first.image);
    const time = (times.get(component) ?? 0) + 1;
    times.set(component, time);
    const own = new Set(some.map(({ environment }) => environment));
    const exactInGit = exactness(some.map(({ image }) => image));
    const isPromoted = own.size > 1 && exactInGit === 'yes';
    // A name of its own for each environment hides what the others run.
    const isNamed = environmentInName(name.slice(name.lastIndexOf('/') + 1)) !== null;
    const isSingle = own.size === 1 && environments.size === 1 && !isNamed;
    return [
      {
        key: `image:${component}${time === 1 ? '' : `~${time}`}`,
        at: first.image.at,
        component,
        environments: own.size,
        builtOnce: isPromoted ? 'yes' : 'unknown',
        why: isPromoted ? 'promoted' : isSingle ? 'single' : 'not_seen',
        exactInGit,
        by: some.map(({ image }) => image.id),
      },
    ];
  });
}

/** An image by its name; by the folder that names it where that is an expression. */
function componentOf({ name, at }: Image): string {
  if (!/[$`<>{}]|%\(/.test(name)) return name;
  const path = at?.path ?? '';
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function exactness(images: readonly Image[]): Tri {
  if (images.every(({ pin }) => exact.has(pin))) return 'yes';
  return images.some(({ pin }) => !exact.has(pin) && !open.has(pin)) ? 'no' : 'unknown';
}
