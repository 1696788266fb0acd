import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths } from '../../../shared/time/calendar.js';
import { type LeaveStanding, refuseLeave } from './leave-request.rule.js';

const today = '2024-01-31';
const term = { appointedOn: '2015-03-01', endsOn: '2048-09-01' };
const annual = {
  womenOnly: false,
  minimumServiceMonths: 12,
  serviceCountsAnew: false,
  maximumMonths: null,
  daysPerYear: 12,
  backdatedDaysMax: 0,
};
const long = {
  ...annual,
  minimumServiceMonths: 60,
  serviceCountsAnew: true,
  maximumMonths: 3,
  daysPerYear: null,
};
const standing = (facts: Partial<LeaveStanding> = {}): LeaveStanding => ({
  term,
  sex: 'FEMALE',
  rule: annual,
  lastOfKindOn: null,
  ...facts,
});
const codeOf = (startsOn: string, endsOn: string, facts: Partial<LeaveStanding> = {}) =>
  refuseLeave({ startsOn, endsOn }, standing(facts), today)?.code ?? null;

test('annual leave is taken from today on, in this year or the next, a year at a time', () => {
  expect(codeOf('2024-01-31', '2024-01-31')).toBeNull();
  expect(codeOf('2024-01-30', '2024-01-31')).toBe('LEAVE_DATES_INVALID');
  expect(codeOf('2025-12-31', '2025-12-31')).toBeNull();
  expect(codeOf('2026-01-01', '2026-01-01')).toBe('LEAVE_DATES_INVALID');
  expect(codeOf('2024-12-31', '2025-01-01')).toBe('LEAVE_SPANS_YEARS');
});

test('the day a year of service is completed is the first of annual leave', () => {
  const young = { ...term, appointedOn: '2023-03-01' };
  expect(codeOf('2024-02-29', '2024-02-29', { term: young })).toBe('SERVICE_YEARS_INSUFFICIENT');
  expect(codeOf('2024-03-01', '2024-03-01', { term: young })).toBeNull();
});

test('big leave lasts three months at most, and five years lie between one and the next', () => {
  const facts = { rule: long, lastOfKindOn: '2019-01-31' };
  expect(codeOf('2024-02-01', '2024-04-30', facts)).toBeNull();
  expect(codeOf('2024-02-01', '2024-05-01', facts)).toBe('LEAVE_TOO_LONG');
  expect(codeOf('2024-01-31', '2024-02-01', facts)).toBe('SERVICE_YEARS_INSUFFICIENT');
});

test('a kind without a rule is open to nobody, one for women to no man', () => {
  const rule = { ...long, womenOnly: true };
  expect(codeOf('2024-02-01', '2024-02-01', { rule: null })).toBe('LEAVE_KIND_NOT_ALLOWED');
  expect(codeOf('2024-02-01', '2024-02-01', { rule, sex: 'MALE' })).toBe('LEAVE_KIND_NOT_ALLOWED');
  expect(codeOf('2024-02-01', '2024-02-01', { rule })).toBeNull();
});

test('leave lies within service', () => {
  const ending = { ...term, endsOn: '2024-03-01' };
  expect(codeOf('2024-02-28', '2024-02-29', { term: ending })).toBeNull();
  expect(codeOf('2024-02-28', '2024-03-01', { term: ending })).toBe('NOT_ACTIVE');
  expect(codeOf('2024-02-01', '2024-02-01', { term: { ...term, endsOn: today } })).toBe('NOT_ACTIVE');
});

test('what is granted never breaks a limit', () => {
  const day = fc.integer({ min: -60, max: 1_200 }).map((days) => addDays(today, days));
  const rules = fc.record({
    womenOnly: fc.boolean(),
    minimumServiceMonths: fc.constantFrom(0, 12, 60),
    serviceCountsAnew: fc.boolean(),
    maximumMonths: fc.constantFrom(null, 1, 3, 12),
    daysPerYear: fc.constant(null),
    backdatedDaysMax: fc.constantFrom(0, 7, 14),
  });
  fc.assert(
    fc.property(day, day, rules, fc.constantFrom('MALE', 'FEMALE'), (startsOn, endsOn, rule, sex) => {
      const appointedOn = '2022-05-01';
      const facts = { rule, sex, term: { appointedOn, endsOn: '2026-01-01' } };
      if (codeOf(startsOn, endsOn, facts) !== null) return;
      expect(startsOn <= endsOn && endsOn < '2026-01-01').toBe(true);
      expect(startsOn >= addDays(today, -rule.backdatedDaysMax)).toBe(true);
      expect(startsOn >= addMonths(appointedOn, rule.minimumServiceMonths)).toBe(true);
      if (rule.maximumMonths) expect(endsOn < addMonths(startsOn, rule.maximumMonths)).toBe(true);
      if (rule.womenOnly) expect(sex).toBe('FEMALE');
    }),
    { numRuns: 500 },
  );
});
