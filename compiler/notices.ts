/** Writes `NOTICE`: the licences of what the module contains. Run after a change of go.mod; needs Go. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const go = (...args: string[]) =>
  execFileSync('go', args, { cwd: here, encoding: 'utf8', env: { ...process.env, GOOS: 'wasip1', GOARCH: 'wasm' } });

const template = '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}';
const modules = new Set(go('list', '-deps', '-f', template, '.').trim().split('\n').filter(Boolean));
modules.add(`Go's standard library\t${go('env', 'GOROOT').trim()}`);

/** Names by licence text: many share one. */
const names = new Map<string, string[]>();
for (const module of [...modules].sort()) {
  const [name = '', folder = ''] = module.split('\t');
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  if (files.length === 0) throw new Error(`${name} has no licence`);
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  names.set(text, [...(names.get(text) ?? []), name]);
}

const rule = `\n\n${'-'.repeat(80)}\n\n`;
const parts = [...names].map(([text, list]) => `${list.join('\n')}\n\n${text}`);
writeFileSync(join(here, 'NOTICE'), `${parts.join(rule)}\n`);
