import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { hasOfficialsScopes } from './officials-scopes.js';
import { parsePublicKeySet } from './public-key-set.js';
import { areRedirectUris } from './redirect-uri.rule.js';
import { AppKind, AppStatus, RegisteredApp } from './registered-app.entity.js';
import type { DecideAppInput, RegisterAppInput } from './registered-app.input.js';
import { registeredAppLifecycle } from './registered-app.lifecycle.js';
import {
  AppAddressesRefused,
  AppAgencyRefused,
  AppIdTaken,
  AppKeysRefused,
  AppPurposesRefused,
  AppScopesRefused,
  AppStatusConflict,
  AppUnknown,
} from './registered-app.result.js';

/** Registers apps and decides on them. The OpenID provider reads them anew for every request, so a decision holds at once. */
export class RegisteredAppService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  register(viewer: Viewer, input: RegisterAppInput) {
    return this.commands.once({
      viewer,
      operation: 'registerApp',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#register(tx, input),
      identify: ({ clientId }) => clientId,
      recall: (db, clientId) => db.findOneByOrFail(RegisteredApp, { clientId }),
    });
  }

  approve(viewer: Viewer, input: DecideAppInput) {
    return this.#decide(viewer, 'approveApp', input, AppStatus.APPROVED);
  }

  suspend(viewer: Viewer, input: DecideAppInput) {
    return this.#decide(viewer, 'suspendApp', input, AppStatus.SUSPENDED);
  }

  async #register({ db, emit }: Transaction, input: RegisterAppInput) {
    const refusal = refuse(input);
    if (refusal) return refusal;
    if (await hasOfficialsScopes(db, input, this.clock.today())) return new AppScopesRefused('input.scopes');
    const { clientId, name, kind, redirectUris, scopes, purposes, agencyCode = null } = input;
    await takeTurns(db, 'app', clientId);
    if (await db.existsBy(RegisteredApp, { clientId })) return new AppIdTaken();
    await emit({ type: 'app.registered', subject: clientId, detail: { kind } });
    return db.save(
      RegisteredApp,
      db.create(RegisteredApp, {
        clientId,
        name,
        kind,
        status: AppStatus.PENDING,
        redirectUris: [...redirectUris],
        scopes: [...new Set(scopes)],
        purposes: [...new Set(purposes)],
        agencyCode,
        publicKeys: keysOf(input),
        registeredAt: this.clock.now(),
        development: false,
      }),
    );
  }

  #decide(viewer: Viewer, operation: string, input: DecideAppInput, status: AppStatus) {
    return this.commands.once({
      viewer,
      operation,
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: async ({ db, emit }) => {
        const app = await db.findOne(RegisteredApp, {
          where: { clientId: input.clientId },
          lock: { mode: 'pessimistic_write' },
        });
        if (!app) return new AppUnknown();
        if (!canMove(registeredAppLifecycle, app.status, status)) return new AppStatusConflict(app.status);
        if (status === AppStatus.APPROVED && (await hasOfficialsScopes(db, app, this.clock.today())))
          return new AppScopesRefused('input.clientId');
        await emit({ type: `app.${status.toLowerCase()}`, subject: app.clientId });
        return db.save(RegisteredApp, Object.assign(app, { status }));
      },
      identify: ({ clientId }) => clientId,
      recall: (db, clientId) => db.findOneByOrFail(RegisteredApp, { clientId }),
    });
  }
}

const forPeople = (kind: AppKind) => kind === AppKind.CITIZEN_APP || kind === AppKind.OFFICER_APP;

/** What is wrong with an app in itself, whatever else is registered. */
function refuse(input: RegisterAppInput) {
  const { kind, redirectUris, agencyCode, purposes, publicKeys } = input;
  const isForCitizens = kind === AppKind.CITIZEN_APP;
  if (forPeople(kind) ? !areRedirectUris(redirectUris) : redirectUris.length > 0)
    return new AppAddressesRefused();
  if (isForCitizens !== (agencyCode == null)) return new AppAgencyRefused();
  if (isForCitizens !== (purposes.length === 0)) return new AppPurposesRefused();
  const hasKeys = publicKeys != null;
  if (hasKeys ? keysOf(input) === null : !forPeople(kind)) return new AppKeysRefused();
  return null;
}

const keysOf = ({ publicKeys }: RegisterAppInput) =>
  publicKeys == null ? null : parsePublicKeySet(publicKeys);
