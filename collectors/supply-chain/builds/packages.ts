import type { RepositoryFiles } from '../../../src/core/source.ts';
import { jsonc } from '../../../src/formats/jsonc.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed, readText } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { buildScripts, publishing } from '../../../src/lexicon/supply-builds.ts';
import { withoutComments } from '../manifests/xml.ts';
import type { Found } from './model.ts';
import { folderOf, inFolder, nameOf } from './places.ts';
import { isForWork } from './shipped.ts';

const mostFiles = 1000;
const mostMains = 200;

type Form = Pick<Found, 'form'> & { readonly shipped?: 'yes' };

/** Packages and programs that manifests of languages say how to make. */
export async function packageForms(source: RepositoryFiles, { own }: Sweep): Promise<readonly Found[]> {
  const known = new Set(own);
  const found: Found[] = [];
  const keep = (path: string, { form, shipped }: Form): void => {
    found.push({
      form,
      path,
      folder: folderOf(path),
      wired: 'unknown',
      shipped: isForWork(path) ? 'no' : (shipped ?? 'unknown'),
      line: null,
      name: null,
    });
  };
  for (const path of own.filter((one) => manifest.test(one)).slice(0, mostFiles)) {
    const made = await formOf(source, path, known);
    if (made !== null) keep(path, made);
  }
  const mains = own
    .filter((path) => /(?:^|\/)main\.go$/.test(path) && !path.includes('/internal/'))
    .slice(0, mostMains);
  for (const path of mains) {
    const told = await readText(source, path);
    if (told !== null && /^package main\b/m.test(told)) keep(path, { form: 'binary' });
  }
  return found;
}

const manifest =
  /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.py|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|\.?goreleaser\.ya?ml|[^/]{1,80}\.gemspec)$/;

async function formOf(source: RepositoryFiles, path: string, known: ReadonlySet<string>): Promise<Form | null> {
  const name = nameOf(path);
  if (name === 'package.json') return ofPackage(source, path);
  if (/goreleaser/.test(name)) return { form: 'binary', shipped: 'yes' };
  if (name === 'pyproject.toml') {
    const told = (await readText(source, path)) ?? '';
    return /^\[(?:build-system|project|tool\.poetry)\]/m.test(told) ? { form: 'package' } : null;
  }
  if (name === 'Cargo.toml') {
    const told = (await readText(source, path)) ?? '';
    if (!/^\[package\]/m.test(told)) return null;
    const isProgram = /^\[\[bin\]\]/m.test(told) || known.has(inFolder(folderOf(path), 'src/main.rs'));
    return { form: isProgram ? 'binary' : 'package' };
  }
  const form = publishing.find(([file]) => file.test(name))?.[1];
  const told = form === undefined ? null : await readText(source, path);
  return told !== null && form?.test(withoutComments(told)) === true
    ? { form: 'package', shipped: 'yes' }
    : { form: 'package' };
}

/** A package whose manifest has a script that makes something; a private one is published nowhere. */
async function ofPackage(source: RepositoryFiles, path: string): Promise<Form | null> {
  const { value } = await parsed(source, path, jsonc);
  if (value === null || !entries(get(value, 'scripts')).some(([script]) => buildScripts.has(script))) return null;
  return { form: text(get(value, 'private')) === 'true' ? 'unknown' : 'package' };
}
