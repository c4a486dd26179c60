/** Marks by which credentials are known, put together here so that no scanner takes this file for a leak. */
const join = (...parts: readonly string[]) => parts.join('');
const letters = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6kL9nP2rS5uV8xA1c';

/** Made-up credentials of well-known shapes, by what they are. */
export const planted = {
  github: join('gh', 'p_', letters.slice(0, 36)),
  githubFine: join('github', '_pat_', letters.slice(0, 22), '_', letters.slice(4, 50)),
  gitlab: join('glpa', 't-', letters.slice(3, 23)),
  awsId: join('AKI', 'A', 'Q7ZP3MXW5KD2LV6R'),
  awsSecret: join('wJ4lrXUt', 'nFEMI/K7MDENG', '/bPx2RfiCY', 'q9zTk3Lm8'),
  jwt: join('ey', `J${letters.slice(0, 33)}`, '.ey', `J${letters.slice(5, 40)}`, '.', letters.slice(0, 43)),
  slack: join('xox', 'b-123456789012-', letters.slice(0, 24)),
  npm: join('npm', '_', letters.slice(2, 38)),
  vault: join('hv', 's.', letters.slice(0, 24)),
  urlPassword: join('hunter', '2-of-the-', 'url'),
  password: join('correct-horse', '-battery'),
} as const;

/** A private key as a file would hold it. */
export const privateKey = join(
  '-----BEGIN RSA ',
  'PRIVATE',
  ' KEY-----\nMIIE',
  letters,
  '\n-----END RSA ',
  'PRIVATE',
  ' KEY-----',
);

/** What must not be in anything that leaves the program. */
export const secrets: readonly string[] = [...Object.values(planted), join('MIIE', letters)];

/** Those secrets that a text holds, however it is wrapped. */
export function leaksIn(text: string): readonly string[] {
  const joined = text.replaceAll(/\s+/g, '');
  return secrets.filter((secret) => text.includes(secret) || joined.includes(secret));
}
