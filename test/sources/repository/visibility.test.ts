import nock from 'nock';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { visibilityOf } from '../../../src/sources/repository/visibility.ts';

beforeAll(() => {
  nock.disableNetConnect();
  return () => {
    nock.enableNetConnect();
    nock.restore();
  };
});
afterEach(() => nock.cleanAll());

const refs = '/team/shop/info/refs';
const open = { 'content-type': 'application/x-git-upload-pack-advertisement' };
const forge = () => nock('https://forge.example').get(refs).query({ service: 'git-upload-pack' });

describe('who may read a repository', () => {
  test('anybody, where the forge hands its refs to a request without credentials', async () => {
    const asked = forge().reply(200, '001e# service', open);
    const sent: (string | string[] | undefined)[] = [];
    asked.on('request', ({ headers }: { headers: Record<string, string | string[]> }) =>
      sent.push(headers.authorization),
    );
    expect(await visibilityOf('https://forge.example/team/shop/')).toBe('public');
    expect(sent).toEqual([undefined]);
  });

  test.each([
    ['asks who is there', 401, open],
    ['says that there is no such thing', 404, open],
    ['sends everybody to a page for logging in', 302, { location: 'https://forge.example/login' }],
    ['answers with a page', 200, { 'content-type': 'text/html' }],
  ])('is not told by a forge that %s', async (_, status, headers) => {
    forge().reply(status, '', headers);
    expect(await visibilityOf('https://forge.example/team/shop')).toBe('unknown');
  });

  test('is not told by a forge that does not answer', async () => {
    forge().replyWithError('connection refused');
    expect(await visibilityOf('https://forge.example/team/shop')).toBe('unknown');
  });

  test.each([
    'ssh://git@forge.example/team/shop',
    'https://me:secret@forge.example/team/shop',
    '/srv/shop',
    'git@forge.example:team/shop',
  ])('is not asked of %s', async (address) => {
    expect(await visibilityOf(address)).toBe('unknown');
  });
});
