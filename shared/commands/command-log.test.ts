import type { DataSource, EntityManager } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dataSourceOf } from '../database/data-source.js';
import { Failure } from '../errors/failure.js';
import { storeParcels } from '../testing/sample/parcel.arbitrary.js';
import { Parcel } from '../testing/sample/parcel.entity.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { viewers } from '../testing/viewers.js';
import { fixedClock } from '../time/clock.js';
import { type Command, CommandLog, type Transaction } from './command-log.js';

class TooHeavy extends Failure {
  constructor() {
    super('TOO_HEAVY', 'Send it in two.', 'input.weight');
  }
}

const clock = fixedClock('2024-01-31');
let database: TestDatabase;
let dbs: DataSource[];
let logs: CommandLog[];

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  // Two data sources stand for two processes of the ministry.
  dbs = [1, 2].map(() => dataSourceOf(postOffice, { url: database.appUrl }));
  await Promise.all(dbs.map((db) => db.initialize()));
  logs = dbs.map((db) => new CommandLog(db, clock));
});
afterEach(async () => {
  await storeParcels(database, []);
  await database.sql('TRUNCATE command_log, outbox_event');
});
afterAll(async () => {
  await Promise.all(dbs.map((db) => db.destroy()));
  await database.drop();
});

const senderId = 'aaaaaaaa-0000-4000-8000-000000000000';

async function store({ db, emit }: Transaction, postage = 5_000n): Promise<Parcel> {
  const parcel = db.create(Parcel, {
    id: crypto.randomUUID(),
    senderId,
    label: 'a',
    postage,
    sentOn: '2024-01-31',
    takenInAt: clock.now(),
    note: null,
  });
  await db.insert(Parcel, parcel);
  await emit({ type: 'parcel.sent', subject: parcel.id, detail: { postage: String(postage) } });
  return parcel;
}

/** Sends a parcel, or whatever `run` does instead. */
function send(
  changes: Partial<Command<Parcel | TooHeavy, undefined>> = {},
  log: CommandLog | undefined = logs[0],
) {
  return log?.once<Parcel | TooHeavy>({
    viewer: viewers.officer({ agency: '000' }),
    operation: 'sendParcel',
    idempotencyKey: 'key-12345',
    request: { label: 'a' },
    run: (tx) => store(tx),
    identify: ({ id }) => id,
    recall: (db: EntityManager, id) => db.findOneByOrFail(Parcel, { id }),
    ...changes,
  });
}

