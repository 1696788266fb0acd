import { randomUUID } from 'node:crypto';
import { type InputValueDefinitionNode, Kind, type TypeNode } from 'graphql';
import { type DeclaredGraph, namedType } from './declared-graph.js';

/** Whether a field or argument must be given. */
export const isRequired = ({ type, defaultValue }: InputValueDefinitionNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE && !defaultValue;

/** Well-formed values that are nobody's, as GraphQL writes them. */
const samples: Readonly<Record<string, () => string>> = {
  AcademicYear: () => '"2023/2024"',
  AgencyCode: () => '"024"',
  AppClientId: () => '"nobody-s-app"',
  AppPurpose: () => '"AID_ELIGIBILITY:PUBLIC_TASK"',
  AppScope: () => '"permits:apply"',
  AreaCode: () => '"98"',
  BillingCode: () => '"899999999999999"',
  Boolean: () => 'false',
  ClassGroup: () => '"4A"',
  Date: () => '"2024-01-15"',
  DateTime: () => '"2024-06-15T10:00:00+07:00"',
  DatasetId: () => '"nobody-s-dataset"',
  DiplomaNumber: () => '"DN-98/D-SD/9999999"',
  FacilityCode: () => '"99999999"',
  FamilyCardNumber: () => '"9801010501159999"',
  GovernmentApplicationId: () => '"APP-024-9999"',
  IdempotencyKey: () => `"${randomUUID()}"`,
  IhsNumber: () => '"P99999999999"',
  Int: () => '1',
  LicenceNumber: () => '"999999999999"',
  LongText: () => '"Text"',
  NIK: () => '"9801011708909999"',
  NIP: () => '"199008172015031999"',
  NISN: () => '"9999999999"',
  NPSN: () => '"99999999"',
  NTB: () => '"999999999999"',
  NTPN: () => '"9999999999999999"',
  PermitNumber: () => '"SI/9999/I/2024/POLDA-CONTOH"',
  PositiveInt: () => '1',
  Rupiah: () => '"1000"',
  ShortText: () => '"Text"',
  TariffCode: () => '"NOBODYS_TARIFF"',
  UUID: () => `"${randomUUID()}"`,
  VaccineBatch: () => '"BATCH-9999"',
};

/** One value of any type of input, with what it must have and no more. */
export function sampleLiteral(graph: DeclaredGraph, type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return sampleLiteral(graph, type.type);
  if (type.kind === Kind.LIST_TYPE) return `[${sampleLiteral(graph, type.type)}]`;
  const name = namedType(type);
  const definition = graph.document.definitions.find((one) => 'name' in one && one.name?.value === name);
  if (definition?.kind === Kind.ENUM_TYPE_DEFINITION) return definition.values?.[0]?.name.value ?? '';
  if (definition?.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
    const required = (definition.fields ?? []).filter(isRequired);
    return `{ ${required.map((one) => `${one.name.value}: ${sampleLiteral(graph, one.type)}`).join(', ')} }`;
  }
  const sample = samples[name];
  if (!sample) throw new Error(`There is no sample of ${name}: add one to the table.`);
  return sample();
}
