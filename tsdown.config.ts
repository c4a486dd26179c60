import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { defineConfig, type UserConfig } from 'tsdown';
import { documentNames, schemaText } from './src/commands/shared/schemas.ts';

const root = import.meta.dirname;

/** The folder of the npm package a module belongs to; null for our own modules and the bundler's. */
function packageOf(moduleId: string): string | null {
  const path = moduleId.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!path.includes(`${sep}node_modules${sep}`)) return null;
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    // Packages put unnamed manifests into sub-folders to say which are modules.
    if (existsSync(manifest) && 'name' in JSON.parse(readFileSync(manifest, 'utf8'))) return folder;
  }
  return null;
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0 && license === undefined) throw new Error(`${name} has no licence`);
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}

/** The policy compiler and the compiled policies carry code of Open Policy Agent and its modules, which npm brings not. */
function compilerNotice(): string {
  const modules = readFileSync(join(root, 'compiler/NOTICE'), 'utf8').trim();
  return `Open Policy Agent, in compiler/opa.wasm.br and in the compiled policies, with what it contains\n\n${modules}`;
}

/** The grammar is kept here as built, since the npm package it comes in may compile another form of it when installed. */
function grammarNotice(): string {
  const licence = readFileSync(join(root, 'src/formats/hcl/grammar/LICENSE'), 'utf8').trim();
  return `@tree-sitter-grammars/tree-sitter-hcl 1.2.0 (Apache-2.0), in grammar/tree-sitter-hcl.wasm\n\n${licence}`;
}

const common = {
  format: 'esm',
  platform: 'node',
  target: 'node22',
  fixedExtension: true,
  dts: false,
  report: false,
  // Half as much to read and to compile at each start.
  minify: true,
  // Everything is bundled: one file is read sooner than a hundred, and a lazy chunk only by the command that needs it.
  deps: { alwaysBundle: [/./], onlyBundle: false },
  // web-tree-sitter evaluates code that a grammar may bring; the one grammar there is brings none.
  inputOptions: { resolve: { mainFields: ['module', 'main'] }, checks: { eval: false } },
} satisfies UserConfig;

/** What a scan needs is one chunk, with all that it imports: a scan starts sooner by the time that fifty files take. */
const scanning = /[\\/]src[\\/]commands[\\/](?:index|scan|shared[\\/]collectors)\.ts$/;

/** What comes before that, and must not wait for it: a version is told, and a thread started. */
const starting = [
  join(root, 'package.json'),
  ...['version.ts', 'compile-cache.ts'].map((file) => join(root, 'src', file)),
];
const ahead = join(root, 'src/commands/shared/reading/ahead.ts');

/** A thread in a file of its own that shares nothing with the rest, for the same reason; save what few scans need. */
const thread = (name: string, entry: string): UserConfig => ({
  ...common,
  entry: { [name]: entry },
  clean: false,
  outputOptions: {
    codeSplitting: { groups: [{ name: `${name}-all`, test: (id) => !id.includes(`${sep}web-tree-sitter${sep}`) }] },
  },
});

const program: UserConfig = {
  ...common,
  entry: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outputOptions: {
    codeSplitting: {
      groups: [
        { name: 'start', test: (id) => starting.includes(id), priority: 1 },
        { name: 'ahead', test: (id) => id === ahead, priority: 1 },
        { name: 'scan', test: scanning },
      ],
    },
  },
  copy: [
    ...['opa.wasm.br', 'opa.wasm.sha256', 'capabilities.json'].map((file) => ({
      from: `compiler/${file}`,
      to: 'dist/compiler',
    })),
    // What a house's own policies are compiled with.
    { from: 'policies/main.rego', to: 'dist/policies' },
    ...readdirSync(join(root, 'policies/lib'))
      .filter((file) => !file.endsWith('_test.rego'))
      .map((file) => ({ from: `policies/lib/${file}`, to: 'dist/policies/lib' })),
    { from: 'src/formats/hcl/grammar/tree-sitter-hcl.wasm', to: 'dist/grammar' },
    // Its library looks for it beside its own code, which the bundle has in this folder.
    { from: 'node_modules/web-tree-sitter/web-tree-sitter.wasm', to: 'dist' },
  ],
  plugins: [
    {
      name: 'third-party-notices',
      generateBundle(_, bundle) {
        const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
        const packages = [...new Set(modules.map(packageOf).filter((folder) => folder !== null))].sort();
        const rule = `\n\n${'-'.repeat(80)}\n\n`;
        const source = `${[...packages.map(noticeOf), grammarNotice(), compilerNotice()].join(rule)}\n`;
        this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_NOTICES', source });
      },
    },
    {
      name: 'published-schemas',
      generateBundle() {
        for (const name of documentNames) {
          this.emitFile({ type: 'asset', fileName: `schemas/${name}.schema.json`, source: schemaText(name) });
        }
      },
    },
  ],
};

export default defineConfig([
  program,
  thread('compiler-worker', 'src/rego/compiler-worker.ts'),
  thread('evaluation-worker', 'src/rego/evaluation-worker.ts'),
  thread('reading-worker', 'src/commands/shared/reading/worker.ts'),
]);
