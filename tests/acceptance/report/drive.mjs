// Opens style reports in Chromium and holds that filters, search, keyboard, print and a
// page without JavaScript show what style-report.json says.
// usage: node drive.mjs NODE_MODULES SAMPLE HOSTILE   (folders with style-report.html and .json)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [modules, sample, hostile] = process.argv.slice(2);
const { chromium } = createRequire(path.join(path.resolve(modules), 'x.js'))('playwright-core');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const address = (folder) => pathToFileURL(path.join(folder, 'style-report.html')).href;
const alertsOf = (folder) => JSON.parse(fs.readFileSync(path.join(folder, 'style-report.json'))).diagnostics;
const levelOf = (alert) => (alert.waiver ? 'waived' : alert.severity);

async function open(folder, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => { faults.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) faults.push(`request ${request.url()}`); });
  await page.goto(address(folder));
  return { page, faults };
}

// Alerts that can be seen, those given by place counted as often as they stand for.
const visible = (page) => page.evaluate(() => [...document.querySelectorAll('.alerts>li,.places li')]
  .filter((li) => !li.closest('[hidden]')).reduce((sum, li) => sum + Number(li.dataset.n ?? 1), 0));
const settled = (page) => page.waitForTimeout(250);  // typing is awaited for 120 ms

async function filters() {
  const alerts = alertsOf(sample);
  const { page, faults } = await open(sample);
  assert.equal(await visible(page), alerts.length, 'every alert stands on the page');
  for (const [field, key, of] of [['level', 'id', levelOf], ['rule', 'id', (a) => a.rule], ['file', 'id', (a) => a.file ?? '']]) {
    const select = page.locator(`#f-${field}`);
    for (const value of new Set(alerts.map(of).filter(Boolean))) {
      await select.selectOption(value);
      assert.equal(await visible(page), alerts.filter((a) => of(a) === value).length, `${field} ${value} ${key}`);
    }
    await select.selectOption('');
  }
  for (const option of await page.locator('#f-output option').all()) {
    const value = await option.getAttribute('value');
    if (!value) continue;
    await page.locator('#f-output').selectOption(value);
    const title = (await option.textContent()).toLowerCase().replaceAll(' ', '-');
    assert.equal(await visible(page), alerts.filter((a) => (a.outputs ?? []).includes(title)).length, `deliverable ${title}`);
  }
  await page.locator('#f-output').selectOption('');
  await page.locator('#f-rule').selectOption(alerts[0].rule);
  await page.locator('#f-level').selectOption(levelOf(alerts[0]));
  assert.equal(await visible(page), alerts.filter((a) => a.rule === alerts[0].rule && levelOf(a) === levelOf(alerts[0])).length, 'two filters');
  assert.match(await page.locator('#shown').textContent(), new RegExp(`of ${alerts.filter((a) => levelOf(a) !== 'waived').length} alerts`));
  await page.getByRole('button', { name: 'Clear' }).click();
  await settled(page);
  assert.equal(await visible(page), alerts.length, 'Clear shows all');
  assert.deepEqual(faults, []);
  await page.context().close();
}

async function keyboard() {
  const alerts = alertsOf(sample);
  const { page, faults } = await open(sample);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Go to the alerts', 'the skip link comes first');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#alerts');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-text', 'then the search');
  const word = alerts.at(-1).rule;
  await page.keyboard.type(word.toUpperCase());
  await page.keyboard.press('Enter');
  await settled(page);
  const found = await visible(page);
  assert.ok(found >= alerts.filter((a) => a.rule === word).length && found < alerts.length, `search finds ${found}`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-output');
  const focus = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(focus, 'none', 'focus can be seen');
  for (let i = 0; i < 5; ++i) await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Clear');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await visible(page), alerts.length);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('[tabindex]')].length), 0, 'nothing changes the order');
  assert.deepEqual(faults, []);
  await page.context().close();
}

async function print() {
  const alerts = alertsOf(sample);
  const { page } = await open(sample);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('details:not([open])').count(), 0, 'everything unfolds to be printed');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok((await page.locator('details:not([open])').count()) > 0 || alerts.length < 11);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.filters').isVisible(), false, 'the filters are not printed');
  assert.ok((await page.pdf({ format: 'A4' })).length > 20_000);
  await page.context().close();
}

// Without JavaScript the whole content is there, and at 390 px nothing runs off the side.
async function plain() {
  const alerts = alertsOf(sample);
  const { page } = await open(sample, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  assert.equal(await page.locator('.filters').isVisible(), false);
  const text = (await page.locator('#list').textContent()).replace(/\s+/g, ' ');
  const lost = alerts.filter((a) => !text.includes(a.message.replace(/\s+/g, ' ').slice(1, 150)));
  assert.equal(lost.length, 0, `not on the page: ${lost.slice(0, 3).map((a) => a.message)}`);
  await page.context().close();
  const { page: narrow } = await open(sample, { viewport: { width: 390, height: 844 } });
  assert.ok(await narrow.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'no sideways scroll');
  await narrow.context().close();
}

async function hostility() {
  const alerts = alertsOf(hostile);
  assert.ok(alerts.length >= 5000, `${alerts.length} alerts`);
  const size = fs.statSync(path.join(hostile, 'style-report.html')).size;
  assert.ok(size <= 500_000, `${size} bytes`);
  const { page, faults } = await open(hostile);
  assert.equal(await page.evaluate(() => window.hacked), undefined, 'nothing of the project runs');
  assert.equal(await page.locator('script').count(), 1);
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  assert.ok(!(await page.locator('body').textContent()).includes('\u202E'), 'no hidden mark turns the text');
  assert.equal(await visible(page), alerts.length, 'every alert is on the page, in full or by its place');
  await page.locator('#f-level').selectOption('error');
  assert.equal(await visible(page), alerts.filter((a) => levelOf(a) === 'error').length);
  assert.deepEqual(faults, []);
  await page.context().close();
}

for (const test of [filters, keyboard, print, plain, hostility]) {
  await test();
  console.log(`ok ${test.name}`);
}
await browser.close();
