import type { Sweep } from '../../src/formats/sweep.ts';
import type { Root } from './model.ts';

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Tells of roots whose text a tool may write, so that copies may be of one definition that is told to the tool. */
export function generatedIn(sweep: Sweep): (root: Pick<Root, 'tool' | 'path'>) => boolean {
  const written = new Set(sweep.marked('generated_configuration').map(folderOf));
  // What Terramate is told in a folder holds for all folders below.
  const above = new Set(sweep.own.filter((path) => /\.tm(?:\.hcl)?$/.test(path)).map(folderOf));
  const generates = sweep.marked('generating_configuration').length > 0;
  return ({ tool, path }) => {
    if (tool === 'terragrunt' ? generates : written.has(path)) return true;
    if (above.size === 0) return false;
    for (let folder = path; folder !== ''; folder = folderOf(folder)) if (above.has(folder)) return true;
    return above.has('');
  };
}
