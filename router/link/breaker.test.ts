import { beforeEach, expect, test } from 'vitest';
import { Breaker, type BreakerState, defaultBreaker, type Verdict } from './breaker.js';

const settings = { ...defaultBreaker, windowMs: 10_000, callsMin: 10, failureRate: 0.5, openMs: 2_000 };
let clock: number;
let breaker: Breaker;
let turned: BreakerState[];
beforeEach(() => {
  clock = 1_000_000;
  turned = [];
  breaker = new Breaker(
    settings,
    (state) => turned.push(state),
    () => clock,
  );
});

const call = (verdict: Verdict, holdMs?: number) => breaker.admit()(verdict, holdMs);
const calls = (count: number, verdict: Verdict) => {
  for (let i = 0; i < count; i += 1) call(verdict);
};
const opened = () => calls(10, 'FAILS');
const refused = expect.objectContaining({ reason: 'OPEN' });

test('F01: it opens when half of enough calls failed, and lets none through', () => {
  calls(5, 'WORKS');
  calls(4, 'FAILS');
  expect(breaker.isClosed).toBe(true);
  call('FAILS');
  expect(turned).toEqual(['OPEN']);
  expect(() => breaker.admit()).toThrow(refused);
});

test('a few failures among few calls say nothing', () => {
  calls(9, 'FAILS');
  expect(breaker.isClosed).toBe(true);
});

test('a few failures among many calls say nothing', () => {
  calls(90, 'WORKS');
  calls(40, 'FAILS');
  expect(breaker.isClosed).toBe(true);
});

test('what failed before the window is forgotten, also when nothing was called since', () => {
  calls(9, 'FAILS');
  clock += 3_600_000;
  call('FAILS');
  expect(breaker.isClosed).toBe(true);
  clock += settings.windowMs - 1_000;
  calls(8, 'FAILS');
  expect(breaker.isClosed).toBe(true);
  call('FAILS');
  expect(breaker.isClosed).toBe(false);
});

test('what was given up from our side is counted on neither side', () => {
  calls(100, 'UNKNOWN');
  opened();
  expect(breaker.isClosed).toBe(false);
});

test('F01: after a time one call may try, and the others are refused without waiting for it', () => {
  opened();
  clock += settings.openMs - 1;
  expect(() => breaker.admit()).toThrow(refused);
  clock += 1;
  const conclude = breaker.admit();
  expect(() => breaker.admit()).toThrow(refused);
  conclude('WORKS');
  expect(turned).toEqual(['OPEN', 'HALF_OPEN', 'CLOSED']);
  calls(9, 'FAILS');
  expect(breaker.isClosed).toBe(true);
});

test('a try that fails opens it for as long again', () => {
  opened();
  clock += settings.openMs;
  call('FAILS');
  clock += settings.openMs - 1;
  expect(() => breaker.admit()).toThrow(refused);
  clock += 1;
  call('WORKS');
  expect(breaker.isClosed).toBe(true);
});

test('a try that was given up leaves the next call to try', () => {
  opened();
  clock += settings.openMs;
  call('UNKNOWN');
  call('WORKS');
  expect(breaker.isClosed).toBe(true);
});

test('calls that began before it opened neither close it nor decide a try', () => {
  const slow = [breaker.admit(), breaker.admit()];
  opened();
  slow[0]?.('WORKS');
  expect(() => breaker.admit()).toThrow(refused);
  clock += settings.openMs;
  const conclude = breaker.admit();
  slow[1]?.('WORKS');
  expect(breaker.isClosed).toBe(false);
  conclude('FAILS');
  expect(() => breaker.admit()).toThrow(refused);
});

test('F04: a subgraph that asks to be let alone is, from the first time and not for ever', () => {
  call('FAILS', 5_000);
  clock += 4_999;
  expect(() => breaker.admit()).toThrow(refused);
  clock += 1;
  call('FAILS', 3_600_000);
  clock += settings.holdMsMax - 1;
  expect(() => breaker.admit()).toThrow(refused);
  clock += 1;
  call('WORKS');
  expect(breaker.isClosed).toBe(true);
});
