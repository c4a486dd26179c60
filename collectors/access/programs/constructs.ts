import { accessOf } from '../../../src/lexicon/access-terraform.ts';
import { namesProgram, namesStaff } from '../../../src/lexicon/account-names.ts';
import type { Grant } from '../grants.ts';

const longestText = 1024 * 1024;
const longestLine = 1000;
/** Packages and folders by which a program of CDK for Terraform takes in a provider, as each language names them. */
const providers =
  /(?:provider[-_]|\.gen\/providers\/|\bimports\.|\bfrom imports import |[Pp]roviders\.|generated\/)([A-Za-z][\w-]{1,40})/g;
/** Whether a program takes in CDK for Terraform, or what it made of providers. */
const ofTerraform = /\bcdkt[fn]|\bHashiCorp\.Cdktf\b|\.gen\/providers\//;

/** A construct is made: `new IamUser(`, `iamuser.NewIamUser(`, `IamUser(self`, `IamUser.Builder.create(`. */
const made =
  /\bnew (?:\w{1,80}\.){0,3}([A-Z]\w{1,100})\(|\.New([A-Z]\w{1,100})\(|\b([A-Z]\w{1,100})\.Builder\.create\(/;
const madeInPython = /(?:^|[=\s(,.])([A-Z]\w{1,100})\((?!\))/;

/**
 * Tells what a line of a program grants by the constructs of CDK for Terraform that it makes: their names are those of
 * Terraform's resources, without the provider. Null for a program that takes none of it in.
 */
export function constructsOf(whole: string, isPython: boolean): ((text: string) => Omit<Grant, 'line'> | null) | null {
  const head = whole.slice(0, longestText);
  if (!ofTerraform.test(head)) return null;
  const prefixes = [...new Set([...head.matchAll(providers)].map(([, name = '']) => prefixOf(name)))].slice(0, 50);
  const form = isPython ? madeInPython : made;
  return (text) => {
    const [, ...names] = form.exec(text) ?? [];
    const name = names.find((one) => one !== undefined) ?? '';
    // What is only looked up grants nothing.
    if (name === '' || /^Data[A-Z]/.test(name)) return null;
    const type = name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase();
    const types = [type, ...prefixes.map((prefix) => `${prefix}_${type}`)];
    const found = types.map(accessOf).find((one) => one !== null);
    return found == null ? null : { system: found.system, to: granteeOf(found.to, text) };
  };
}

/** What Terraform's types of a provider begin with: packages of Go, and of betas, have longer names. */
const prefixOf = (provider: string): string =>
  provider
    .toLowerCase()
    .replace(/[-_]go$|[-_]beta$/, '')
    .replaceAll('-', '_');

/** To whom a type grants: what its arguments would tell is not read, but for the name of a group. */
function granteeOf(to: NonNullable<ReturnType<typeof accessOf>>['to'], text: string): Grant['to'] {
  if (to === 'group' || to === 'granted_group' || to === 'membership') return granteeOfNames(text);
  return to === 'people' || to === 'programs' || to === 'pipeline' || to === 'none' ? to : 'open';
}

/** For whom a group is, or what is about one, by the names that a line gives. */
function granteeOfNames(text: string): Grant['to'] {
  const names = [...text.slice(0, longestLine).matchAll(/["'`]([^"'`]{1,100})["'`]/g)].map(([, name = '']) => name);
  return names.some(namesStaff) && !names.some(namesProgram) ? 'people' : 'open';
}
