/**
 * Puts compiled code beside the bundle: has the bundle scan this project, with a folder in place that Node fills as the
 * processes end (src/compile-cache.ts). Run by `npm run build`, after the packs; whoever runs another Node does without.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileCacheFolder } from '../src/compile-cache.ts';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist/cli.mjs');
rmSync(join(root, 'dist/cache'), { recursive: true, force: true });
mkdirSync(compileCacheFolder(pathToFileURL(cli).href), { recursive: true });
const { status, stderr } = spawnSync(process.execPath, [cli, 'scan', '--quiet', root], { encoding: 'utf8' });
if (status !== 0 && status !== 3) throw new Error(`the first scan ended with ${status}: ${stderr}`);
