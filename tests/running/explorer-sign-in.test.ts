import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { personaIds } from '../../shared/synthetic/personas.js';
import { startBrowser, type TestBrowser } from '../../shared/testing/browser.js';
import { personaNiks } from '../../subgraphs/identity/development/development-token.js';
import { developmentPin } from '../../subgraphs/identity/secret/development-secret.js';
import { issuerOf } from './tokens.js';

const explorer = new URL('/', inject('nation').router.url).href;

let chromium: TestBrowser;
let context: BrowserContext;
let complaints: string[];
let addresses: string[];
beforeAll(async () => {
  chromium = await startBrowser();
});
beforeEach(async () => {
  context = await chromium.browser.newContext({ locale: 'en' });
  complaints = [];
  addresses = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('request', (sent) => addresses.push(sent.url()));
});
afterEach(() => context.close());
afterAll(() => chromium.close());

test('a person signs in as Budi, and reads about Budi', async () => {
  const page = await signedIn();
  expect(page.url()).toBe(explorer);
  await run(page);
  await expect.poll(() => answerOn(page)).toContain('"fullName": "Budi Contoh"');
  expect(complaintsBut(/favicon/)).toEqual([]);
});

test('nothing is asked of anybody else, and neither code nor token is in an address', async () => {
  await signedIn();
  const ours = [new URL(explorer).origin, new URL(issuerOf()).origin];
  const asked = addresses.map((address) => new URL(address)).filter(({ protocol }) => /^http/.test(protocol));
  expect(asked.filter(({ origin }) => !ours.includes(origin))).toEqual([]);
  const told = asked.filter(({ origin }) => origin === ours[0]).map(({ search }) => search);
  expect(told.filter((search) => search !== '')).toEqual([]);
});

test('the bar shows the NIK and the PIN of whoever is chosen', async () => {
  const page = await open();
  await page.getByLabel('Demo person').selectOption({ label: await labelOf(page, 'Siti') });
  const bar = page.getByRole('banner', { name: 'Demo sign-in' });
  await bar.getByText(personaNiks.P2, { exact: true }).waitFor();
  await bar.getByText(developmentPin(personaIds.P2), { exact: true }).waitFor();
  expect(await page.getByLabel('Demo person').locator('option').count()).toBe(6);
});

test('who refuses consent comes back without a token, and is told', async () => {
  const page = await open();
  await authenticate(page, 'P2');
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByText('Nobody is signed in: consent was refused.').waitFor();
  expect(page.url()).toBe(explorer);
  expect(await keptBy(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(complaintsBut(/favicon/)).toEqual([]);
});

test('who signs out is nobody again, also after loading the page anew', async () => {
  const page = await signedIn();
  await page.reload();
  await page.getByText('Signed in as Budi Contoh.').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Signed out.').waitFor();
  expect(await keptBy(page)).toEqual([]);
  await run(page);
  await expect.poll(() => answerOn(page)).toContain('UNAUTHORIZED_FIELD');
});

test('a sign-in that expired is said to have', async () => {
  const page = await signedIn();
  await alter(page, { expiresAt: 0 });
  await run(page);
  await page.getByText('The sign-in of Budi Contoh has expired. Sign in again.').waitFor();
  expect(await keptBy(page)).toEqual([]);
});

test('a token the router refuses is said to be refused', async () => {
  const page = await signedIn();
  await alter(page, { token: 'stale' });
  await run(page);
  await page.getByText('The sign-in of Budi Contoh is no longer valid. Sign in again.').waitFor();
  expect(await keptBy(page)).toEqual([]);
});

test('an answer that nobody waits for is not taken', async () => {
  const page = await context.newPage();
  await page.goto(`${explorer}callback#code=stolen&state=guessed&iss=${encodeURIComponent(issuerOf())}`);
  await page.getByText('that answer belongs to no sign-in that was begun here').waitFor();
  expect(page.url()).toBe(explorer);
  expect(addresses.filter((address) => address.endsWith('/token'))).toEqual([]);
});

async function open(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(explorer);
  return page;
}

async function signedIn(): Promise<Page> {
  const page = await open();
  await authenticate(page, 'P1');
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText('Signed in as Budi Contoh.').waitFor();
  return page;
}

/** As far as the question of consent. */
async function authenticate(page: Page, persona: 'P1' | 'P2'): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('NIK').fill(personaNiks[persona]);
  await page.getByLabel('PIN').fill(developmentPin(personaIds[persona]));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const labelOf = async (page: Page, name: string): Promise<string> =>
  (await page.getByRole('option', { name }).textContent()) ?? '';

const run = (page: Page) => page.getByRole('button', { name: /execute query/i }).click();

/** Monaco draws spaces that do not break. */
async function answerOn(page: Page): Promise<string> {
  const text = await page.getByRole('region', { name: 'Result Window' }).textContent();
  return (text ?? '').replaceAll('\u00a0', ' ');
}

/** What the page remembers about signing in. */
const keptBy = async (page: Page) =>
  (await page.evaluate<string[]>('Object.keys({ ...localStorage, ...sessionStorage })')).filter((key) =>
    key.startsWith('sign-in:'),
  );

const alter = (page: Page, change: Readonly<Record<string, unknown>>) =>
  page.evaluate(`sessionStorage.setItem('sign-in:session', JSON.stringify(
    { ...JSON.parse(sessionStorage.getItem('sign-in:session')), ...${JSON.stringify(change)} }))`);

const complaintsBut = (expected: RegExp) => complaints.filter((text) => !expected.test(text));
