import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MomentColumn } from '../../../shared/database/columns.js';

export enum CredentialStatus {
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
}

/** What a citizen signs in with. Nothing of it is in the graph. */
@Entity()
export class Credential {
  @PrimaryColumn('uuid')
  citizenId: string;

  /** See `hashPin`. */
  @Column('text')
  pinHash: string;

  /** Sealed; null until the citizen has an authenticator app. */
  @Column('bytea', { nullable: true })
  totpSecret: Buffer | null;

  /** The time step of the last code used, which no later sign-in may use again. */
  @Column('bigint', { nullable: true })
  totpLastStep: string | null;

  /** Wrong attempts in a row. */
  @Column('integer')
  failedAttempts: number;

  @MomentColumn({ nullable: true })
  lockedUntil: Date | null;

  @Column('text')
  status: CredentialStatus;

  /** Made by an embedded nation; a provider that is not in one does not start beside it. */
  @Column('boolean')
  development: boolean;
}

/** Where the secret of an authenticator app is kept, as the vault is told. */
export const placeOfTotpSecret = (citizenId: string) => `credential.totp_secret ${citizenId}`;
