/** Renders a generated assessment in one format, in a process of its own: `render.ts FORMAT EXTENT`; tells as JSON. */
import { reporters } from '../../../src/reporters/index.ts';
import { type Extent, generateAssessment } from './generate.ts';

const [format = '', extent = ''] = process.argv.slice(2);
const found = Object.entries(reporters).find(([id]) => id === format);
if (found === undefined) throw new RangeError(`no format ${format}`);
const assessment = generateAssessment(JSON.parse(extent) as Extent);
const [, load] = found;
const begin = performance.now();
const reporter = await load();
const loaded = performance.now();
const text = reporter.render(assessment, { color: false, ascii: false, width: 100, targets: {} });
const rendered = performance.now();
process.stdout.write(
  JSON.stringify({ loadMs: loaded - begin, renderMs: rendered - loaded, bytes: Buffer.byteLength(text) }),
);
