import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RequiresScopes } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime } from '../../../shared/graphql/scalars.js';

/** A public key as it is published (RFC 7517). */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/**
 * A key the OpenID provider signs tokens with. It is published as soon as it exists, signs from `notBefore` on, and leaves
 * the published set at `retiredAt`, when no token it signed is valid any more.
 */
@Entity()
@ObjectType({ description: 'A key that tokens are signed with (kunci penanda tangan token).' })
@Directive('@key(fields: "kid")')
@RequiresScopes(['identity:keys'])
export class SigningKey {
  @Field(() => String, { description: 'The id that tokens name it by.' })
  @PrimaryColumn('text')
  kid: string;

  @Column('jsonb')
  publicKey: PublicJwk;

  /** Sealed. */
  @Column('bytea')
  privateKey: Buffer;

  @Field(() => DateTime, { description: 'When it was made, and published.' })
  @MomentColumn()
  createdAt: Date;

  @Field(() => DateTime, { description: 'From when on it signs.' })
  @MomentColumn()
  notBefore: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it leaves the published keys; null while no successor is due.',
  })
  @MomentColumn({ nullable: true })
  retiredAt: Date | null;
}
