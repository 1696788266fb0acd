import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SnakeNaming } from './snake-naming.js';

const naming = new SnakeNaming();

test.each([
  ['DrivingLicence', 'driving_licence'],
  ['Area', 'area'],
  ['JknMembership', 'jkn_membership'],
])('the class %s is the table %s', (name, table) => {
  expect(naming.tableName(name, undefined)).toBe(table);
});

test.each([
  ['expiresAt', 'expires_at'],
  ['id', 'id'],
  ['decile1', 'decile1'],
  ['holdsA', 'holds_a'],
])('the property %s is the column %s', (name, column) => {
  expect(naming.columnName(name, undefined)).toBe(column);
});

test('a name that is given is kept', () => {
  expect([naming.tableName('A', 'B'), naming.columnName('aB', 'C')]).toEqual(['B', 'C']);
});

test('whatever the words, the name needs no quotes, and another name has another column', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 4 });
  const camel = words.map(([first = '', ...rest]) =>
    [first, ...rest.map((word) => word[0]?.toUpperCase() + word.slice(1))].join(''),
  );
  fc.assert(
    fc.property(camel, camel, (one, other) => {
      const [column, otherColumn] = [naming.columnName(one, undefined), naming.columnName(other, undefined)];
      expect(column).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(column === otherColumn).toBe(one === other);
    }),
  );
});
