import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EnvelopeOpener, EnvelopeSealer } from './envelope.js';
import type { EnvelopeKey } from './envelope-keys.js';
import { anonymous, type Viewer } from './viewer.js';

const key = (kid: string, fill = kid.charCodeAt(0)): EnvelopeKey => ({ kid, secret: Buffer.alloc(32, fill) });
const at = (seconds: number) => () => new Date(1_700_000_000_000 + seconds * 1_000);
const body = '{"query":"{ me { id } }"}';
const citizen: Viewer = {
  ...anonymous,
  kind: 'citizen',
  subject: 's',
  citizenId: '11111111-1111-4111-8111-111111111111',
  assurance: 2,
};
const seal = (seen: Viewer = citizen, text = body) =>
  new EnvelopeSealer('permits', key('a'), at(0)).seal(seen, text);
const opener = (name = 'permits', keys = [key('a')], seconds = 0) =>
  new EnvelopeOpener(name, keys, at(seconds));

test('what was sealed is opened, whoever asks and whatever', () => {
  const anybody = fc.record({
    kind: fc.constantFrom<Viewer['kind'][]>('citizen', 'officer', 'service', 'analyst', 'anonymous'),
    subject: fc.string(),
    clientId: fc.string(),
    citizenId: fc.option(fc.uuid({ version: 4 })),
    wards: fc.array(fc.uuid({ version: 4 }), { maxLength: 5 }),
    agency: fc.option(fc.string()),
    scopes: fc.array(fc.string(), { maxLength: 5 }),
    assurance: fc.constantFrom<Viewer['assurance'][]>(0, 1, 2),
    purpose: fc.option(fc.string()),
    lawfulBasis: fc.constantFrom<Viewer['lawfulBasis'][]>(null, 'CONSENT', 'PUBLIC_TASK'),
  });
  fc.assert(
    fc.property(anybody, fc.string({ unit: 'binary' }), (seen, text) => {
      expect(opener().open(seal(seen, text), text)).toEqual(seen);
    }),
  );
});

test('with any character of it changed, added or missing, an envelope is refused', () => {
  const character = fc.constantFrom(...'ABCXYZabcxyz0189-_.=+/ \u0000é');
  fc.assert(
    fc.property(fc.nat(), character, fc.constantFrom('changed', 'added', 'missing'), (place, other, how) => {
      const envelope = seal();
      const index = place % envelope.length;
      fc.pre(how !== 'changed' || envelope[index] !== other);
      const kept = how === 'added' ? index : index + 1;
      const altered = `${envelope.slice(0, index)}${how === 'missing' ? '' : other}${envelope.slice(kept)}`;
      fc.pre(altered !== envelope);
      expect(opener().open(altered, body)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('A36: around a body with any byte changed, an envelope is refused', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, place, by) => {
        const sent = Buffer.from(Buffer.from(bytes).toString('latin1'), 'utf8');
        const altered = Buffer.from(sent);
        const index = place % sent.length;
        altered[index] = ((sent[index] ?? 0) + by) % 256;
        const envelope = seal(citizen, sent.toString());
        expect(opener().open(envelope, altered)).toBeNull();
        expect(opener().open(envelope, sent)).toEqual(citizen);
      },
    ),
  );
});

test.each([
  [-6, false],
  [-5, true],
  [0, true],
  [30, true],
  [34, true],
  [35, false],
  [3_600, false],
])('%i seconds after it was sealed, an envelope is good: %s', (seconds, isGood) => {
  expect(opener('permits', [key('a')], seconds).open(seal(), body) !== null).toBe(isGood);
});

test("A39: another ministry's envelope is useless, even with the same key", () => {
  expect(opener('health').open(seal(), body)).toBeNull();
});

test("A39: another ministry's key is useless, under the same name too", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 64 }), (secret) => {
      fc.pre(!Buffer.from(secret).equals(key('a').secret));
      expect(opener('permits', [{ kid: 'a', secret: Buffer.from(secret) }]).open(seal(), body)).toBeNull();
    }),
  );
});

test('A36: an envelope is opened once, however often and soon it is sent', () => {
  const envelope = seal();
  const own = opener();
  const opened = Array.from({ length: 200 }, () => own.open(envelope, body));
  expect(opened.filter((seen) => seen !== null)).toHaveLength(1);
});

test('an envelope is remembered for as long as it is good', () => {
  let now = 0;
  const own = new EnvelopeOpener('permits', [key('a')], () => at(now)());
  for (; now < 600; now += 1) {
    const envelope = new EnvelopeSealer('permits', key('a'), at(now)).seal(citizen, body);
    const sent = now;
    expect(own.open(envelope, body)).toEqual(citizen);
    for (const later of [0, 1, 17, 34]) {
      now = sent + later;
      expect(own.open(envelope, body)).toBeNull();
    }
    now = sent;
  }
});

test('a failed try does not use an envelope up', () => {
  const envelope = seal();
  const own = opener();
  expect(own.open(envelope, 'another body')).toBeNull();
  expect(own.open(envelope, body)).toEqual(citizen);
});

test('while keys are changed, both are good; then the old one is not', () => {
  const byOld = seal();
  const byNew = new EnvelopeSealer('permits', key('b'), at(0)).seal(citizen, body);
  for (const both of [
    [key('a'), key('b')],
    [key('b'), key('a')],
  ]) {
    expect(opener('permits', both).open(byOld, body)).toEqual(citizen);
    expect(opener('permits', both).open(byNew, body)).toEqual(citizen);
  }
  expect(opener('permits', [key('b')]).open(byOld, body)).toBeNull();
});

test('an envelope that names another key than made it is refused', () => {
  expect(opener('permits', [key('x', key('a').secret[0])]).open(seal(), body)).toBeNull();
});

test('anything that is no envelope is refused', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.string(),
    fc.string().map((text) => `${text}.${text}`),
  );
  fc.assert(fc.property(anything, (given) => opener().open(given, body) === null));
  expect(opener().open(`${seal()}.`, body)).toBeNull();
  expect(opener().open('x'.repeat(100_000), body)).toBeNull();
});
