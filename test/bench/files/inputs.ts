import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findGit } from '../../../src/sources/repository/git-program.ts';
import type { Noted } from './noted.ts';

/** What one scan gave its parsers. */
export interface ParserInputs {
  /** File of the texts, each once, as `parse.ts` reads it. */
  readonly file: string;
  /** Texts of whole files and of lines in them, each once, and their size. */
  readonly texts: number;
  readonly bytes: number;
  /** How many texts of files were given to the same parser more than once; those of shell may be a few words of a command. */
  readonly again: Readonly<Record<Noted['parser'], number>>;
}

/** Reads a repository once with parsers that take notes, and writes the texts to `file`. @throws {Error} when that fails. */
export function parserInputs(directory: string, file: string): ParserInputs {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'note.ts'), directory], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`reading ${directory} with notes ended with ${status}: ${stderr}`);
  const noted: readonly Noted[] = JSON.parse(stdout);
  const distinct = [...new Map(noted.map((one) => [`${one.parser} ${one.text}`, one])).values()];
  writeFileSync(file, JSON.stringify(distinct));
  const count = (list: readonly Noted[], parser: Noted['parser']) => list.filter((one) => one.parser === parser).length;
  const again = (parser: Noted['parser']) => count(noted, parser) - count(distinct, parser);
  return {
    file,
    texts: distinct.length,
    bytes: distinct.reduce((sum, { text }) => sum + text.length, 0),
    again: { yaml: again('yaml'), shell: again('shell'), json: again('json'), hcl: again('hcl') },
  };
}

/** What git was asked for of the files of a commit. */
export interface Conversations {
  /** Processes that gave out their contents. */
  readonly processes: number;
  readonly files: number;
  /** Contents that were asked for more than once. */
  readonly again: number;
}

/** Files that a recorded scan of `directory` read: `folder` is the one that `plainGit` took its notes in. */
export function conversations(directory: string, folder: string): Conversations {
  const listed = spawnSync(findGit(), ['ls-tree', '-r', '--object-only', 'HEAD'], { cwd: directory, encoding: 'utf8' });
  const blobs = new Set(listed.stdout.split('\n').filter(Boolean));
  const notes = join(folder, 'notes');
  const asked = readdirSync(notes)
    .filter((name) => name.endsWith('.args'))
    .filter((name) => {
      const args = readFileSync(join(notes, name), 'utf8').split('\0');
      return args.includes('cat-file') && args.includes('--batch');
    })
    .map((name) => readFileSync(join(notes, name.replace('.args', '.in')), 'utf8').split('\n'))
    .map((oids) => oids.filter((oid) => blobs.has(oid)))
    .filter((oids) => oids.length > 0);
  const oids = asked.flat();
  const files = new Set(oids).size;
  return { processes: asked.length, files, again: oids.length - files };
}
