import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { AidProgram } from './aid-program.js';
import { AidProgramRule } from './aid-program-rule.entity.js';

/** The rules of all programmes in force on a day. */
export const programRulesOn: LoaderDefinition<IsoDate, ReadonlyMap<AidProgram, AidProgramRule>> = {
  batch: (db, days) =>
    Promise.all(
      days.map(async (day) => {
        const rules = await db.manager.findBy(AidProgramRule, { ...inForceOn(day) });
        return new Map(rules.map((rule) => [rule.program, rule]));
      }),
    ),
};
