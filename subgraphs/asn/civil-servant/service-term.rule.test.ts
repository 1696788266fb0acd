import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears } from '../../../shared/time/calendar.js';
import { CivilServantStatus } from './appointment.js';
import { isInService, retirementOn, statusOn, termOf } from './service-term.rule.js';

const days = fc.integer({ min: 0, max: 25_000 }).map((count) => addDays('1945-01-01', count));
const ages = fc.constantFrom(58, 60, 65, 70);
const serving = { birthDate: '1990-08-17', appointedOn: '2015-03-01', endedOn: null, endReason: null };

describe('retirement', () => {
  test.each([
    ['1990-08-17', 58, '2048-09-01'],
    ['1966-01-01', 58, '2024-02-01'],
    ['1966-01-31', 58, '2024-02-01'],
    ['1965-12-31', 58, '2024-01-01'],
    ['1964-02-29', 58, '2022-03-01'],
  ])('of somebody born on %s at %i takes effect on %s', (birthDate, ageYears, on) => {
    expect(retirementOn(birthDate, ageYears)).toBe(on);
  });

  test('is the first of a month, after the age limit and within a month of it', () => {
    fc.assert(
      fc.property(days, ages, (birthDate, ageYears) => {
        const reachedOn = addYears(birthDate, ageYears);
        const on = retirementOn(birthDate, ageYears);
        expect(on).toMatch(/-01$/);
        expect(on > reachedOn).toBe(true);
        expect(on <= addDays(reachedOn, 31)).toBe(true);
      }),
    );
  });
});

describe('service', () => {
  test('lasts from the day of appointment to the day before retirement', () => {
    const term = termOf(serving, 58);
    expect(isInService(term, '2015-02-28')).toBe(false);
    expect(isInService(term, '2015-03-01')).toBe(true);
    expect(isInService(term, '2048-08-31')).toBe(true);
    expect(isInService(term, '2048-09-01')).toBe(false);
  });

  test('ends on the day it is ended, and not later than at retirement', () => {
    fc.assert(
      fc.property(days, ages, (endedOn, ageYears) => {
        const ended = { ...serving, endedOn, endReason: CivilServantStatus.RESIGNED as const };
        const { endsOn } = termOf(ended, ageYears);
        expect(endsOn <= endedOn && endsOn <= retirementOn(serving.birthDate, ageYears)).toBe(true);
        expect(isInService(termOf(ended, ageYears), endsOn)).toBe(false);
      }),
    );
  });
});

describe('the status', () => {
  const dead = { ...serving, endedOn: '2023-12-20', endReason: CivilServantStatus.DECEASED as const };

  test('is ACTIVE until service ends, then says why it ended', () => {
    expect(statusOn(dead, 58, '2023-12-19')).toBe('ACTIVE');
    expect(statusOn(dead, 58, '2023-12-20')).toBe('DECEASED');
    expect(statusOn(serving, 58, '2048-08-31')).toBe('ACTIVE');
    expect(statusOn(serving, 58, '2048-09-01')).toBe('RETIRED');
  });

  test('of who dies in retirement stays RETIRED', () => {
    expect(statusOn({ ...dead, endedOn: '2050-01-01' }, 58, '2050-06-01')).toBe('RETIRED');
  });
});
