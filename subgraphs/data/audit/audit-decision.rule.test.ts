import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApplicationCategory } from '../application/application-class.js';
import { refuseDecision } from './audit-decision.rule.js';
import { AuditOutcome, namesTarget } from './audit-outcome.js';

interface InForce {
  readonly id: string;
  readonly outcome: AuditOutcome;
  readonly targetId: string | null;
}

const applications = ['a', 'b', 'c', 'd', 'e'];

const step = fc.record({
  applicationId: fc.constantFrom(...applications),
  outcome: fc.constantFrom(...Object.values(AuditOutcome)),
  otherId: fc.constantFrom(...applications),
});

/** Takes every decision the rule allows, one after the other, as the service would. */
function decideAll(steps: readonly { applicationId: string; outcome: AuditOutcome; otherId: string }[]) {
  const inForce = new Map<string, InForce>();
  for (const [count, { applicationId, outcome, otherId }] of steps.entries()) {
    const targetId = namesTarget(outcome) ? otherId : null;
    const current = inForce.get(applicationId) ?? null;
    const standing = {
      category: ApplicationCategory.SPECIFIC,
      openFindings: 1,
      current,
      targetOutcome: inForce.get(otherId)?.outcome ?? null,
      dependants: [...inForce.values()].filter((other) => other.targetId === applicationId).length,
    };
    const asked = { applicationId, outcome, targetId, reason: null, supersedes: current?.id ?? null };
    if (refuseDecision(asked, standing) === null)
      inForce.set(applicationId, { id: String(count), outcome, targetId });
  }
  return inForce;
}

/** Where an application goes when every merge is carried out; null when the merges never end. */
function survivorOf(id: string, inForce: ReadonlyMap<string, InForce>): string | null {
  let at = id;
  for (const _ of applications) {
    const decision = inForce.get(at);
    if (decision?.outcome !== AuditOutcome.MERGE_INTO || decision.targetId === null) return at;
    at = decision.targetId;
  }
  return null;
}

test('whatever is decided in whatever order, merges never run in a circle and end at one that stays', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const inForce = decideAll(steps);
      for (const id of applications) {
        const survivor = survivorOf(id, inForce);
        expect(survivor).not.toBeNull();
        if (survivor !== id) expect(inForce.get(survivor ?? '')?.outcome).not.toBe(AuditOutcome.RETIRE);
      }
    }),
  );
});

test('whatever is decided in whatever order, nothing relies on what is retired', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const inForce = decideAll(steps);
      for (const { targetId } of inForce.values()) {
        if (targetId !== null) expect(inForce.get(targetId)?.outcome).not.toBe(AuditOutcome.RETIRE);
      }
    }),
  );
});

test('a decision is never made without grounds, nor beside the one in force', () => {
  const asked = fc.record({
    applicationId: fc.constant('a'),
    outcome: fc.constantFrom(...Object.values(AuditOutcome)),
    targetId: fc.constantFrom('a', 'b', null),
    reason: fc.constantFrom('Perlu.', null),
    supersedes: fc.constantFrom('1', '2', null),
  });
  const standing = fc.record({
    category: fc.constantFrom(...Object.values(ApplicationCategory)),
    openFindings: fc.nat(2),
    current: fc.constantFrom(null, { id: '1', outcome: AuditOutcome.KEEP, targetId: null }),
    targetOutcome: fc.constantFrom(...Object.values(AuditOutcome), null),
    dependants: fc.nat(2),
  });
  fc.assert(
    fc.property(asked, standing, (decision, facts) => {
      if (refuseDecision(decision, facts) !== null) return;
      expect(facts.openFindings > 0 || (decision.outcome === 'KEEP' && decision.reason !== null)).toBe(true);
      expect(decision.supersedes).toBe(facts.current?.id ?? null);
      expect(decision.targetId !== null).toBe(namesTarget(decision.outcome));
    }),
  );
});
