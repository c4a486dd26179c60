import { entries, get, text as textOf } from '../../../src/formats/nodes.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import type { Piece } from './piece.ts';
import type { Place } from './place.ts';

/** The scripts of a package manifest; none of a file that is no JSON. */
export function packagePieces(text: string, start: Place): readonly Piece[] {
  const [root] = parseYaml(text, '1.2') ?? [];
  return entries(get(root, 'scripts')).flatMap(([, node]) => {
    const said = textOf(node);
    return said === undefined ? [] : [{ text: said, line: node.line, start }];
  });
}
