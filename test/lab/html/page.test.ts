import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/core/assessment.ts';
import { html } from '../../../src/reporters/html/index.ts';
import { saved, savedAssessments } from '../../contract/reporter.ts';
import { chromium } from '../tools.ts';

const { program, reason } = chromium();
const folder = mkdtempSync(join(tmpdir(), 'tidemark-page-'));
let browser: Browser | null = null;

beforeAll(async () => {
  // Nothing but pages of ours is opened; as root there is no sandbox.
  if (program !== null) browser = await playwright.launch({ executablePath: program, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(({ skip }) => skip(program === null, reason ?? ''));

let page: Page;
afterEach(async () => {
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
});

interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/** What the page asked for and complained of since it was opened. */
let told: string[] = [];

async function open(assessment: Assessment, { width, scheme }: Look): Promise<void> {
  if (browser === null) throw new Error('there is no browser');
  const file = join(folder, 'page.html');
  const targets = Object.fromEntries(assessment.questions.map(({ id }) => [id, 4]));
  writeFileSync(file, html.render(assessment, { color: false, ascii: false, width: 80, targets }));
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  page = await context.newPage();
  told = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('request', (request) => told.push(request.url()));
  await page.goto(pathToFileURL(file).href);
}

/** With exceptions, statements and claims, so that every part of the page is there. */
function whole(): Assessment {
  const mixed = saved('mixed');
  const common = {
    question: 'example.governance.version_control',
    owner: 'Ana',
    expires: '2027-01-01',
    by: 'tidemark.yaml',
  };
  const waivers = [{ ...common, criterion: 'l5_continuous', reason: 'The old pipeline goes.' }];
  const statement = { criterion: 'l4_conformant', answer: 'yes' as const, statement: 'We do.', made: '2026-01-01' };
  const questions = mixed.questions.map((one) => ({ ...one, claim: { level: 5, verdict: 'over_claimed' as const } }));
  return { ...mixed, questions, scope: { ...mixed.scope, waivers, attestations: [{ ...common, ...statement }] } };
}

const assessments = [...savedAssessments, { name: 'whole', assessment: whole() }];
const looks: readonly Look[] = [
  { width: 320, scheme: 'light' },
  { width: 768, scheme: 'dark' },
  { width: 1280, scheme: 'light' },
];

describe.each(looks)('in $width pixels and $scheme, a page', (look) => {
  test.each(assessments)('of $name fits, asks for nothing, and bars nobody', async ({ assessment }) => {
    await open(assessment, look);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    // Its styles are in force, so its own policy allows them.
    expect(await page.evaluate('getComputedStyle(document.querySelector(".patterns")).position')).toBe('absolute');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    expect(told).toEqual([page.url()]);
  });
});

describe('a page', () => {
  test('can be read by keyboard alone', async () => {
    await open(whole(), { width: 1280, scheme: 'light' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('To the content');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().left >= 0')).toBe(true);
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#main$/);
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.querySelector("summary").parentElement.open')).toBe(true);
  });

  test('has all of its evidence on paper, dark on light', async () => {
    await open(whole(), { width: 800, scheme: 'dark' });
    const seen = `[...document.querySelectorAll('.evidence li')].map((one) => one.checkVisibility())`;
    expect(await page.evaluate(seen)).toContain(false);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(seen)).not.toContain(false);
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('does not move', async () => {
    await open(whole(), { width: 1280, scheme: 'light' });
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto');
  });
});