async function rowCounts() {
  const [counts] = await database.sql<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM parcel) AS parcels, (SELECT count(*)::int FROM outbox_event) AS events,
       (SELECT count(*)::int FROM command_log) AS commands`,
  );
  return counts;
}

const nothing = { parcels: 0, events: 0, commands: 0 };
const once = { parcels: 1, events: 1, commands: 1 };

describe('a command sent again', () => {
  test('fifty times at once to two processes is done once, and all are answered the same to the byte', async () => {
    const sends = Array.from({ length: 50 }, (_, i) => send({}, logs[i % 2]));
    const texts = (await Promise.all(sends)).map((outcome) =>
      JSON.stringify(outcome, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('5000n');
    expect(await rowCounts()).toEqual(once);
  });

  test('later is answered with what was made, without being run', async () => {
    const first = await send();
    const again = await send({ run: () => Promise.reject(new Error('it ran again')) });
    expect(again).toEqual(first);
    expect(await rowCounts()).toEqual(once);
  });

  test('is not prepared again', async () => {
    await send();
    await send({ prepare: () => Promise.reject(new Error('it asked again')) });
    expect(await rowCounts()).toEqual(once);
  });

  test('with another request is a conflict, and does nothing', async () => {
    await send();
    const outcome = await send({ request: { label: 'b' } });
    expect(outcome).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT', argument: 'input.idempotencyKey' });
    expect(await rowCounts()).toEqual(once);
  });

  test('with other requests at once does one of them, and the others are conflicts', async () => {
    const sends = Array.from({ length: 20 }, (_, i) => send({ request: { label: String(i) } }, logs[i % 2]));
    const outcomes = await Promise.all(sends);
    expect(outcomes.filter((outcome) => outcome instanceof Parcel)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome instanceof Failure)).toHaveLength(19);
    expect(await rowCounts()).toEqual(once);
  });

  test('is the same request in whatever order its fields stand, with amounts and moments in it', async () => {
    const at = new Date('2024-01-31T02:00:00.123Z');
    const first = await send({ request: { amount: 2n ** 63n - 1n, at, lines: [{ a: 1, b: 2n }] } });
    expect(await send({ request: { lines: [{ b: 2n, a: 1 }], at, amount: 2n ** 63n - 1n } })).toEqual(first);
    const other = await send({ request: { lines: [{ b: 2n, a: 1 }], at, amount: 2n ** 63n - 2n } });
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });
});

test('a key belongs to one operation', async () => {
  const [sent, returned] = [await send(), await send({ operation: 'returnParcel' })];
  expect(sent).not.toEqual(returned);
  expect(await rowCounts()).toEqual({ parcels: 2, events: 2, commands: 2 });
});

describe('a command that fails', () => {
  const refuse = async (tx: Transaction) => {
    await store(tx);
    return new TooHeavy();
  };

  test('has written nothing, neither rows nor events, and leaves its key unused', async () => {
    expect(await send({ run: refuse })).toEqual(new TooHeavy());
    expect(await rowCounts()).toEqual(nothing);
    expect(await send()).toBeInstanceOf(Parcel);
    expect(await rowCounts()).toEqual(once);
  });

  test('may be sent with another request next', async () => {
    await send({ run: refuse });
    expect(await send({ request: { label: 'lighter' } })).toBeInstanceOf(Parcel);
  });

  test('fails alike for all who send it at once', async () => {
    const sends = Array.from({ length: 20 }, (_, i) => send({ run: refuse }, logs[i % 2]));
    expect(new Set((await Promise.all(sends)).map((outcome) => outcome instanceof TooHeavy))).toEqual(
      new Set([true]),
    );
    expect(await rowCounts()).toEqual(nothing);
  });

  test('by an error has written nothing and leaves its key unused', async () => {
    const run = async (tx: Transaction) => {
      await store(tx);
      throw new Error('the disk is full');
    };
    await expect(send({ run })).rejects.toThrow('the disk is full');
    expect(await rowCounts()).toEqual(nothing);
    expect(await send()).toBeInstanceOf(Parcel);
  });

  test('because a constraint refuses it, has written nothing', async () => {
    await expect(send({ run: (tx) => store(tx, -1n) })).rejects.toThrow('parcel_postage');
    expect(await rowCounts()).toEqual(nothing);
  });

  test('before it began, in what it prepares, has written nothing', async () => {
    await expect(send({ prepare: () => Promise.reject(new Error('no answer')) })).rejects.toThrow(
      'no answer',
    );
    expect(await rowCounts()).toEqual(nothing);
  });

  test('because its connection breaks has written nothing, and is done when sent again', async () => {
    const run = async (tx: Transaction) => {
      const parcel = await store(tx);
      const [{ pid } = { pid: 0 }]: { pid: number }[] = await tx.db.query('SELECT pg_backend_pid() AS pid');
      await database.sql('SELECT pg_terminate_backend($1, 5000)', [pid]);
      return parcel;
    };
    await expect(send({ run })).rejects.toThrow();
    expect(await rowCounts()).toEqual(nothing);
    expect(await send()).toBeInstanceOf(Parcel);
    expect(await rowCounts()).toEqual(once);
  });
});

test('a second sender waits for the first, and takes over when the first has gone', async () => {
  let giveUp = (_: Error) => {};
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = send({
    run: () => {
      begun();
      return new Promise<Parcel>((_, reject) => {
        giveUp = reject;
      });
    },
  });
  await hasBegun;
  const second = send({}, logs[1]);
  giveUp(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  expect(await second).toBeInstanceOf(Parcel);
  expect(await rowCounts()).toEqual(once);
});

test('what is prepared is learned outside any transaction, and handed to the command', async () => {
  const facts = { asked: 0 };
  const outcome = await logs[0]?.once<Parcel, { readonly postage: bigint }>({
    viewer: viewers.anonymous,
    operation: 'sendParcel',
    idempotencyKey: 'key-12345',
    request: {},
    prepare: async (db) => {
      facts.asked += 1;
      expect(db.queryRunner).toBeUndefined();
      return { postage: 7_000n };
    },
    run: (tx, { postage }) => store(tx, postage),
    identify: ({ id }) => id,
    recall: (db, id) => db.findOneByOrFail(Parcel, { id }),
  });
  expect(outcome).toMatchObject({ postage: 7_000n });
  expect(facts.asked).toBe(1);
});

test('an event tells what happened to what, when, in the order it was written', async () => {
  await send({
    run: async (tx) => {
      const parcel = await store(tx);
      await tx.emit({ type: 'parcel.weighed', subject: parcel.id });
      return parcel;
    },
  });
  expect(await database.sql('SELECT type, detail, occurred_at FROM outbox_event ORDER BY position')).toEqual([
    { type: 'parcel.sent', detail: { postage: '5000' }, occurred_at: clock.now() },
    { type: 'parcel.weighed', detail: {}, occurred_at: clock.now() },
  ]);
});

test('an event of no proper name undoes the command', async () => {
  const run = async (tx: Transaction) => {
    const parcel = await store(tx);
    await tx.emit({ type: 'Parcel.SENT', subject: parcel.id });
    return parcel;
  };
  await expect(send({ run })).rejects.toThrow('outbox_event_type_form');
  expect(await rowCounts()).toEqual(nothing);
});

test('the log keeps no word of what was asked', async () => {
  await send({ request: { nik: '9801011708900001' } });
  const [row] = await database.sql('SELECT * FROM command_log');
  expect(JSON.stringify(row)).not.toContain('9801011708900001');
});
