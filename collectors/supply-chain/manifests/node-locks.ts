import { commitEnd, jsonObject, type Lock, linesOf, lockOf, mostPackages, objects, string } from './lock.ts';

type Entry = Readonly<Record<string, unknown>>;

/** `package-lock.json` of all versions. */
export function npmLock(text: string): Lock | null {
  const root = jsonObject(text);
  if (root === null || (root.packages === undefined && root.dependencies === undefined)) return null;
  const entries: (readonly [string, Entry])[] = root.packages === undefined ? [] : [...objects(root.packages)];
  if (root.packages === undefined) {
    // The first version nests packages in packages.
    const open = [...objects(root.dependencies)];
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      entries.push([`node_modules/${entry[0]}`, entry[1]]);
      if (entries.length > mostPackages) return null;
      open.push(...objects(entry[1].dependencies));
    }
  }
  const foreign = entries.filter(([path]) => path.includes('node_modules/'));
  const names = new Set(
    foreign.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  return lockOf(
    names,
    foreign.every(([, entry]) => isFixedByNpm(entry)),
  );
}

function isFixedByNpm(entry: Entry): boolean {
  if (entry.link === true || entry.inBundle === true || entry.bundled === true) return true;
  const from = string(entry.resolved === undefined ? entry.version : entry.resolved).slice(0, 2000);
  return string(entry.integrity) !== '' || /^file:/.test(from) || (/^git|github:/.test(from) && commitEnd.test(from));
}

const importerName = /^(?: {2}| {4}| {6})'?(@?[\w./-]{1,214})'?:(?:$| )/;
const resolution = /^ {4}resolution:(.*)$/;

/** `pnpm-lock.yaml` of all versions, line by line. */
export function pnpmLock(text: string): Lock | null {
  const names = new Set<string>();
  let section = '';
  let isHashed = true;
  let isLock = false;
  for (const line of linesOf(text)) {
    const top = /^([A-Za-z]{1,60}):/.exec(line)?.[1];
    if (top !== undefined) {
      section = top;
      isLock ||= top === 'lockfileVersion';
    } else if (section === 'packages') {
      const fixed = resolution.exec(line)?.[1];
      if (fixed !== undefined) isHashed &&= isFixedByPnpm(fixed);
    } else if (section !== 'snapshots') {
      const name = importerName.exec(line)?.[1];
      if (name !== undefined && names.size < mostPackages) names.add(name);
    }
  }
  return isLock ? lockOf(names, isHashed) : null;
}

function isFixedByPnpm(fixed: string): boolean {
  if (/\bintegrity: ?["']?sha|\bcommit: ?["']?[0-9a-f]{40}|\bdirectory:/.test(fixed)) return true;
  return /\btarball: ?\S{1,2000}\/[0-9a-f]{40}\b/.test(fixed);
}

const bunEntry = /^ {4}"([^"]{1,400})": ?\["([^"]{1,1000})"(.*)$/;

/** `bun.lock`: one line for each package. */
export function bunLock(text: string): Lock | null {
  if (!/^\s{0,9}\{\s{0,9}"lockfileVersion"/.test(text)) return null;
  const names = new Set<string>();
  let isHashed = true;
  for (const line of linesOf(text)) {
    const [, name, from = '', rest = ''] = bunEntry.exec(line) ?? [];
    if (name === undefined || names.size >= mostPackages) continue;
    names.add(name);
    const isLocal = /@(?:workspace|file|link|root):/.test(from);
    isHashed &&= isLocal || /"sha\d{1,3}-/.test(rest) || /#[0-9a-f]{7,64}$/.test(from);
  }
  return lockOf(names, isHashed);
}

/** `bun.lockb`: no text, but names stand in it as they are. */
export function binaryLock(text: string): Lock | null {
  return text.startsWith('#!/usr/bin/env bun') ? { has: (name) => text.includes(name), hashed: 'unknown' } : null;
}
