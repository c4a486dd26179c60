import { request } from 'node:https';

/** Whoever does not answer by then tells nothing. */
const PATIENCE_MS = 10_000;
const ADVERTISEMENT = 'application/x-git-upload-pack-advertisement';

/** What a forge answers to anybody; null for an address that none may ask without saying who they are. */
function advertisementOf(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.search !== '') return null;
  return new URL(`${url.origin}${url.pathname.replace(/\/+$/, '')}/info/refs?service=git-upload-pack`);
}

/**
 * Whether anybody may read a repository: `public` where its forge hands out its refs to a request without credentials,
 * as git itself would ask for them. All else (another protocol, no answer, a redirection) is `unknown`, for it may be
 * open to a whole organisation all the same. Never throws.
 */
export function visibilityOf(address: string, signal?: AbortSignal): Promise<'public' | 'unknown'> {
  const url = advertisementOf(address);
  if (url === null) return Promise.resolve('unknown');
  return new Promise((resolve) => {
    const asked = request(url, { timeout: PATIENCE_MS, agent: false, ...(signal && { signal }) }, (answer) => {
      const isOpen = answer.statusCode === 200 && answer.headers['content-type'] === ADVERTISEMENT;
      resolve(isOpen ? 'public' : 'unknown');
      answer.destroy();
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve('unknown'));
    asked.on('close', () => resolve('unknown'));
    asked.end();
  });
}
