import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bearsName, nameDigest } from './diploma-name.rule.js';

const number = 'DN-98/D-SD/0000001';
const diplomaOf = (name: string) => ({ nameDigest: nameDigest(number, name) });

test.each(['rizal contoh', 'RIZAL CONTOH', '  Rizal \t Contoh ', 'Ｒizal Contoh'])(
  'the name counts however it is written: %j',
  (name) => {
    expect(bearsName(diplomaOf('Rizal Contoh'), number, name)).toBe(true);
  },
);

test('letters beyond ASCII fold too, in both forms of Unicode', () => {
  expect(bearsName(diplomaOf('José Contoh'), number, 'JOSE\u0301 CONTOH')).toBe(true);
});

test('case and spacing never make another name, and another word always does', () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,12}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(words, word, fc.stringMatching(/^[ \t]{1,3}$/), (name, other, space) => {
      const diploma = diplomaOf(name.join(' '));
      expect(bearsName(diploma, number, name.join(space).toUpperCase())).toBe(true);
      expect(bearsName(diploma, number, [...name, other].join(' '))).toBe(false);
    }),
  );
});

test('a diploma that does not exist bears no name', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (name) => {
      expect(bearsName(null, number, name)).toBe(false);
    }),
  );
});

test('one name on two diplomas leaves two digests', () => {
  expect(nameDigest('DN-98/D-SD/0000001', 'Rizal Contoh')).not.toEqual(
    nameDigest('DN-98/D-SD/0000002', 'Rizal Contoh'),
  );
});
