import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { defineConfig } from 'tsdown';
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

export default defineConfig({
  entry: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    'compiler-worker': 'src/rego/compiler-worker.ts',
    'evaluation-worker': 'src/rego/evaluation-worker.ts',
    'reading-worker': 'src/commands/shared/reading/worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  fixedExtension: true,
  dts: false,
  report: false,
  // Everything is bundled: one file is read sooner than a hundred, and a lazy chunk only by the command that needs it.
  deps: { alwaysBundle: [/./], onlyBundle: false },
  inputOptions: { resolve: { mainFields: ['module', 'main'] } },
  copy: ['opa.wasm.br', 'opa.wasm.sha256', 'capabilities.json'].map((file) => ({
    from: `compiler/${file}`,
    to: 'dist/compiler',
  })),
  plugins: [
    {
      name: 'third-party-notices',
      generateBundle(_, bundle) {
        const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
        const packages = [...new Set(modules.map(packageOf).filter((folder) => folder !== null))].sort();
        const rule = `\n\n${'-'.repeat(80)}\n\n`;
        const source = `${[...packages.map(noticeOf), compilerNotice()].join(rule)}\n`;
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
});
