import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { governanceOn } from './data-governance.js';
import { Dataset } from './dataset.entity.js';
import type { PublishDatasetInput } from './dataset.input.js';
import { datasetLifecycle } from './dataset.lifecycle.js';
import { DatasetGatesFailed, DatasetNotApproved, DatasetUnknown } from './dataset.result.js';
import { DatasetStatus } from './dataset-class.js';
import { Distribution } from './distribution.entity.js';
import { checkGates } from './publication-gate.rule.js';

/** Publishes datasets that pass the gates of Satu Data (Perpres 39/2019). */
export class DatasetService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  publish(viewer: Viewer, input: PublishDatasetInput) {
    return this.commands.once({
      viewer,
      operation: 'publishDataset',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#publish(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(Dataset, { id }),
    });
  }

  async #publish({ db, emit }: Transaction, { datasetId: id }: PublishDatasetInput) {
    const dataset = await db.findOne(Dataset, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!dataset) return new DatasetUnknown();
    if (!canMove(datasetLifecycle, dataset.status, DatasetStatus.PUBLISHED))
      return new DatasetNotApproved(dataset.status);
    const distributions = await db.findBy(Distribution, { datasetId: id });
    const gates = checkGates(
      dataset,
      distributions.map(({ format }) => format),
      await governanceOn(db, this.clock.today()),
    );
    const failed = gates.filter(({ passed }) => !passed);
    if (failed.length > 0) return new DatasetGatesFailed(failed);

    dataset.status = DatasetStatus.PUBLISHED;
    dataset.publishedAt = this.clock.now();
    const { status, publishedAt, classification } = dataset;
    await db.update(Dataset, { id }, { status, publishedAt });
    await emit({ type: 'dataset.published', subject: id, detail: { classification } });
    return dataset;
  }
}
