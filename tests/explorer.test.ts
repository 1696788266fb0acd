import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Shop, startShop } from '../router/testing/shop.js';
import { startBrowser, type TestBrowser } from '../shared/testing/browser.js';

const examples = [
  {
    query:
      'query BestSellers($first: Int!) {\n  topProducts(first: $first) {\n    name\n    reviews {\n      stars\n    }\n  }\n}\n',
    variables: '{ "first": 1 }',
  },
  { query: 'query WhoAmI {\n  me {\n    name\n  }\n}\n', variables: '' },
];

let shop: Shop;
let chromium: TestBrowser;
let context: BrowserContext;
let complaints: string[];
let elsewhere: string[];
beforeAll(async () => {
  shop = await startShop({ explorer: { examples } });
  chromium = await startBrowser();
});
beforeEach(async () => {
  context = await chromium.browser.newContext();
  complaints = complaintsIn(context);
  elsewhere = await requestsBeyond(context, originOf(shop));
});
afterEach(() => context.close());
afterAll(async () => {
  await chromium?.close();
  await shop?.stop();
});

test('a person opens the explorer, runs an example and reads its answer', async () => {
  const page = await open(shop);
  await page.getByRole('tab', { name: 'WhoAmI' }).waitFor();
  await run(page);
  await expect.poll(() => answerOn(page)).toContain('"name": "Product 1"');
  await expect.poll(() => answerOn(page)).toContain('"stars": 2');
  await page.getByRole('tab', { name: 'WhoAmI' }).click();
  await expect.poll(() => runAndRead(page)).toContain('"name": "User u1"');
  expectQuiet();
});

test('the examples are there again when the page is loaded again', async () => {
  const page = await open(shop);
  await page.getByRole('tab', { name: 'WhoAmI' }).waitFor();
  await page.reload();
  await run(page);
  await expect.poll(() => answerOn(page)).toContain('"name": "Product 1"');
  expect(
    await page
      .getByRole('tab')
      .filter({ hasText: /BestSellers|WhoAmI|untitled/ })
      .count(),
  ).toBe(2);
  expectQuiet();
});

test('an explorer without examples has an empty tab', async () => {
  const plain = await startShop();
  await open(plain).then((page) => page.getByRole('button', { name: /execute query/i }).waitFor());
  expect(complaints).toEqual([]);
  await plain.stop();
});

test('A46: the page may fetch nothing from elsewhere, even if it tried', async () => {
  const page = await open(shop);
  const attempt = await page.evaluate("fetch('https://elsewhere.test/').then(() => 'sent', () => 'kept')");
  expect(attempt).toBe('kept');
  expect(complaints.join()).toMatch(/Content Security Policy/);
  expect(elsewhere).toEqual([]);
});

const originOf = ({ router }: Shop) => new URL(router.url).origin;

async function open(shown: Shop): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${originOf(shown)}/`);
  return page;
}

const run = (page: Page) => page.getByRole('button', { name: /execute query/i }).click();

/** GraphiQL reads the operations of the tab it was switched to a moment later, so a hasty click runs the old one. */
async function runAndRead(page: Page): Promise<string> {
  await page.waitForTimeout(300);
  await run(page);
  await page.waitForTimeout(300);
  return answerOn(page);
}

/** Monaco draws spaces that do not break. */
async function answerOn(page: Page): Promise<string> {
  const text = await page.getByRole('region', { name: 'Result Window' }).textContent();
  return (text ?? '').replaceAll('\u00a0', ' ');
}

function expectQuiet(): void {
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Errors and warnings of the page and its workers, and what its security policy forbade: that is said on the console too. */
function complaintsIn(from: BrowserContext): string[] {
  const heard: string[] = [];
  from.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text());
  });
  from.on('weberror', (error) => heard.push(error.error().message));
  return heard;
}

/** Every request for another origin, of which none gets through. */
async function requestsBeyond(from: BrowserContext, origin: string): Promise<string[]> {
  const beyond: string[] = [];
  await from.route(
    (url) => url.origin !== origin && url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  from.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin) beyond.push(request.url());
  });
  return beyond;
}
